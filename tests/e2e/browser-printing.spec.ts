import { expect, type Page, test } from '@playwright/test';
import { importSamples, openTitle, picture, row } from './journey.ts';
import { lookAt } from './look-at.ts';
import { type OpenCarrel, openCarrel, whyNotHere } from './open-carrel.ts';
import { readPdf } from './read-pdf.ts';
import { selectWithMouse } from './reading-steps.ts';

let carrel: OpenCarrel;
test.beforeEach(async () => {
  test.skip(whyNotHere('browser') !== '', whyNotHere('browser'));
  carrel = await openCarrel('browser');
});
test.afterEach(() => carrel?.dispose());

async function openSample(page: Page): Promise<void> {
  await importSamples(page);
  await row(page, 'Night-shift bread').click();
  await expect(openTitle(page)).toHaveText('Night-shift bread');
}

test('in a browser the browser prints: a page for paper, with the highlights in it', async () => {
  const { page } = carrel;
  await openSample(page);
  const words = await page
    .frameLocator('iframe')
    .first()
    .locator('#text p')
    .first()
    .evaluate((paragraph) => (paragraph.textContent ?? '').split(' ').slice(0, 4).join(' '));
  await selectWithMouse(page, words);
  await page.keyboard.press('3');
  await expect(page.getByRole('region', { name: 'Highlight' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+p');
  const dialog = page.getByRole('dialog', { name: 'Print' });
  await lookAt(carrel, 'print-dialog');
  await dialog.getByRole('button', { name: 'Print or save as PDF…' }).click();
  await expect(dialog).toHaveCount(0);

  const frame = page.locator('iframe#print-frame');
  expect(await frame.getAttribute('sandbox')).toBe('allow-same-origin allow-modals');
  const paper = page.frameLocator('iframe#print-frame');
  await expect(paper.locator('mark.colour-3').first()).toHaveText(words);

  // The same page on paper, as the browser makes it.
  const address = await frame.getAttribute('src');
  await page.goto(new URL(address ?? '', page.url()).href);
  await picture(carrel, 'print-page');
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const pages = await readPdf(pdf);
  expect(pages[0]).toContain('Night-shift bread');
  expect(pages.join(' ').replace(/\s/g, '')).toContain(words.replace(/\s/g, ''));
  for (const [index, text] of pages.entries()) expect(text).toContain(`${index + 1} / ${pages.length}`);
});

test('where an article came from is one key away from the page', async () => {
  const { page } = carrel;
  await openSample(page);
  await page.keyboard.press('Shift+i');
  const card = page.getByRole('dialog', { name: 'Night-shift bread' });
  await expect(card).toContainText('night-shift-bread.md');
  await expect(card).toContainText(/[0-9a-f]{64}/);
  await expect(card).toContainText('importer version');
  await lookAt(carrel, 'provenance-card');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Where it came from…' }).click();
  await card.getByRole('button', { name: 'Edit details…' }).click();
  await expect(page.getByRole('dialog', { name: 'Details' })).toBeVisible();
});
