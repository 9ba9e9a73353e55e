import { expect, test } from '@playwright/test';
import { findArchiveProcess } from './archive-process.ts';
import { call, value } from './call-archive.ts';
import { whyNoElectron } from './find-electron.ts';
import { type Desktop, launchDesktop, makeScratch } from './launch-electron.ts';

test.skip(whyNoElectron() !== '', whyNoElectron());
test.skip(process.platform === 'win32', 'finds the archive process with ps');

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

test('a killed archive process comes back, and what was acknowledged is there', async () => {
  const { page } = desktop;
  await value(page, 'notes.save', { id: 'note000001', article: null, text: 'Acknowledged.', revision: 0 });
  await page.evaluate(() => {
    const states: string[] = [];
    Object.assign(window, { states });
    window.archive?.listen((event) => {
      if (event.event === 'connection') states.push(event.data.state);
    });
  });
  const states = () => page.evaluate(() => (window as Window & { states?: string[] }).states);
  process.kill(await findArchiveProcess(desktop), 'SIGKILL');
  await expect.poll(states).toEqual(['reconnecting', 'connected']);
  expect(await value(page, 'notes.list')).toMatchObject({ notes: [{ text: 'Acknowledged.' }] });
});

test('after five deaths in a row it says why and tries again when the reader wishes', async () => {
  const { app, page } = desktop;
  await app.evaluate(({ dialog }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = async (...given: unknown[]) => {
      const options = given.at(-1);
      asked.push(JSON.stringify(options));
      return { response: 0, checkboxChecked: false };
    };
  });
  const asked = () => app.evaluate(() => (globalThis as { asked?: string[] }).asked ?? []);
  for (let death = 0; death < 5; death++) {
    await expect.poll(async () => (await call(page, 'library.overview')).ok, { timeout: 20_000 }).toBe(true);
    process.kill(await findArchiveProcess(desktop), 'SIGKILL');
    await expect.poll(async () => (await call(page, 'library.overview')).ok).toBe(false);
  }
  await expect.poll(asked).toHaveLength(1);
  expect((await asked())[0]).toContain('Try Again');
  await expect.poll(async () => (await call(page, 'library.overview')).ok, { timeout: 20_000 }).toBe(true);
});

test('what is typed while the archive restarts is kept, and saved once it is back', async () => {
  const { page } = desktop;
  await page
    .getByRole('button', { name: /sample/i })
    .first()
    .click();
  await page.getByRole('option', { name: 'The Mirror Train' }).click();
  await page.keyboard.press('n');
  await page.locator('.cm-content').click();
  await page.keyboard.type('Before the gap. ');
  process.kill(await findArchiveProcess(desktop), 'SIGKILL');
  await page.keyboard.type('In the gap. ', { delay: 30 });
  await expect.poll(async () => (await call(page, 'library.overview')).ok, { timeout: 20_000 }).toBe(true);
  await page.keyboard.type('After the gap.');
  const texts = async () => {
    const reply = await call(page, 'notes.list');
    return reply.ok ? (reply.value as { notes: { text: string }[] }).notes.map(({ text }) => text) : [];
  };
  await expect.poll(texts, { timeout: 20_000 }).toEqual(['Before the gap. In the gap. After the gap.']);
});

test('an interface whose process dies comes back with its window', async () => {
  const { app, page } = desktop;
  await value(page, 'collections.create', { name: 'Kept' });
  const crashed = page.waitForEvent('crash');
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await crashed;
  const shown = () =>
    app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined || contents.isCrashed() || contents.isLoading()) return '';
      return String(await contents.executeJavaScript('document.body.innerText'));
    });
  await expect.poll(shown, { timeout: 20_000 }).toContain('Kept');
  expect(desktop.log()).toContain("the interface's process ended: crashed");
});
