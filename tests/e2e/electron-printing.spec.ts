import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { value } from './call-archive.ts';
import { whyNoElectron } from './find-electron.ts';
import { type Desktop, launchDesktop, makeScratch } from './launch-electron.ts';
import { readPdf } from './read-pdf.ts';

test.skip(whyNoElectron() !== '', whyNoElectron());

let scratch: Awaited<ReturnType<typeof makeScratch>>;
let desktop: Desktop;
test.beforeEach(async () => {
  scratch = await makeScratch();
});
test.afterEach(async () => {
  await desktop.app.close().catch(() => undefined);
  await scratch.remove();
});

/** The answer to the next question where a file shall go. */
async function answerSaveDialog(filePath: string): Promise<void> {
  await desktop.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: path === '', filePath: path });
  }, filePath);
}

const paragraphs = Array.from(
  { length: 40 },
  (_, index) =>
    `Paragraph ${index + 1} of the tide tables: every figure in them was read aloud by two people before it was set, and nobody found a mistake in eleven years.`,
);

/** Typeset words: joined letters, hyphens at the ends of lines and blanks are not what was written. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s\u00ad-]/g, '');

/** A paragraph may go over to the next page: between its halves stands the foot of the first. */
function withoutFeet(whole: string, pages: number): string {
  let text = whole;
  for (let number = 1; number <= pages; number += 1)
    text = text.replace(`TideTablesbyHand${number}/${pages}`, '');
  return text;
}

test('an article becomes a PDF with all of its text, its highlights, comments and note, numbered pages and its source', async () => {
  const file = join(scratch.folder, 'tides.html');
  writeFileSync(
    file,
    `<!doctype html><html lang="en"><head><title>Tide Tables by Hand</title></head><body><article><h1>Tide Tables by Hand</h1>${paragraphs
      .map((text) => `<p>${text}</p>`)
      .join('')}</article></body></html>`,
  );
  desktop = await launchDesktop(scratch.folder, [file]);
  const { page } = desktop;
  await page.getByRole('option', { name: /Tide Tables by Hand/ }).click();
  const { articles } = await value<{ articles: { id: string }[] }>(page, 'articles.list');
  const article = articles[0]?.id ?? '';
  await value(page, 'highlights.quote', {
    article,
    quote: 'Paragraph 3 of the tide tables',
    colour: 2,
    comment: 'Ask <the harbour office>.',
  });
  await value(page, 'notes.save', { id: 'noteontides', article, text: 'Kept in *box eleven*.', revision: 0 });

  await page.keyboard.press('ControlOrMeta+p');
  const dialog = page.getByRole('dialog', { name: 'Print' });
  await expect(dialog.getByRole('button', { name: 'Save as PDF…' })).toBeVisible();
  const target = join(scratch.folder, 'tides.pdf');
  await answerSaveDialog(target);
  await dialog.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(page.getByText('The PDF was saved')).toBeVisible({ timeout: 60_000 });
  await expect(dialog).toHaveCount(0);

  const data = readFileSync(target);
  const pages = await readPdf(data);
  expect(pages.length).toBeGreaterThan(2);
  for (const [index, text] of pages.entries()) {
    expect(text).toContain('Tide Tables by Hand');
    expect(text).toMatch(new RegExp(`${index + 1} / ${pages.length}`));
  }
  const whole = plain(pages.join(' '));
  // The comment's number stands behind the words that it is on.
  const numbered = whole.replace('Paragraph3ofthetidetables1', 'Paragraph3ofthetidetables');
  expect(numbered.length).toBe(whole.length - 1);
  for (const text of paragraphs) expect(withoutFeet(numbered, pages.length)).toContain(plain(text));
  expect(whole).toContain(plain('Ask <the harbour office>.'));
  expect(whole).toContain(plain('Kept in *box eleven*.'));
  // In the reader's typeface, which is part of the file, and nobody's highlights but in their colour.
  expect(data.toString('latin1')).toMatch(/\/FontName\s*\/[A-Z]{6}\+Literata/);

  // Without what is not wanted.
  await page.keyboard.press('ControlOrMeta+p');
  await dialog.getByRole('checkbox', { name: 'Comments and the note, at the end' }).uncheck();
  await dialog.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect
    .poll(async () => plain((await readPdf(readFileSync(target))).join(' ')))
    .not.toContain('boxeleven');

  // And a dialog that is cancelled leaves nothing behind.
  await answerSaveDialog('');
  await page.keyboard.press('ControlOrMeta+p');
  await dialog.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});
