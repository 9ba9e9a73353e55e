// Builds what is older than its sources, and lets one of several that come at once do it.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, rmdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const stamp = join(root, 'out', '.built');
const lock = join(root, 'out', '.building');
const sources = ['contract', 'main', 'preload', 'renderer'].map((folder) => `${folder}/**/*`);
const single = ['package-lock.json', 'electron.vite.config.ts', 'tools/reader-fonts.ts', 'tools/pdf-data.ts'];

/** Whether the build is missing or a source is newer. Tests are no sources. */
export function buildIsStale() {
  if (!existsSync(stamp) || !existsSync(join(root, 'out', 'main', 'cli.js'))) return true;
  const built = statSync(stamp).mtimeMs;
  const files = globSync([...sources, ...single], { cwd: root });
  return files.some((file) => !/\.test\.tsx?$/.test(file) && statSync(join(root, file)).mtimeMs > built);
}

/** Builds if need be and says so on stderr. Throws when the build fails. */
export async function freshBuild() {
  if (!buildIsStale()) return;
  mkdirSync(join(root, 'out'), { recursive: true });
  const unlock = await takeLock();
  try {
    if (!buildIsStale()) return;
    process.stderr.write('carrel: building, once …\n');
    const started = new Date();
    const vite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    // Its report goes to stderr: stdout belongs to the command that waits for it.
    const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    if (status !== 0) throw new Error('the build failed');
    writeFileSync(stamp, '');
    // What is changed while it is being built is newer than it.
    utimesSync(stamp, started, started);
  } finally {
    unlock();
  }
}

async function takeLock() {
  for (;;) {
    try {
      mkdirSync(lock);
      return () => rmdirSync(lock);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    // Nobody builds for two minutes: whoever took the lock has died.
    const age = existsSync(lock) ? Date.now() - statSync(lock).mtimeMs : 0;
    if (age > 120_000) rmdirSync(lock);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
