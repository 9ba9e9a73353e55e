import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium } from '@playwright/test';
import { findBrowser, sandboxArguments } from './find-browser.ts';
import { root } from './find-electron.ts';

export interface Served {
  process: ChildProcess;
  /** The start link: works once. */
  link: string;
  /** What the host wrote to its log so far. */
  log(): string;
  /** Ends it in good order. */
  close(): Promise<void>;
}

/** The built loopback host in a process of its own, on a library and settings of its own; port 0 is any free one. */
export async function serveLibrary(folder: string, port = 0): Promise<Served> {
  const child = spawn(
    process.execPath,
    [
      join(root, 'out/main/loopback.js'),
      `--library=${join(folder, 'library')}`,
      `--port=${port}`,
      '--no-open',
    ],
    { env: { ...process.env, CARREL_SETTINGS: join(folder, 'settings') } },
  );
  let written = '';
  child.stderr.on('data', (chunk) => {
    written += String(chunk);
  });
  const [link]: string[] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => {
      throw new Error(`the loopback host ended as it started: ${written}`);
    }),
  ]);
  if (link === undefined) throw new Error('the loopback host printed no link');
  return {
    process: child,
    link,
    log: () => written,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Why a browser cannot be tested here; empty when it can. */
export function whyNoBrowser(): string {
  return findBrowser() === null ? 'no Chromium was found (CARREL_BROWSER names none)' : '';
}

export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('there is no Chromium; skip with whyNoBrowser()');
  return chromium.launch({ executablePath, args: [...sandboxArguments, ...more] });
}
