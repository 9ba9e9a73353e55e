import { expect, test } from '@playwright/test';
import { column, makePdf } from '../../main/importers/pdf/testing/make-pdf.ts';
import { bringIn } from './bring-in.ts';
import { openTitle, row } from './journey.ts';
import { whyNoBrowser } from './launch-browser.ts';
import { lookAt } from './look-at.ts';
import { type OpenCarrel, openCarrel } from './open-carrel.ts';

test.skip(whyNoBrowser() !== '', whyNoBrowser());

let carrel: OpenCarrel;
test.beforeEach(async () => {
  carrel = await openCarrel('browser');
});
test.afterEach(() => carrel.dispose());

const words =
  'The ledger of the quay was kept in two hands, and the second hand was nobody’s that the office had ever employed. It began in March.';

async function openLedger(): Promise<void> {
  const { page } = carrel;
  const bytes = makePdf({
    info: { Title: 'The Ledger of the Quay' },
    pages: [{ texts: column(words.repeat(4), { y: 740 }) }],
  });
  await bringIn(page, carrel, 'ledger.pdf', bytes);
  await row(page, 'The Ledger of the Quay').click();
  await expect(openTitle(page)).toHaveText('The Ledger of the Quay');
  await page.getByLabel('Dismiss').click();
}

test('pages that are damaged, or whose file is gone, are named calmly, and the text stays', async () => {
  const { page } = carrel;
  await openLedger();
  const pages = page.frameLocator('iframe[title^="Pages of"]');
  await page.route('**/original/*', (route) =>
    route.fulfill({
      status: 200,
      contentType: 'application/octet-stream',
      body: 'This is a letter, not a PDF.',
    }),
  );
  await page.keyboard.press('v');
  await expect(pages.getByRole('alert')).toContainText('This PDF is damaged');
  await lookAt(carrel, 'pages-damaged');
  await page.getByRole('button', { name: 'Text', exact: true }).click();
  await expect(openTitle(page)).toBeVisible();

  await page.unroute('**/original/*');
  await page.route('**/original/*', (route) => route.fulfill({ status: 404, body: '' }));
  await page.getByRole('button', { name: 'Pages', exact: true }).click();
  await expect(pages.getByRole('alert')).toContainText('not in the library any more');
});
