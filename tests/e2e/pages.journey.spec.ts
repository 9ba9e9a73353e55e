import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { column, makePdf } from '../../main/importers/pdf/testing/make-pdf.ts';
import { openTitle, picture, row, test } from './journey.ts';

const tides =
  'The tide tables of the harbour were printed by hand until the spring of 1954, and every figure in them was read aloud by two people before it was set. Nobody found a mistake in eleven years, and then two were found in one week.';

function tideTables(pages: number): Uint8Array {
  return makePdf({
    info: { Title: 'Tide Tables by Hand', Author: 'Ruth Amsel' },
    pages: Array.from({ length: pages }, (_, index) => ({
      texts: [
        {
          text: index === 0 ? 'Tide Tables by Hand' : `Table ${index}`,
          x: 60,
          y: 780,
          size: 20,
          font: 'bold' as const,
        },
        ...column(tides, { y: 740 }),
        { text: `${index + 1}`, x: 295, y: 30, size: 9 },
      ],
    })),
  });
}

/** As a reader drops it on the window; in the desktop the host looks where it lies. */
async function dropFile(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', {
      type,
      x: 300,
      y: 300,
      data: { items: [], files: [path], dragOperationsMask: 1 },
    });
  await session.detach();
}

test('a PDF is read as text, and its pages are shown as they were printed', async ({ page, carrel }) => {
  const folder = join(carrel.folder, 'incoming');
  mkdirSync(folder);
  writeFileSync(join(folder, 'tides.pdf'), tideTables(40));
  const broken: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy|Trusted/i.test(message.text()))
      broken.push(message.text());
  });
  page.on('pageerror', (error) => broken.push(error.message));
  await expect(page.getByRole('button', { name: 'Begin with the sample articles' })).toBeVisible();
  if (carrel.host === 'electron') await dropFile(page, join(folder, 'tides.pdf'));
  else {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import files' }).click();
    await (await choosing).setFiles(join(folder, 'tides.pdf'));
  }
  await row(page, 'Tide Tables by Hand').click();
  await expect(openTitle(page)).toHaveText('Tide Tables by Hand');
  await expect(page.getByRole('group', { name: 'Show' })).toBeVisible();

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
  await pages.getByLabel('Page', { exact: true }).click();
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
