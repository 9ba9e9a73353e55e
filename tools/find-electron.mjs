// The Electron that the environment names, the one that is installed, or the one that its package can fetch.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const electron = join(root, 'node_modules', 'electron');
const executable = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
const name = executable[process.platform] ?? 'electron';
const installed = join(electron, 'dist', name);
const failed = join(root, 'out', '.electron-not-fetched');
const fetchTimeLimitMs = 300_000;
const tryAgainAfterMs = 24 * 3_600_000;

/** `{ path }`, or `{ path: null, reason }`. Fetches at most once a day what cannot be fetched. */
export async function findElectron() {
  const { ELECTRON_EXEC_PATH, ELECTRON_OVERRIDE_DIST_PATH } = process.env;
  const named =
    ELECTRON_EXEC_PATH ?? (ELECTRON_OVERRIDE_DIST_PATH && join(ELECTRON_OVERRIDE_DIST_PATH, name));
  if (named && existsSync(named)) return { path: named };
  if (isInstalled()) return { path: installed };
  const reason = 'the Electron binary is not installed and could not be fetched';
  if (existsSync(failed) && Date.now() - statSync(failed).mtimeMs < tryAgainAfterMs)
    return { path: null, reason };
  const { version } = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8'));
  console.error(`carrel: fetching Electron ${version}, once …`);
  spawnSync(process.execPath, [join(electron, 'install.js')], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: fetchTimeLimitMs,
    killSignal: 'SIGKILL',
  });
  if (isInstalled()) return { path: installed };
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(failed, '');
  return { path: null, reason };
}

/** Its package writes `path.txt` when all of it is there. */
function isInstalled() {
  return existsSync(join(electron, 'path.txt')) && existsSync(installed);
}
