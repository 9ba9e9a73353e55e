import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import type { Note } from '../../contract/note-model.ts';
import { launchBrowser, type Served, serveLibrary, whyNoBrowser } from './launch-browser.ts';
import { beginWithSamples, listed, noteEditor, openArticle } from './reading-steps.ts';

test.skip(whyNoBrowser() !== '', whyNoBrowser());

const essay = 'A desk with its back to the world';
let folder = '';
let browser: Browser;
let host: Served;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carrel-notes-'));
  host = await serveLibrary(folder);
  browser = await launchBrowser();
});
test.afterEach(async () => {
  await browser?.close();
  await host?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const pane = (page: Page) => page.getByRole('complementary', { name: 'Notes' });
const state = (page: Page) => pane(page).getByRole('status');

async function allNotes(page: Page): Promise<Note[]> {
  return page.evaluate(async () => {
    const response = await fetch('/call/notes.list', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-carrel': '1' },
      body: '{}',
    });
    return (await response.json()).value.notes;
  });
}

test('text typed while the host is killed is on the screen, and saved once when it is started again', async () => {
  const page = await browser.newPage();
  await page.goto(host.link);
  const { port } = new URL(page.url());
  await beginWithSamples(page);
  await openArticle(page, essay);
  await page.keyboard.press('n');
  await expect(noteEditor(page)).toBeFocused();
  await page.keyboard.type('Acknowledged. ');
  await expect(state(page)).toHaveText('Saved');

  await page.keyboard.type('Typed as it');
  const ended = once(host.process, 'exit');
  host.process.kill('SIGKILL');
  await ended;
  await page.keyboard.type(' died, and after.');
  await expect(state(page)).toHaveText(/kept here/i);
  const whole = 'Acknowledged. Typed as it died, and after.';
  await expect(noteEditor(page)).toHaveText(whole);

  // The reader starts it again and follows the new link in the same tab.
  host = await serveLibrary(folder, Number(port));
  await page.goto(host.link);
  await listed(page, essay).click();
  await page.keyboard.press('n');
  await expect(noteEditor(page)).toHaveText(whole);
  await expect(state(page)).toHaveText('Saved');
  expect(await allNotes(page)).toMatchObject([{ text: whole }]);
});

test('what another window writes appears in a window where nothing is being written', async () => {
  const context = await browser.newContext();
  const first = await context.newPage();
  await first.goto(host.link);
  await beginWithSamples(first);
  await openArticle(first, essay);
  await first.keyboard.press('n');
  const second = await context.newPage();
  await second.goto(new URL(first.url()).origin);
  await openArticle(second, essay);
  await second.keyboard.press('n');
  await expect(noteEditor(second)).toBeFocused();

  await first.bringToFront();
  await noteEditor(first).click();
  await first.keyboard.type('From the first window.');
  await expect(noteEditor(second)).toHaveText('From the first window.');
  await second.bringToFront();
  await noteEditor(second).press('ControlOrMeta+End');
  await second.keyboard.type(' And the second.');
  await expect(noteEditor(first)).toHaveText('From the first window. And the second.');
  expect(await allNotes(first)).toHaveLength(1);
});

test('the editor and its styles need no rule of the content policy bent', async () => {
  const page = await browser.newPage();
  const broken: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) broken.push(message.text());
  });
  const answer = await page.goto(host.link);
  expect(answer?.headers()['content-security-policy']).toContain("style-src 'self';");
  await beginWithSamples(page);
  await openArticle(page, essay);
  await page.keyboard.press('n');
  await expect(noteEditor(page)).toBeFocused();
  await page.keyboard.type('# Large\n\nplain');
  const size = (part: string) =>
    noteEditor(page)
      .locator(part)
      .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  expect(await size('.note-large')).toBeGreaterThan(await size('.cm-line:last-child'));
  expect(broken).toEqual([]);
});

test('two windows that write into one note at once: the last state stays, the other text is in the history', async () => {
  const context = await browser.newContext();
  const first = await context.newPage();
  await first.goto(host.link);
  await beginWithSamples(first);
  await openArticle(first, essay);
  await first.keyboard.press('n');
  await expect(noteEditor(first)).toBeFocused();
  await first.keyboard.type('Begun.');
  await expect(state(first)).toHaveText('Saved');
  const second = await context.newPage();
  await second.goto(new URL(first.url()).origin);
  await openArticle(second, essay);
  await second.keyboard.press('n');
  await expect(noteEditor(second)).toHaveText('Begun.');

  // Neither hears of the other before both have written.
  await second.route('**/call/notes.get', (route) => route.abort());
  await second.route('**/call/notes.save', async (route) => {
    await expect(state(first)).toHaveText(/^Saved/);
    await route.continue();
  });
  await second.keyboard.press('ControlOrMeta+End');
  await second.keyboard.type(' The second.');
  await first.bringToFront();
  await noteEditor(first).press('ControlOrMeta+End');
  await first.keyboard.type(' The first.');
  await expect(state(first)).toHaveText(/^Saved/);
  await expect(state(second)).toHaveText(/in the history/);
  await second.unrouteAll({ behavior: 'ignoreErrors' });
  await expect(noteEditor(first)).toHaveText('Begun. The second.');
  const [note] = await allNotes(first);
  expect(note?.text).toBe('Begun. The second.');
  await pane(first).getByRole('button', { name: 'Earlier versions of this note' }).click();
  const dialog = first.getByRole('dialog', { name: 'Earlier versions' });
  await expect(dialog.getByRole('deletion').filter({ hasText: 'first' })).toBeVisible();
});

test('a window that is killed in the middle of a word loses nothing', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(host.link);
  await beginWithSamples(page);
  await openArticle(page, essay);
  await page.keyboard.press('n');
  await expect(noteEditor(page)).toBeFocused();
  // What is typed never reaches the archive from this window.
  await page.route('**/call/notes.save', () => undefined);
  await page.keyboard.type('Half a wo');
  const origin = new URL(page.url()).origin;
  await page.close({ runBeforeUnload: false });

  const next = await context.newPage();
  await next.goto(origin);
  await openArticle(next, essay);
  await next.keyboard.press('n');
  await expect(noteEditor(next)).toHaveText('Half a wo');
  await expect(state(next)).toHaveText('Saved');
  expect(await allNotes(next)).toMatchObject([{ text: 'Half a wo' }]);
});

test('a note of ten million letters opens, and a letter typed in it shows at once', async () => {
  const page = await browser.newPage();
  await page.goto(host.link);
  await beginWithSamples(page);
  const id = 'bignote00001';
  await page.evaluate(async (id) => {
    const line = 'A line with *emphasis*, a [link](https://example.org/) and a #tag in it.\n\n';
    const text = `# Large\n\n${line.repeat(Math.floor(9_900_000 / line.length))}`;
    await fetch('/call/notes.save', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-carrel': '1' },
      body: JSON.stringify({ id, article: null, text, revision: 0 }),
    });
  }, id);
  await page.goto(`${new URL(page.url()).origin}/#note=${id}`);
  await page.reload();
  const editor = page.getByRole('textbox', { name: 'Note', exact: true });
  await expect(editor.locator('.note-large')).toHaveText('Large');
  await editor.locator('.cm-line').nth(3).click();
  // How long the window is busy with one letter: until the next picture of it.
  const milliseconds: number[] = [];
  for (const letter of 'letters') {
    const begun = Date.now();
    await page.keyboard.type(letter);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    milliseconds.push(Date.now() - begun);
  }
  test.info().annotations.push({ type: 'milliseconds a letter', description: milliseconds.join(' ') });
  await expect(editor).toContainText('letters');
  await expect(page.getByRole('region', { name: 'Note' }).getByRole('status')).toHaveText('Saved');
  // No more of the note is in the page than is in view.
  expect(await editor.locator('.cm-line').count()).toBeLessThan(400);
});
