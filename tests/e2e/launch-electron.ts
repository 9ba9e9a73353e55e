import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { sandboxArguments } from './find-browser.ts';
import { findElectron, root } from './find-electron.ts';

export interface Desktop {
  app: ElectronApplication;
  page: Page;
  /** What the program wrote to its log so far. */
  log(): string;
}

/** A folder for one test's library and settings. */
export async function makeScratch(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'carrel-desktop-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** The built desktop as a reader starts it, on a library and settings of its own. */
export async function launchDesktop(folder: string, files: string[] = []): Promise<Desktop> {
  const app = await electron.launch({
    executablePath: electronExecutable(),
    args: [...desktopArguments(folder), ...files],
    cwd: root,
    env: desktopEnvironment(),
  });
  let written = '';
  app.process().stderr?.on('data', (chunk) => {
    written += String(chunk);
  });
  const page = await app.firstWindow();
  await page.waitForLoadState();
  return { app, page, log: () => written };
}

export function electronExecutable(): string {
  const path = findElectron();
  if (path === null) throw new Error('there is no Electron; skip with whyNoElectron()');
  return path;
}

export function desktopArguments(folder: string): string[] {
  return [
    ...sandboxArguments,
    // A virtual screen has no graphics card: Chromium would try one, fail, and now and then leave the first page waiting.
    ...(process.platform === 'linux' ? ['--disable-gpu'] : []),
    `--user-data-dir=${join(folder, 'settings')}`,
    `--library=${join(folder, 'library')}`,
    root,
  ];
}

/** An Electron with too old a Node starts the archive under the one that runs the tests. */
export function desktopEnvironment(): Record<string, string> {
  const given = Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return { ...Object.fromEntries(given), CARREL_NODE: process.execPath };
}
