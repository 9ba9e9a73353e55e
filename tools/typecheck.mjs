// Type-checks each part of the house under its own rules: a DOM type in main or a Node type in the renderer is an error.
import { spawnSync } from 'node:child_process';

let failed = false;
for (const part of ['contract', 'main', 'preload', 'renderer', 'tests']) {
  const { status } = spawnSync('tsc', ['-p', `tsconfig.${part}.json`], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) failed = true;
}
process.exit(failed ? 1 : 0);
