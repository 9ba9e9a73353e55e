// What the end-to-end journeys need of the machine: a browser, a display, an Electron. Found, else installed where that is
// possible without asking, else named as the reason for a skip.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const isRoot = process.getuid?.() === 0;

function onPath(name) {
  const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.split('\n')[0].trim() : null;
}

function findBrowser() {
  if (process.env.CARREL_BROWSER) return process.env.CARREL_BROWSER;
  for (const name of [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
  ]) {
    const path = onPath(name);
    if (path) return path;
  }
  const places = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ];
  return places.find(existsSync) ?? playwrightBrowser();
}

function playwrightBrowser() {
  const { chromium } = require('@playwright/test');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

async function installWithApt(run, packages) {
  if (!onPath('apt-get') || !isRoot) return false;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  if ((await run('apt-get', ['update', '-qq'], env)) !== 0) return false;
  return (await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], env)) === 0;
}

/** A Chromium: the machine's own, else by apt, else by Playwright. */
export async function ensureBrowser(run) {
  const found = findBrowser();
  if (found) return { path: found };
  console.log('\n— no Chromium on this machine: installing one');
  await installWithApt(run, ['chromium']);
  if (!findBrowser()) await run('playwright', ['install', 'chromium']);
  const installed = findBrowser();
  return installed
    ? { path: installed }
    : { path: null, reason: 'no Chromium was found, and neither apt nor Playwright could install one' };
}

/** A screen for Electron: the person's own, else a virtual one. */
export async function ensureDisplay(run) {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
    return { ready: true, wrap: [] };
  if (!onPath('xvfb-run')) await installWithApt(run, ['xvfb', 'xauth']);
  return onPath('xvfb-run')
    ? { ready: true, wrap: ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24'] }
    : { ready: false, wrap: [], reason: 'there is no display and no xvfb-run' };
}

/** The Electron that the environment names or that is installed; none is fetched for a test. */
export function findElectron() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join('node_modules', 'electron', 'dist');
  const names = {
    darwin: 'Electron.app/Contents/MacOS/Electron',
    win32: 'electron.exe',
  };
  const path = process.env.ELECTRON_EXEC_PATH ?? join(folder, names[process.platform] ?? 'electron');
  return existsSync(path)
    ? { path }
    : { path: null, reason: 'no Electron binary is installed (ELECTRON_OVERRIDE_DIST_PATH names none)' };
}
