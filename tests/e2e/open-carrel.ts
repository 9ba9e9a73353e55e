import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findArchiveProcess } from './archive-process.ts';
import { whyNoElectron } from './find-electron.ts';
import { launchBrowser, serveLibrary, whyNoBrowser } from './launch-browser.ts';
import { launchDesktop } from './launch-electron.ts';

export type Host = 'browser' | 'electron';

/** Carrel with its window open, in whichever host: what a journey that holds for both needs. */
export interface OpenCarrel {
  host: Host;
  page: Page;
  /** Of this test alone: `library` and `settings` lie in it. */
  folder: string;
  /** What the reader chooses in the next dialog that asks for files or a folder. */
  answerDialog(paths: string[]): Promise<void>;
  /** Ends the program as a power cut would, and starts it again on the same library. */
  killAndRestart(): Promise<OpenCarrel>;
  /** Closes the program and starts it again on the same library. */
  restart(): Promise<OpenCarrel>;
  /** The same, with something done to its folder in between. */
  restartWith(change: () => Promise<void>): Promise<OpenCarrel>;
  /** Closes all and removes the folder. */
  dispose(): Promise<void>;
}

/** The host that a Playwright project stands for. */
export function hostOf(project: string): Host {
  return project === 'electron' ? 'electron' : 'browser';
}

export function whyNotHere(host: Host): string {
  return host === 'electron' ? whyNoElectron() : whyNoBrowser();
}

export async function openCarrel(host: Host, folder?: string): Promise<OpenCarrel> {
  const place = folder ?? (await mkdtemp(join(tmpdir(), 'carrel-journey-')));
  const { page, close, kill, answerDialog } =
    host === 'electron' ? await openDesktop(place) : await openInBrowser(place);
  return {
    host,
    page,
    folder: place,
    answerDialog,
    async killAndRestart() {
      await kill();
      return openCarrel(host, place);
    },
    async restart() {
      await close();
      return openCarrel(host, place);
    },
    async restartWith(change) {
      await close();
      await change();
      return openCarrel(host, place);
    },
    async dispose() {
      await close();
      await rm(place, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function openDesktop(folder: string) {
  const { app, page } = await launchDesktop(folder);
  return {
    page,
    close: () => app.close(),
    async kill() {
      const ended = once(app.process(), 'exit');
      process.kill(await findArchiveProcess({ app }), 'SIGKILL');
      app.process().kill('SIGKILL');
      await ended;
    },
    answerDialog: (paths: string[]) =>
      app.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths });
      }, paths),
  };
}

async function openInBrowser(folder: string) {
  const served = await serveLibrary(folder);
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  await page.goto(served.link);
  return {
    page,
    async kill() {
      const ended = once(served.process, 'exit');
      served.process.kill('SIGKILL');
      await browser.close();
      await ended;
    },
    async answerDialog(paths: string[]) {
      page.once('filechooser', (chooser) => void chooser.setFiles(paths));
    },
    async close() {
      // As a reader does it: the window first, so that it can save what is being typed.
      await page.close({ runBeforeUnload: false });
      await browser.close();
      await served.close();
    },
  };
}
