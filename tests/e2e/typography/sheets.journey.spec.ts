import { expect, type Page } from '@playwright/test';
import { findings, settle } from '../find-violations.ts';
import { picture, test } from '../journey.ts';
import {
  articleFrame,
  findField,
  firstLine,
  openArticle,
  painted,
  selectWithMouse,
} from '../reading-steps.ts';
import { divisions, importSpecimens, setType, wholeText } from './type-steps.ts';

const english = 'The railway over the pass';
const arabic = 'السكة الحديدية عبر الممر';

const position = async (page: Page): Promise<{ at: number; count: number }> => {
  const label = await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('status')
    .getAttribute('aria-label');
  const [, at, count] = /^Page (\d+) of (\d+)$/.exec(label ?? '') ?? [];
  return { at: Number(at), count: Number(count) };
};
const at = (page: Page): Promise<number> => position(page).then((known) => known.at);

const focusArticle = (page: Page): Promise<void> =>
  page.locator('section[aria-label="Article"] iframe:not([inert])').focus();

/** Where the first line in view begins, in the text of the article. */
async function firstOffset(page: Page): Promise<number> {
  const frame = await articleFrame(page);
  return frame.evaluate(() => {
    const root = document.getElementById('text');
    if (root === null) throw new Error('the page has no text');
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let seen = 0;
    while (walker.nextNode()) {
      const content = walker.currentNode.nodeValue ?? '';
      for (let at = 0; at < content.length; at += 1) {
        if (content.charAt(at) === '\u00ad') continue;
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 1);
        const box = range.getClientRects()[0];
        if (box !== undefined && box.height > 0 && box.top >= 0) return seen;
        seen += 1;
      }
    }
    return -1;
  });
}

/** A sheet stands whole in the window: no column is cut at its edges. */
async function expectWhole(page: Page): Promise<void> {
  const frame = await articleFrame(page);
  const cut = await frame.evaluate(() => {
    const text = document.getElementById('text');
    if (text === null) throw new Error('the page has no text');
    const range = document.createRange();
    range.selectNodeContents(text);
    return [...range.getClientRects()].filter(
      ({ left, right, top, bottom, width }) =>
        width > 1 &&
        ((left < -1 && right > 1) ||
          (left < innerWidth - 1 && right > innerWidth + 1) ||
          bottom > innerHeight ||
          top < 0),
    ).length;
  });
  expect(cut).toBe(0);
}

test('a text is turned page by page with keys, wheel and presses at its edges', async ({ carrel, page }) => {
  await importSpecimens(carrel);
  await openArticle(page, english);
  await setType(page, { Text: 'On pages' });
  await expect.poll(() => position(page).then(({ count }) => count)).toBeGreaterThan(3);
  expect(await at(page)).toBe(1);
  await expectWhole(page);
  await picture(carrel, 'sheets-first');
  const beginning = await firstLine(page);
  await focusArticle(page);
  await page.keyboard.press('Space');
  await expect.poll(() => at(page)).toBe(2);
  await expectWhole(page);
  const second = await firstLine(page);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await settle(page);
  expect(await findings(page)).toEqual([]);
  expect(second).not.toBe(beginning);
  await focusArticle(page);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => at(page)).toBe(3);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => at(page)).toBe(2);
  expect(await firstLine(page)).toBe(second);
  await page.keyboard.press('End');
  const { count } = await position(page);
  await expect.poll(() => at(page)).toBe(count);
  await expectWhole(page);
  await expect(page.getByRole('button', { name: 'Next page' })).toBeDisabled();
  await page.keyboard.press('Home');
  await expect.poll(() => at(page)).toBe(1);
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect.poll(() => at(page)).toBe(2);

  const box = await page.locator('section[aria-label="Article"] iframe:not([inert])').boundingBox();
  if (box === null) throw new Error('the article is not in view');
  const session = await page.context().newCDPSession(page);
  const mouse = (type: 'mousePressed' | 'mouseReleased' | 'mouseWheel', x: number, deltaY = 0) =>
    session.send('Input.dispatchMouseEvent', {
      type,
      x: box.x + x,
      y: box.y + 300,
      deltaX: 0,
      deltaY,
      ...(type !== 'mouseWheel' && { button: 'left', clickCount: 1 }),
    });
  const press = async (x: number) => {
    await mouse('mousePressed', x);
    await mouse('mouseReleased', x);
  };
  await press(box.width - 8);
  await expect.poll(() => at(page)).toBe(3);
  await press(8);
  await expect.poll(() => at(page)).toBe(2);
  await mouse('mouseWheel', 200, 120);
  await expect.poll(() => at(page)).toBe(3);
  await page.waitForTimeout(400);
  await mouse('mouseWheel', 200, -120);
  await expect.poll(() => at(page)).toBe(2);
  await expectWhole(page);
});

test('on pages, what is found and marked is brought into sight, with its card and its comment', async ({
  carrel,
  page,
}) => {
  await importSpecimens(carrel);
  await openArticle(page, english);
  await setType(page, { Text: 'On pages' });
  await page.keyboard.press('Control+f');
  await findField(page).fill('8. Understanding');
  await expect.poll(() => painted(page, 'find-current')).toEqual(['8. Understanding']);
  await expect.poll(() => at(page)).toBeGreaterThan(1);
  await expectWhole(page);
  const found = await at(page);
  await focusArticle(page);
  await page.keyboard.press('Home');
  await expect.poll(() => at(page)).toBe(1);
  await page.keyboard.press('F3');
  await expect.poll(() => at(page)).toBe(found);

  await selectWithMouse(page, 'an uncommonly patient person');
  await page.keyboard.press('3');
  await expect.poll(() => painted(page, 'colour-3')).toHaveLength(1);
  await expectWhole(page);
  const card = page.getByRole('region', { name: 'Highlight' });
  await expect(card).toBeVisible();
  await card.getByRole('textbox').first().fill('Patience again');
  await page.keyboard.press('Escape');
  await picture(carrel, 'sheets-comment');
});

test('Arabic pages go on to the left', async ({ carrel, page }) => {
  await importSpecimens(carrel);
  await openArticle(page, arabic);
  await setType(page, { Text: 'On pages' });
  await expect.poll(() => position(page).then(({ count }) => count)).toBeGreaterThan(2);
  const beginning = await firstLine(page);
  await focusArticle(page);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => at(page)).toBe(2);
  await expectWhole(page);
  expect(await firstLine(page)).not.toBe(beginning);
  await picture(carrel, 'sheets-arabic');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => at(page)).toBe(1);
});

test('the place is kept to the word across sizes of type and window, scrolled and on pages', async ({
  carrel,
  page,
}) => {
  await importSpecimens(carrel);
  await openArticle(page, english);
  const text = await wholeText(page);
  await expect.poll(() => divisions(page)).toBeGreaterThan(60);
  await focusArticle(page);
  for (let screen = 0; screen < 3; screen += 1) await page.keyboard.press('Space');
  await expect.poll(() => firstOffset(page)).toBeGreaterThan(1_000);
  await page.waitForTimeout(300);
  const line = await firstLine(page);
  const word = await firstOffset(page);
  expect(text.slice(word, word + 30).startsWith(line.slice(0, 30))).toBe(true);

  /** The word stands in the first line (scrolled), or on the open page. */
  const expectKept = async (): Promise<void> => {
    const frame = await articleFrame(page);
    const look = () =>
      frame.evaluate((offset) => {
        const root = document.getElementById('text');
        if (root === null) throw new Error('the page has no text');
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        let seen = 0;
        while (walker.nextNode()) {
          const content = walker.currentNode.nodeValue ?? '';
          for (let at = 0; at < content.length; at += 1) {
            if (content.charAt(at) === '\u00ad') continue;
            if (seen === offset) {
              const range = document.createRange();
              range.setStart(walker.currentNode, at);
              range.setEnd(walker.currentNode, at + 1);
              const box = range.getBoundingClientRect();
              if (document.documentElement.dataset.flow === 'pages')
                return box.left >= 0 && box.right <= innerWidth ? 'in sight' : `at ${box.left}, ${box.top}`;
              return box.top >= -1 && box.top < 60 ? 'in sight' : `at ${box.top}`;
            }
            seen += 1;
          }
        }
        return 'nowhere';
      }, word);
    await expect.poll(look).toBe('in sight');
  };
  await expectKept();
  await setType(page, { Size: 26 });
  await expectKept();
  await setType(page, { Text: 'On pages' });
  await expectKept();
  await setType(page, { Size: 15, Width: 50 });
  await expectKept();
  if (carrel.host === 'browser') {
    for (const [width, height] of [
      [700, 900],
      [1440, 700],
      [390, 800],
      [1280, 860],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expectKept();
    }
  }
  await setType(page, { Text: 'Scrolled' });
  await expectKept();
  await setType(page, { Size: 18, Width: 66, Typeface: 'Atkinson' });
  await expectKept();
  await setType(page, { Typeface: 'Literata' });
  await expect.poll(() => firstLine(page)).toBe(line);
});
