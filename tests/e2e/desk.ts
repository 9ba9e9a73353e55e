import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, test as base, chromium, expect, type FrameLocator, type Page } from '@playwright/test';
import { findBrowser, sandboxArguments } from './find-browser.ts';
import { root, whyNoElectron } from './find-electron.ts';
import { type Desktop, launchDesktop, makeScratch } from './launch-electron.ts';

/** Carrel as a reader has it before them, in a browser or on the desktop: the same journeys hold for both. */
export interface Desk {
  page: Page;
  /** The library's folder. */
  library: string;
  /** The article that is open. */
  frame: FrameLocator;
  /** Ends the program as a reader does and starts it again on the same library; `page` is another one then. */
  reopen(): Promise<void>;
  /** A picture to look at, in `.screenshots/`. */
  picture(name: string): Promise<void>;
  /** What the page complained of, and requests that left for another place. */
  complaints: string[];
}

export const test = base.extend<{ desk: Desk }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern.
  desk: async ({}, use, info) => {
    const scratch = await makeScratch();
    const start = info.project.name === 'electron' ? startDesktop : startInBrowser;
    if (info.project.name === 'electron') test.skip(whyNoElectron() !== '', whyNoElectron());
    const complaints: string[] = [];
    let running = await start(scratch.folder);
    const watch = (): void => watchPage(running.page, complaints);
    watch();
    const desk: Desk = {
      page: running.page,
      library: join(scratch.folder, 'library'),
      frame: running.page.frameLocator('iframe'),
      complaints,
      async reopen() {
        await running.close();
        running = await start(scratch.folder);
        watch();
        desk.page = running.page;
        desk.frame = running.page.frameLocator('iframe');
      },
      async picture(name) {
        const folder = join(root, '.screenshots', info.project.name);
        mkdirSync(folder, { recursive: true });
        await desk.page.screenshot({ path: join(folder, `${name}.png`) });
      },
    };
    await use(desk);
    await running.close();
    await scratch.remove();
  },
});

export { expect };

/** From the first screen to a library of sample articles with its index complete. */
export async function importSamples({ page }: Desk): Promise<void> {
  await page.getByRole('button', { name: 'Begin with the sample articles' }).click();
  await expect(page.getByRole('button', { name: 'All articles 16' })).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('Index complete');
}

/** Opens an article by a part of its title, from the list. */
export async function openArticle(desk: Desk, title: string): Promise<void> {
  await desk.page.getByRole('option', { name: title }).click();
  await expect(desk.frame.getByRole('heading', { level: 1 })).toContainText(title);
}

interface Running {
  page: Page;
  close(): Promise<void>;
}

async function startDesktop(folder: string): Promise<Running> {
  const desktop: Desktop = await launchDesktop(folder);
  // Whatever screen it runs on, the journeys see the same panes.
  await desktop.page.setViewportSize({ width: 1440, height: 900 });
  return { page: desktop.page, close: () => desktop.app.close() };
}

let browser: Browser | undefined;
test.afterAll(async () => {
  await browser?.close();
  browser = undefined;
});

async function startInBrowser(folder: string): Promise<Running> {
  const host = spawn(
    process.execPath,
    [
      join(root, 'out/main/cli.js'),
      'serve',
      '--library',
      join(folder, 'library'),
      '--port',
      '0',
      '--no-open',
    ],
    { env: { ...process.env, XDG_CONFIG_HOME: folder } },
  );
  browser ??= await chromium.launch({ executablePath: findBrowser() ?? '', args: sandboxArguments });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(await addressOf(host));
  return {
    page,
    async close() {
      await context.close();
      const gone = once(host, 'exit');
      host.kill('SIGTERM');
      await gone;
    },
  };
}

function addressOf(host: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: unknown): void => {
      output += String(chunk);
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S*token=[\w-]+/.exec(output)?.[0];
      if (address !== undefined) resolve(address);
    };
    host.stdout?.on('data', read);
    host.stderr?.on('data', read);
    host.on('exit', (code) => reject(new Error(`the host ended with ${code}: ${output}`)));
  });
}

function watchPage(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Blocked script execution'))
      complaints.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== 'carrel:' && protocol !== 'data:' && hostname !== '127.0.0.1')
      complaints.push(`request: ${request.url()}`);
  });
}
