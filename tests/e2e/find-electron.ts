import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(__dirname, '../..');

const executable: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** The Electron that the environment names or that is installed; none is fetched for a test. */
export function findElectron(): string | null {
  const { CARREL_ELECTRON, ELECTRON_EXEC_PATH, ELECTRON_OVERRIDE_DIST_PATH } = process.env;
  const folder = ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules', 'electron', 'dist');
  const path =
    CARREL_ELECTRON || ELECTRON_EXEC_PATH || join(folder, executable[process.platform] ?? 'electron');
  return existsSync(path) ? path : null;
}

/** Why the desktop cannot be tested here; empty when it can. */
export function whyNoElectron(): string {
  if (findElectron() === null)
    return 'no Electron binary is installed (ELECTRON_OVERRIDE_DIST_PATH names none)';
  const screen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return screen ? '' : 'there is no display; run under xvfb-run -a';
}
