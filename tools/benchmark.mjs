// npm run benchmark -- NAME [arguments]: runs tests/benchmarks/NAME.ts on the Node that runs this.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = resolve(import.meta.dirname, '../tests/benchmarks');
const inside = process.argv[2] === '--inside';
const [name, ...rest] = process.argv.slice(inside ? 3 : 2);
const file = resolve(folder, `${name}.ts`);

if (name === undefined || !existsSync(file)) {
  const names = readdirSync(folder)
    .filter((entry) => entry.endsWith('.ts'))
    .map((entry) => entry.slice(0, -3));
  console.error(`Usage: npm run benchmark -- NAME [arguments]. There are: ${names.join(', ')}.`);
  process.exitCode = 2;
} else if (inside) {
  const { run } = await import(pathToFileURL(file).href);
  await run(rest);
} else {
  // Node says on stderr, once a process, that it had to find out by itself that our sources are modules.
  const flags = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--expose-gc'];
  const self = fileURLToPath(import.meta.url);
  const ended = spawnSync(process.execPath, [...flags, self, '--inside', name, ...rest], {
    stdio: 'inherit',
  });
  process.exitCode = ended.status ?? 1;
}
