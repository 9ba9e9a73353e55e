// npm start: builds if need be and opens the desktop; where that cannot be had, the same app in the default browser.
// What follows `--` goes to the program: npm start -- --library DIR
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { findElectron } from './find-electron.mjs';
import { freshBuild } from './fresh-build.mjs';

const root = resolve(import.meta.dirname, '..');
const given = process.argv.slice(2);
/** One that ends so soon, and so badly, never had a window. */
const startsWithinMs = 15_000;

try {
  await freshBuild();
} catch (error) {
  console.error(`carrel: ${error.message}`);
  process.exit(1);
}
const reason = whyNoDesktop() ?? (await openDesktop());
console.error(`carrel: ${reason}; Carrel opens in your browser instead.`);
// In this very process: a Ctrl-C meets the program itself. It reads the arguments that this script was given, but for the
// one that only a Chromium knows.
process.argv.splice(2, Infinity, ...given.filter((argument) => argument !== '--no-sandbox'));
createRequire(import.meta.url)('../out/main/loopback.js');

function whyNoDesktop() {
  if (process.platform !== 'linux') return null;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display';
  // The product never goes without it; whoever wants to says so by hand.
  if (process.getuid() === 0 && !given.includes('--no-sandbox'))
    return "Chromium's sandbox does not work as root";
  return null;
}

/** Ends this process with the desktop; answers only with the reason why there was none. */
async function openDesktop() {
  const electron = await findElectron();
  if (electron.path === null) return electron.reason;
  const env = { ...process.env, CARREL_NODE: process.execPath };
  delete env.ELECTRON_RUN_AS_NODE;
  const started = Date.now();
  const child = spawn(electron.path, [root, ...given], { stdio: 'inherit', env });
  // The terminal tells the desktop too; this script waits until it has closed its library.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  const { code, signal, error } = await new Promise((settle) => {
    child.once('error', (error) => settle({ error }));
    child.once('exit', (code, signal) => settle({ code, signal }));
  });
  const crashed = signal === 'SIGTRAP' || signal === 'SIGABRT' || signal === 'SIGSEGV' || code === 127;
  if (error || (crashed && Date.now() - started < startsWithinMs))
    return `Electron does not start on this machine (${error?.code ?? signal ?? `exit ${code}`})`;
  process.exit(code ?? 1);
}
