import { expect, test } from '@playwright/test';
import { column, makePdf } from '../../main/importers/pdf/testing/make-pdf.ts';
import { bringIn } from './bring-in.ts';
import { openTitle, row } from './journey.ts';
import { whyNoBrowser } from './launch-browser.ts';
import { type OpenCarrel, openCarrel } from './open-carrel.ts';

test.skip(whyNoBrowser() !== '', whyNoBrowser());

const pages = 1_500;
let carrel: OpenCarrel;
test.beforeEach(async () => {
  carrel = await openCarrel('browser');
});
test.afterEach(() => carrel.dispose());

/** Each page says another number and other words: nothing is found twice that was written once. */
function longDocument(): Uint8Array {
  return makePdf({
    info: { Title: 'Logs of the North Station', Author: 'Ruth Amsel' },
    pages: Array.from({ length: pages }, (_, index) => ({
      texts: [
        { text: `Log ${index + 1}`, x: 60, y: 780, size: 20, font: 'bold' as const },
        ...Array.from({ length: 6 }, (_, paragraph) =>
          column(
            `On day ${index + 1} at watch ${paragraph + 1} the wind stood at ${(index * 7 + paragraph * 13) % 360} degrees, and the keeper wrote down ${index * 6 + paragraph} sightings of birds, of which she knew most by name and the others by their flight over the water.`,
            { y: 740 - paragraph * 110 },
          ),
        ).flat(),
      ],
    })),
  });
}

test('a PDF of 1,500 pages stays usable: quick to open, to go through and to look through, and few pages in memory', async () => {
  test.setTimeout(300_000);
  const { page } = carrel;
  await bringIn(page, carrel, 'logs.pdf', longDocument());
  await row(page, 'Logs of the North Station').click({ timeout: 120_000 });
  await expect(openTitle(page)).toHaveText('Logs of the North Station', { timeout: 60_000 });
  await page.getByLabel('Dismiss').click();
  const frame = page.frameLocator('iframe[title^="Pages of"]');
  const sheet = (number: number) => frame.getByRole('region', { name: `Page ${number} of ${pages}` });
  const figures: Record<string, number> = {};
  const timed = async (name: string, most: number, act: () => Promise<unknown>): Promise<void> => {
    const start = performance.now();
    await act();
    figures[name] = Math.round(performance.now() - start);
    expect(figures[name], name).toBeLessThan(most);
  };

  await timed('open', 8_000, async () => {
    await page.keyboard.press('v');
    await expect(sheet(1).locator('canvas')).toBeVisible({ timeout: 15_000 });
  });
  await timed('go to page 1,400', 4_000, async () => {
    await page.keyboard.press('Shift+G');
    await expect(frame.getByRole('textbox', { name: 'Go to page' })).toBeFocused();
    await page.keyboard.type('1400');
    await page.keyboard.press('Enter');
    await expect(sheet(1_400).locator('canvas')).toBeVisible();
  });
  await timed('larger', 4_000, async () => {
    await page.keyboard.press('Equal');
    await expect(frame.getByRole('button', { name: 'Fit the width' })).toHaveText('125%');
  });
  await timed('find on all pages', 60_000, async () => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('on day 77 at watch 3');
    await expect(page.getByRole('status', { name: 'Match 1 of 1' })).toBeVisible({ timeout: 60_000 });
    await expect(frame.locator('[data-mark="find-current"]')).toHaveCount(1);
  });
  expect(await frame.locator('section.page canvas').count()).toBeLessThan(8);

  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  figures['heap, MB'] = Math.round(usedSize / 1024 / 1024);
  expect(figures['heap, MB']).toBeLessThan(300);
  test.info().annotations.push({ type: 'figures', description: JSON.stringify(figures) });
});
