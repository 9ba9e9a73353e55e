import { expect } from '@playwright/test';
import { importSamples, openTitle, picture, row, searchField, sidebarLink, test } from './journey.ts';
import { article, noteEditor, selectWithMouse } from './reading-steps.ts';

test('a reader imports, finds, reads, highlights and notes, and all of it is there the next day', async ({
  carrel,
}) => {
  const { page } = carrel;
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.setViewportSize({ width: 1440, height: 900 });
  await importSamples(page);

  await searchField(page).pressSequentially('mirro observatry', { delay: 30 });
  await expect(page.getByText('No hit for observatry. Showing observatory.')).toBeVisible();
  await searchField(page).fill('apricots');
  await row(page, 'Night-shift bread').click();
  await expect(page.getByRole('toolbar', { name: 'Reading' })).toContainText(/1 of \d/);

  await selectWithMouse(page, 'Walnuts keep you awake');
  await page.getByRole('button', { name: 'Highlight: green' }).click();
  await expect(sidebarLink(page, 'Highlights')).toHaveText(/1$/);
  // The colour as painted, since older Chromium took a colour by name of a property for none at all.
  const colour = await article(page)
    .locator('main p')
    .first()
    .evaluate((text) => getComputedStyle(text, '::highlight(colour-2)').backgroundColor);
  expect(colour).toMatch(/^rgb\(\d+, \d+, \d+\)$/);
  await noteEditor(page).click();
  await page.keyboard.type('Bake it for the zoetrope evening.');
  await expect(page.getByRole('complementary', { name: 'Notes' }).getByRole('status')).toHaveText('Saved');
  await picture(carrel, 'highlight-and-note');
  expect(complaints).toEqual([]);

  const nextDay = await carrel.restart();
  try {
    const again = nextDay.page;
    await again.setViewportSize({ width: 1440, height: 900 });
    await searchField(again).fill('zoetrope');
    await row(again, 'Night-shift bread').click();
    await expect(openTitle(again)).toHaveText('Night-shift bread');
    await expect(noteEditor(again)).toHaveText('Bake it for the zoetrope evening.');
    await sidebarLink(again, 'Highlights').click();
    await expect(again.getByRole('main')).toContainText('Walnuts keep you awake');
    await picture(nextDay, 'all-highlights');
  } finally {
    await nextDay.dispose();
  }
});
