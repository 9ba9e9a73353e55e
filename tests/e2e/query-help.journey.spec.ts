import { expect } from '@playwright/test';
import { importSamples, row, searchField, summary, test } from './journey.ts';
import { lookAt } from './look-at.ts';

test('what a search can ask is shown with examples, and an example is tried by a press', async ({
  page,
  carrel,
}) => {
  await importSamples(page);
  await page.getByRole('button', { name: 'What a search can ask' }).click();
  const sheet = page.getByRole('dialog', { name: 'What a search can ask' });
  await expect(sheet.getByRole('region', { name: 'Dates and length' })).toBeVisible();
  await lookAt(carrel, 'query-help');
  await sheet.getByRole('button', { name: 'person:"Tamara Velis"' }).click();
  await expect(sheet).toHaveCount(0);
  await expect(searchField(page)).toHaveValue('person:"Tamara Velis"');
  await expect(searchField(page)).toBeFocused();
  await expect(summary(page)).toHaveText(/^\d+ articles · /);
  await expect(row(page, 'The Mirror Train')).toBeVisible();
});

test('it opens by F1 while the field has the keyboard, is read with the Tab key, and closes back into the field', async ({
  page,
}) => {
  await importSamples(page);
  const sheet = page.getByRole('dialog', { name: 'What a search can ask' });
  await page.keyboard.press('/');
  await page.keyboard.type('mirror');
  await page.keyboard.press('F1');
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(searchField(page)).toBeFocused();
  await expect(searchField(page)).toHaveValue('mirror');

  await page.keyboard.press('F1');
  const first = sheet.getByRole('button', { name: '"first light"' });
  for (
    let presses = 0;
    presses < 6 && !(await first.evaluate((button) => button === document.activeElement));
    presses++
  )
    await page.keyboard.press('Tab');
  await expect(first).toBeFocused();
  await expect(first).toHaveAccessibleDescription('the words side by side, as they stand');
  await page.keyboard.press('Enter');
  await expect(searchField(page)).toHaveValue('"first light"');
  await expect(row(page, /first light/i).first()).toBeVisible();
});

test('the palette knows it by its name', async ({ page }) => {
  await importSamples(page);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('>operators');
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'What a search can ask' });
  await sheet.getByRole('button', { name: '-has:date' }).click();
  await expect(searchField(page)).toHaveValue('-has:date');
  await expect(searchField(page)).toBeFocused();
  await expect(row(page, /Four days along/)).toBeVisible();
});
