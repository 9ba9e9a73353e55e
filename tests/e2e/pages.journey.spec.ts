import { expect, type Page } from '@playwright/test';
import { column, makePdf } from '../../main/importers/pdf/testing/make-pdf.ts';
import { bringIn } from './bring-in.ts';
import { openTitle, picture, row, test } from './journey.ts';
import { lookAt } from './look-at.ts';
import type { OpenCarrel } from './open-carrel.ts';
import { painted, selectWithMouse } from './reading-steps.ts';

const tides =
  'The tide tables of the harbour were printed by hand until the spring of 1954, and every figure in them was read aloud by two people before it was set. Nobody found a mistake in eleven years, and then two were found in one week.';

const fog =
  'The harbour pilots kept a log of their own, and what it says about the fog of that winter agrees with nothing that was printed.';

function tideTables(pages: number): Uint8Array {
  return makePdf({
    info: { Title: 'Tide Tables by Hand', Author: 'Ruth Amsel' },
    outline: [
      { title: 'How they were printed', page: 1 },
      { title: 'The tables of the north', page: Math.ceil(pages / 2) },
    ],
    pages: Array.from({ length: pages }, (_, index) => ({
      texts: [
        {
          text: index === 0 ? 'Tide Tables by Hand' : `Table ${index}`,
          x: 60,
          y: 780,
          size: 20,
          font: 'bold' as const,
        },
        ...column(tides.replace('every figure', `every figure of table ${index}`), { y: 740 }),
        ...(index === 12 ? column(fog, { y: 560 }) : []),
        { text: 'Harbour Office Papers', x: 60, y: 815, size: 9 },
        { text: `${index + 1}`, x: 295, y: 30, size: 9 },
      ],
    })),
  });
}

/** Carrel with the tables of the tides open in it. */
async function openTides(page: Page, carrel: OpenCarrel, pages: number): Promise<void> {
  await bringIn(page, carrel, 'tides.pdf', tideTables(pages));
  await row(page, 'Tide Tables by Hand').click();
  await expect(openTitle(page)).toHaveText('Tide Tables by Hand');
  await expect(page.getByRole('group', { name: 'Show' })).toBeVisible();
}

const pagesOf = (page: Page) => page.frameLocator('iframe[title^="Pages of"]');

/** Selects words on a drawn page as a reader does, with the mouse. */
async function selectOnPage(page: Page, words: string): Promise<void> {
  const frame = await (await page.locator('iframe[title^="Pages of"]').elementHandle())?.contentFrame();
  if (frame == null) throw new Error('the pages are not shown');
  const line = frame.locator('.text > span', { hasText: words }).first();
  await line.scrollIntoViewIfNeeded();
  const [from, to, y] = await line.evaluate((piece, wanted) => {
    const node = piece.firstChild;
    const at = node?.nodeValue?.indexOf(wanted) ?? -1;
    if (node == null || at < 0) throw new Error(`no piece says "${wanted}"`);
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + wanted.length);
    const { left, right, top, height } = range.getBoundingClientRect();
    return [left, right, top + height / 2];
  }, words);
  const box = await page.locator('iframe[title^="Pages of"]').boundingBox();
  if (box === null) throw new Error('the pages are not in view');
  await page.mouse.move(box.x + (from ?? 0) + 0.5, box.y + (y ?? 0));
  await page.mouse.down();
  await page.mouse.move(box.x + ((from ?? 0) + (to ?? 0)) / 2, box.y + (y ?? 0));
  await page.mouse.move(box.x + (to ?? 0) - 0.5, box.y + (y ?? 0));
  await page.mouse.up();
}

test('a PDF is read as text, and its pages are shown as they were printed', async ({ page, carrel }) => {
  const broken: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy|Trusted/i.test(message.text()))
      broken.push(message.text());
  });
  page.on('pageerror', (error) => broken.push(error.message));
  await openTides(page, carrel, 40);

  await page.getByRole('button', { name: 'Pages', exact: true }).click();
  const pages = page.frameLocator('iframe[title^="Pages of"]');
  const first = pages.getByRole('region', { name: 'Page 1 of 40' });
  await expect(first.locator('canvas')).toBeVisible();
  await expect(first.getByText('Tide Tables by Hand')).toBeAttached();
  await expect(pages.getByLabel('Page', { exact: true })).toHaveText('1 / 40');
  // Dark points where the title stands, white paper beside it: it was drawn, not only laid out.
  const ink = await first.locator('canvas').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return 0;
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, width, Math.round(height / 4)) ?? {
      data: [],
    };
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 100) dark += 1;
    return dark / (width * height);
  });
  expect(ink).toBeGreaterThan(0.001);
  expect(ink).toBeLessThan(0.1);
  await page.getByLabel('Dismiss').click();
  await first.click({ position: { x: 8, y: 8 } });
  await picture(carrel, 'pages');

  // Space goes on, as in the text; far pages are not drawn, and those left behind are let go.
  for (let press = 0; press < 8; press += 1) await page.keyboard.press('Space');
  await expect(pages.getByLabel('Page', { exact: true })).not.toHaveText('1 / 40');
  await expect(first.locator('canvas')).toHaveCount(0);
  await expect.poll(() => pages.locator('canvas').count()).toBeLessThan(8);
  const before = await pages.getByRole('region', { name: 'Page 1 of 40' }).boundingBox();
  await pages.getByRole('button', { name: 'Larger' }).click();
  await expect(pages.getByRole('button', { name: 'Fit the width' })).toHaveText('125%');
  const after = await pages.getByRole('region', { name: 'Page 1 of 40' }).boundingBox();
  expect((after?.width ?? 0) / (before?.width ?? 1)).toBeCloseTo(1.25, 1);

  await page.getByRole('button', { name: 'Text', exact: true }).click();
  await expect(openTitle(page)).toBeVisible();
  await expect(page.locator('iframe[title^="Pages of"]')).toHaveCount(0);
  expect(broken).toEqual([]);
});

test('in the pages one goes by number, contents and thumbnails, and comes back to the place', async ({
  page,
  carrel,
}) => {
  await openTides(page, carrel, 40);
  await page.getByLabel('Dismiss').click();
  await page.keyboard.press('v');
  const pages = pagesOf(page);
  await expect(pages.getByRole('region', { name: 'Page 1 of 40' }).locator('canvas')).toBeVisible();
  const at = pages.getByLabel('Page', { exact: true });

  await page.keyboard.press('Shift+G');
  await expect(pages.getByRole('textbox', { name: 'Go to page' })).toBeFocused();
  await page.keyboard.type('31');
  await page.keyboard.press('Enter');
  await expect(at).toHaveText('31 / 40');

  await pages.getByRole('button', { name: 'Contents and thumbnails' }).click();
  await pages.getByRole('button', { name: 'The tables of the north' }).click();
  await expect(at).toHaveText('20 / 40');
  await lookAt(carrel, 'pages-contents');
  await pages.getByRole('navigation').getByRole('button', { name: 'Pages', exact: true }).click();
  const small = pages.getByRole('button', { name: 'Go to page 20', exact: true });
  await expect(small.locator('canvas')).toBeVisible();
  expect(await pages.getByRole('navigation').locator('canvas').count()).toBeLessThan(20);
  await picture(carrel, 'pages-thumbnails');
  await pages.getByRole('button', { name: 'Go to page 22', exact: true }).click();
  await expect(at).toHaveText('22 / 40');
  await pages.getByRole('button', { name: 'Contents and thumbnails' }).click();

  const sheet = pages.getByRole('region', { name: 'Page 22 of 40' });
  const upright = await sheet.boundingBox();
  await pages.getByRole('button', { name: 'Turn the pages' }).click();
  await expect
    .poll(async () => {
      const box = await sheet.boundingBox();
      return (box?.width ?? 0) > (box?.height ?? 0);
    })
    .toBe(true);
  for (let turn = 0; turn < 3; turn += 1) await pages.getByRole('button', { name: 'Turn the pages' }).click();
  await expect.poll(async () => (await sheet.boundingBox())?.height).toBe(upright?.height);
  await pages.getByRole('button', { name: 'Fit the page' }).click();
  await expect
    .poll(async () => (await sheet.boundingBox())?.height ?? 0)
    .toBeLessThan(page.viewportSize()?.height ?? 900);
  await expect(at).toHaveText('22 / 40');
  await pages.getByRole('button', { name: 'Fit the width' }).click();

  // The place is kept a moment after the pages came to rest.
  await page.waitForTimeout(1_200);
  const again = await carrel.restart();
  await row(again.page, 'Tide Tables by Hand').click();
  await expect(pagesOf(again.page).getByLabel('Page', { exact: true })).toHaveText('22 / 40');
});

test('what is looked for is found on the pages, counted and marked', async ({ page, carrel }) => {
  await openTides(page, carrel, 40);
  await page.getByLabel('Dismiss').click();
  await page.keyboard.press('v');
  const pages = pagesOf(page);
  await expect(pages.getByRole('region', { name: 'Page 1 of 40' }).locator('canvas')).toBeVisible();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('harbour pilots');
  await expect(page.getByRole('status', { name: 'Match 1 of 1' })).toBeVisible();
  await expect(pages.getByLabel('Page', { exact: true })).toHaveText('13 / 40');
  await expect(pages.locator('[data-mark="find-current"]')).toHaveCount(1);
  const [mark, words] = [
    await pages.locator('[data-mark="find-current"]').boundingBox(),
    await pages.locator('.text > span', { hasText: 'harbour pilots' }).first().boundingBox(),
  ];
  expect(Math.abs((mark?.y ?? 0) - (words?.y ?? 99))).toBeLessThan(4);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('elev\u00e8n years');
  // From where one is: each letter typed narrows what is found, and leads nowhere else.
  await expect(page.getByRole('status', { name: 'Match 14 of 40' })).toBeVisible();
  await expect(pages.locator('[data-mark="find-current"]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status', { name: 'Match 15 of 40' })).toBeVisible();
  await expect(pages.locator('section[data-page="15"] [data-mark="find-current"]')).toHaveCount(1);
  await picture(carrel, 'pages-find');
});

test('what is highlighted on a page is highlighted in the text, and the other way round', async ({
  page,
  carrel,
}) => {
  await openTides(page, carrel, 40);
  await page.getByLabel('Dismiss').click();
  await selectWithMouse(page, 'agrees with nothing');
  await page.getByRole('button', { name: 'Highlight: green' }).click();
  await expect.poll(() => painted(page, 'colour-2')).toEqual(['agrees with nothing']);

  await page.getByRole('button', { name: 'Pages', exact: true }).click();
  const pages = pagesOf(page);
  // The words that were at the top of the text's window are at the top of the pages'.
  await expect(pages.locator('[data-mark="colour-2"]')).toHaveCount(1);
  await expect(pages.getByLabel('Page', { exact: true })).toHaveText(/^1[2-4] \/ 40/);

  await selectOnPage(page, 'harbour pilots kept');
  await expect(page.getByRole('region', { name: 'Selection' })).toBeVisible();
  await picture(carrel, 'pages-selection');
  await page.getByRole('button', { name: 'Highlight: blue' }).click();
  await expect(pages.locator('[data-mark="colour-3"]')).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Highlight' })).toBeVisible();
  await lookAt(carrel, 'pages-highlight');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Text', exact: true }).click();
  await expect.poll(() => painted(page, 'colour-3')).toEqual(['harbour pilots kept']);
  await expect.poll(() => painted(page, 'colour-2')).toEqual(['agrees with nothing']);
});

test('what stands on a page alone is highlighted there, and listed below the text', async ({
  page,
  carrel,
}) => {
  await openTides(page, carrel, 40);
  await page.getByLabel('Dismiss').click();
  await page.keyboard.press('v');
  const pages = pagesOf(page);
  await expect(pages.getByRole('region', { name: 'Page 1 of 40' }).locator('canvas')).toBeVisible();
  await page.keyboard.press('Shift+G');
  await page.keyboard.type('40');
  await page.keyboard.press('Enter');
  await expect(pages.getByLabel('Page', { exact: true })).toHaveText('40 / 40');
  // The running head, which the text leaves out.
  await pages.locator('section[data-page="40"] .text > span', { hasText: 'Harbour Office' }).dblclick();
  await page.getByRole('button', { name: 'Highlight: pink' }).click();
  await expect(pages.locator('section[data-page="40"] [data-mark="colour-4"]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Text', exact: true }).click();
  await expect.poll(() => painted(page, 'colour-4')).toEqual([]);
});
