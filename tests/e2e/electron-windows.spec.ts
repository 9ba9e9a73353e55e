import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, type Page, test } from '@playwright/test';
import { value } from './call-archive.ts';
import { carrelCommand } from './command-line.ts';
import { whyNoElectron } from './find-electron.ts';
import { importSamples, openTitle, row } from './journey.ts';
import {
  type Desktop,
  desktopArguments,
  desktopEnvironment,
  electronExecutable,
  launchDesktop,
  makeScratch,
} from './launch-electron.ts';

test.skip(whyNoElectron() !== '', whyNoElectron());

let scratch: Awaited<ReturnType<typeof makeScratch>>;
let desktop: Desktop;
test.beforeEach(async () => {
  scratch = await makeScratch();
  desktop = await launchDesktop(scratch.folder);
});
test.afterEach(async () => {
  await desktop.app.close().catch(() => undefined);
  await scratch.remove();
});

async function openWindow(page: Page, link: string): Promise<Page> {
  const [own] = await Promise.all([
    desktop.app.waitForEvent('window'),
    value(page, 'host.openWindow', { link }),
  ]);
  await own.waitForLoadState();
  return own;
}

async function idOf(page: Page, title: string): Promise<string> {
  const { articles } = await value<{ articles: { id: string; title: string }[] }>(page, 'articles.list');
  return articles.find((article) => article.title === title)?.id ?? '';
}

test('a window of one article has every wall of the first, a place of its own, and its end ends nothing else', async () => {
  test.setTimeout(120_000);
  const { app, page } = desktop;
  await importSamples(page);
  const link = `carrel://article/${await idOf(page, 'The Mirror Train')}`;
  const own = await openWindow(page, link);
  await expect(openTitle(own)).toHaveText('The Mirror Train');
  await expect(own.getByRole('listbox')).toHaveCount(0);
  const preferences = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      const contents: object = window.webContents;
      // Electron has this for tests and leaves it out of its types.
      return (contents as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
    }),
  );
  expect(preferences).toHaveLength(2);
  for (const each of preferences) {
    for (const name of ['sandbox', 'contextIsolation', 'webSecurity']) expect(each[name], name).toBe(true);
    for (const name of ['nodeIntegration', 'webviewTag', 'experimentalFeatures', 'navigateOnDragDrop'])
      expect(each[name] ?? false, name).toBe(false);
  }
  expect(await own.evaluate(() => window.open('https://example.org/') === null)).toBe(true);

  // Settings and the library are one: a change in a window shows in the other.
  await value(own, 'host.changeSettings', { theme: 'sepia' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');

  const bounds = { x: 80, y: 60, width: 720, height: 640 };
  await app.evaluate(async ({ BrowserWindow }, wanted) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().includes('window=alone'),
    );
    window?.setBounds(wanted);
    await new Promise((settle) => setTimeout(settle, 600));
  }, bounds);
  await own.close();
  await expect(row(page, 'The Mirror Train')).toBeVisible();
  const again = await openWindow(page, link);
  await expect(openTitle(again)).toHaveText('The Mirror Train');
  expect(await again.evaluate(() => [window.outerWidth, window.outerHeight])).toEqual([720, 640]);
});

test('a link reaches the window that is open by a second start, by the system and by the command line', async () => {
  test.setTimeout(120_000);
  const { app, page } = desktop;
  await importSamples(page);
  const id = await idOf(page, 'The Mirror Train');
  const bread = await idOf(page, 'Night-shift bread');
  const child = spawn(electronExecutable(), [...desktopArguments(scratch.folder), `carrel://article/${id}`], {
    env: desktopEnvironment(),
    stdio: 'ignore',
  });
  await once(child, 'exit');
  await expect(openTitle(page)).toHaveText('The Mirror Train');
  expect(app.windows()).toHaveLength(1);

  // As macOS tells of a link.
  await app.evaluate(
    ({ app }, link) => app.emit('open-url', { preventDefault: () => undefined }, link),
    'carrel://article/00000000000000000000',
  );
  await expect(page.getByText('The article of this link is not in this library').first()).toBeVisible();
  await app.evaluate(({ app }) => app.emit('open-url', { preventDefault: () => undefined }, 'carrel://app/'));

  await carrelCommand(scratch, 'open', `carrel://article/${bread}`);
  await expect(openTitle(page)).not.toHaveText('The Mirror Train');
  expect(page.url()).toContain('carrel://app/');
});
