import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from '../../e2e/find-browser.ts';

/** The built command line. */
export const program = resolve(import.meta.dirname, '../../../out/main/cli.js');

export interface Serving {
  /** With the token: works once. */
  address: string;
  close(): Promise<void>;
}

/** The loopback host on `folder`/library, in a process of its own. */
export async function serve(folder: string): Promise<Serving> {
  if (!existsSync(program)) throw new Error('Build first: npm run build');
  const parameters = ['serve', '--library', join(folder, 'library'), '--port', '0', '--no-open'];
  const child = spawn(process.execPath, [program, ...parameters]);
  return {
    address: await addressOf(child),
    async close() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser() ?? '',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

function addressOf(serving: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    serving.stdout?.on('data', (chunk) => {
      output += chunk;
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S*token=[\w-]+/.exec(output)?.[0];
      if (address !== undefined) resolve(address);
    });
    serving.on('exit', (code) => reject(new Error(`the loopback host ended with ${code}: ${output}`)));
  });
}
