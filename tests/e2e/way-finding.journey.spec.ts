import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { importSamples, openTitle, picture, row, test } from './journey.ts';
import { lookAt } from './look-at.ts';
import type { OpenCarrel } from './open-carrel.ts';
import { article, articleFrame, findField, firstLine, painted } from './reading-steps.ts';

/** A picture of stripes, large enough to be worth a look. */
function makePng(width: number, height: number, shade: number): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      rows.fill(
        (x >> 4) % 2 === 0 ? shade : 235 - (y % 40),
        y * (width * 3 + 1) + 1 + x * 3,
        y * (width * 3 + 1) + 4 + x * 3,
      );
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const whole = Buffer.alloc(body.length + 8);
    whole.writeUInt32BE(data.length);
    body.copy(whole, 4);
    whole.writeUInt32BE(crc(body), body.length + 4);
    return whole;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc(bytes: Buffer): number {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}

const sentence =
  'The keeper of the northern light wrote down every ship that passed, the hour and the wind, and under each of them one word that nobody ever asked about. ';

function lighthouse(): string {
  const paragraphs = (count: number): string => `<p>${sentence.repeat(3)}</p>`.repeat(count);
  const image = (shade: number): string =>
    `data:image/png;base64,${makePng(900, 500, shade).toString('base64')}`;
  return `<!doctype html><html lang="en"><head><title>The Log of the Northern Light</title></head><body><article>
<h1>The Log of the Northern Light</h1>
<p>${sentence}<sup><a href="#note-1" id="ref-1">1</a></sup> ${sentence}</p>
<h2>The first winter</h2>${paragraphs(6)}
<figure><img src="${image(60)}" alt="Stripes of the lighthouse"><figcaption>The tower in its first paint.</figcaption></figure>
<h3>Ice on the stairs</h3>${paragraphs(5)}
<p>Nobody shouted in TURKEY, and a turkey was eaten. See <a href="#the-word">the word itself</a>.</p>
<figure><img src="${image(130)}" alt="The lamp room"></figure>
<p>Lost: <img src="missing/plan.png" alt="Plan of the rock" width="300" height="200"></p>
<h2>The second winter</h2>${paragraphs(8)}
<h2 id="the-word">The word</h2>${paragraphs(8)}
<section><ol><li id="note-1">Kept in the harbour office, box <em>eleven</em>. <a href="#ref-1">↩</a></li></ol></section>
</article></body></html>`;
}

async function openLighthouse(carrel: OpenCarrel): Promise<void> {
  const { page } = carrel;
  const folder = join(carrel.folder, 'incoming');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'light.html');
  writeFileSync(file, lighthouse());
  await carrel.answerDialog([file]);
  await page.getByRole('button', { name: 'Import files' }).click();
  await row(page, 'The Log of the Northern Light').click();
  await expect(openTitle(page)).toHaveText('The Log of the Northern Light');
}

async function pressInPage(page: Page, selector: string): Promise<void> {
  const frame = await articleFrame(page);
  await frame.evaluate((wanted) => {
    const element = document.querySelector<HTMLElement>(wanted);
    if (element === null) throw new Error(`the page has no ${wanted}`);
    element.click();
  }, selector);
}

const foot = (page: Page) => page.getByRole('region', { name: 'Where you are' });

test('the contents stand beside the article, follow the reader, and lead to each section and back', async ({
  carrel,
  page,
}) => {
  await openLighthouse(carrel);
  // With the list away there is room for them beside the page.
  await page.keyboard.press(']');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  // The pane learns of its width with the next frames.
  await page.waitForTimeout(300);
  await page.keyboard.press('o');
  const contents = page.getByRole('navigation', { name: 'Contents' });
  const section = (name: string) => contents.getByRole('button', { name, exact: true });
  await expect(contents.getByRole('button')).toHaveText([
    '',
    'The first winter',
    'Ice on the stairs',
    'The second winter',
    'The word',
  ]);
  await lookAt(carrel, 'way-contents');
  const before = await firstLine(page);
  await section('The second winter').click();
  await expect(section('The second winter')).toHaveAttribute('aria-current', 'location');
  expect(await firstLine(page)).toContain('The second winter');
  await expect(foot(page)).toContainText('Back to where I was');
  await page.keyboard.press('b');
  expect(await firstLine(page)).toBe(before);
  await expect(foot(page)).not.toContainText('Back to where I was');

  // By keyboard alone, and in the palette.
  await page.keyboard.press('o');
  await expect(contents).toHaveCount(0);
  await page.keyboard.press('o');
  await page.keyboard.press('End');
  await expect(section('The word')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => firstLine(page)).toContain('The word');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('section ice');
  await page.getByRole('option', { name: 'Section: Ice on the stairs' }).click();
  await expect.poll(() => firstLine(page)).toContain('Ice on the stairs');
  await expect(foot(page)).toContainText(/\d+ min, \d+ left · \d+ %/);
});

test('an article without sections has no contents', async ({ carrel, page }) => {
  await importSamples(page);
  await row(page, /^.*Observatory sees first light/).click();
  await expect(openTitle(page)).toHaveText(/^Observatory sees first light/);
  const frame = await articleFrame(page);
  expect(await frame.locator('#text :is(h2, h3)').count()).toBeLessThan(2);
  await expect(page.getByRole('button', { name: 'Contents' })).toHaveCount(0);
  await page.keyboard.press('o');
  await expect(page.getByText('This article has no sections')).toBeVisible();
  await picture(carrel, 'way-no-contents');
});

test('a footnote is read in place, and one may go there and come back', async ({ carrel, page }) => {
  await openLighthouse(carrel);
  const frame = await articleFrame(page);
  const at = () => frame.evaluate(() => scrollY);
  await pressInPage(page, '#text sup a');
  const popup = article(page).getByRole('note', { name: 'Note 1' });
  await expect(popup).toContainText('Kept in the harbour office, box eleven.');
  await expect(popup).not.toContainText('↩');
  expect(await at()).toBe(0);
  await picture(carrel, 'way-footnote');
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  await picture(carrel, 'way-footnote-dark');
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'paper'));
  await page.keyboard.press('Escape');
  await expect(popup).toHaveCount(0);
  // The keyboard is where it was: Enter opens it again.
  await page.keyboard.press('Enter');
  await expect(popup).toBeVisible();
  await popup.getByRole('button', { name: 'Go to the note' }).press('Enter');
  await expect.poll(at).toBeGreaterThan(500);
  await page.keyboard.press('b');
  await expect.poll(at).toBeLessThan(40);

  // Another link inside the page is a jump.
  await pressInPage(page, '#text p a[href="#user-content-the-word"]');
  await expect.poll(at).toBeGreaterThan(500);
  await expect(foot(page)).toContainText('Back to where I was');
});

test('a picture is looked at alone, nearer and farther, and the next one after it', async ({
  carrel,
  page,
}) => {
  await openLighthouse(carrel);
  await expect(article(page).getByRole('img', { name: 'Plan of the rock' })).toBeAttached();
  await expect(article(page).locator('img[data-zoom]')).toHaveCount(2);
  await page.keyboard.press('i');
  const view = page.getByRole('dialog', { name: 'Picture' });
  await expect(view.getByRole('img', { name: 'Stripes of the lighthouse' })).toBeVisible();
  await expect(view).toContainText('The tower in its first paint.');
  await expect(view).toContainText('1 of 2');
  await lookAt(carrel, 'way-picture');
  const width = async () => (await view.getByRole('img').boundingBox())?.width ?? 0;
  const whole = await width();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  expect(await width()).toBeGreaterThan(whole * 1.8);
  await page.keyboard.press('0');
  expect(Math.round(await width())).toBe(Math.round(whole));
  await page.keyboard.press('ArrowRight');
  await expect(view.getByRole('img', { name: 'The lamp room' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(view).toHaveCount(0);
  await expect
    .poll(() =>
      article(page)
        .locator('img[data-zoom]')
        .nth(1)
        .evaluate((image) => image === document.activeElement),
    )
    .toBe(true);
  await page.keyboard.press('Enter');
  await expect(view).toContainText('2 of 2');
});

test('paragraphs are numbered when the reader wants it, and a quotation names them', async ({
  carrel,
  page,
}) => {
  await openLighthouse(carrel);
  const numbers = article(page).locator('[data-paragraph]');
  await expect(numbers).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('number the par');
  await page.keyboard.press('Enter');
  await expect(numbers.first()).toHaveAttribute('data-paragraph', '1');
  await picture(carrel, 'way-numbers');
  await page.keyboard.press('ControlOrMeta+f');
  await expect(findField(page)).toBeFocused();
  await page.keyboard.type('a turkey was eaten');
  await page.keyboard.press('Enter');
  const frame = await articleFrame(page);
  const wanted = await frame.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>('[data-paragraph]')].find((one) =>
        one.textContent?.includes('a turkey was'),
      )?.dataset.paragraph,
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('hide the numbers');
  await page.keyboard.press('Enter');
  await expect(numbers).toHaveCount(0);
  expect(Number(wanted)).toBeGreaterThan(10);
});

test('the find takes case, whole words and accents when it is told to, and remembers', async ({
  carrel,
  page,
}) => {
  await openLighthouse(carrel);
  await page.keyboard.press('ControlOrMeta+f');
  await expect(findField(page)).toBeFocused();
  await page.keyboard.type('Turkey');
  await expect(page.getByRole('status', { name: 'Match 1 of 2' })).toBeVisible();
  await page.keyboard.press('Alt+c');
  await expect(page.getByRole('status', { name: 'Not found in this article' })).toBeVisible();
  await findField(page).fill('TURKEY');
  await expect(page.getByRole('status', { name: 'Match 1 of 1' })).toBeVisible();
  expect(await painted(page, 'find-current')).toEqual(['TURKEY']);
  await page.getByRole('button', { name: 'What counts: same case' }).click();
  await expect(page.getByRole('menuitemcheckbox', { name: /Same case/ })).toBeChecked();
  await picture(carrel, 'way-find-options');
  await page.getByRole('menuitemcheckbox', { name: /Whole words/ }).click();
  await page.keyboard.press('Escape');
  await findField(page).fill('TURK');
  await expect(page.getByRole('status', { name: 'Not found in this article' })).toBeVisible();
  await page.reload();
  await expect(openTitle(page)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+f');
  await expect(findField(page)).toBeFocused();
  await page.keyboard.type('TURK');
  await expect(page.getByRole('button', { name: 'What counts: whole words, same case' })).toBeVisible();
});

test('on pages that are turned the contents, footnotes and jumps lead to the right page', async ({
  carrel,
  page,
}) => {
  await openLighthouse(carrel);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('turn the text in pages');
  await page.keyboard.press('Enter');
  const frame = await articleFrame(page);
  await expect.poll(() => frame.evaluate(() => document.documentElement.dataset.flow)).toBe('pages');
  await pressInPage(page, '#text sup a');
  await expect(article(page).getByRole('note', { name: 'Note 1' })).toBeInViewport();
  await picture(carrel, 'way-footnote-pages');
  await page.keyboard.press('Escape');
  await page.keyboard.press('o');
  const contents = page.getByRole('navigation', { name: 'Contents' });
  await contents.getByRole('button', { name: 'The second winter' }).click();
  const heading = article(page).getByRole('heading', { name: 'The second winter' });
  await expect(heading).toBeInViewport();
  await expect(foot(page).getByRole('button')).toContainText('Back to where I was');
  await page.keyboard.press('b');
  await expect.poll(() => frame.evaluate(() => scrollX)).toBe(0);
  await expect(heading).not.toBeInViewport();
});
