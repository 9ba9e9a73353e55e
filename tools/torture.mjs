// npm run torture [NAME] [-- --minutes N] [--seed N]: puts the search index through what the suite takes a sample of.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const inside = process.argv[2] === '--inside';
const rest = process.argv.slice(inside ? 3 : 2);

if (inside) {
  const { run } = await import(
    pathToFileURL(resolve(import.meta.dirname, '../tests/torture/torture.ts')).href
  );
  process.exitCode = await run(rest);
} else {
  // Node says on stderr, once a process, that it had to find out by itself that our sources are modules.
  const flags = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];
  const ended = spawnSync(process.execPath, [...flags, fileURLToPath(import.meta.url), '--inside', ...rest], {
    stdio: 'inherit',
  });
  process.exitCode = ended.status ?? 1;
}
