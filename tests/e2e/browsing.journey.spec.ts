import { expect } from '@playwright/test';
import { importSamples, openTitle, row, sidebarLink, summary, test } from './journey.ts';

test('a reader goes by source, by place and by date', async ({ page }) => {
  await importSamples(page);
  await sidebarLink(page, 'Meridian').click();
  await expect(summary(page)).toHaveText('3 articles');
  await expect(page.getByRole('listbox', { name: 'Meridian' })).toBeVisible();
  await sidebarLink(page, 'All articles').click();
  await expect(summary(page)).toHaveText('16 articles');

  const bars = page.getByRole('toolbar', { name: 'Articles by date' });
  await bars.getByRole('button').first().focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(summary(page)).not.toHaveText('16 articles');
  await page.getByRole('button', { name: 'All dates' }).click();
  await expect(summary(page)).toHaveText('16 articles');
});

test('dragging over the timeline narrows the list to those dates', async ({ page }) => {
  await importSamples(page);
  const timeline = page.getByRole('toolbar', { name: 'Articles by date' });
  const box = await timeline.boundingBox();
  if (box === null) throw new Error('the timeline has no place');
  // The oldest sample is of 1996 and stands alone at the left end.
  await page.mouse.move(box.x + 4, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 40, box.y + 20, { steps: 4 });
  await page.mouse.up();
  await expect(summary(page)).toHaveText('1 article');
  await expect(page.getByRole('option')).toContainText('12 Nov 1996');
});

test('the list is ordered as asked, either way', async ({ page }) => {
  await importSamples(page);
  await page.getByRole('button', { name: /^Order/ }).click();
  await page.getByRole('menuitemradio', { name: 'Length' }).click();
  await expect(page.getByRole('option').first()).toContainText('The Mirror Train');
  await page.getByRole('button', { name: /^Order/ }).click();
  await page.getByRole('menuitemradio', { name: 'Shortest first' }).click();
  await expect(page.getByRole('option').first()).not.toContainText('The Mirror Train');
});

test('back and forward lead through the articles that were opened', async ({ page }) => {
  await importSamples(page);
  await row(page, 'The Mirror Train').click();
  await expect(openTitle(page)).toHaveText('The Mirror Train');
  await row(page, 'Night-shift bread').click();
  await expect(openTitle(page)).toHaveText('Night-shift bread');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(openTitle(page)).toHaveText('The Mirror Train');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(openTitle(page)).toHaveText('Night-shift bread');
});

test('a reload comes back to the same view and the same article', async ({ page }) => {
  await importSamples(page);
  await sidebarLink(page, 'Meridian').click();
  await page.getByRole('option').first().click();
  const title = (await openTitle(page).textContent()) ?? '';
  await page.reload();
  await expect(openTitle(page)).toHaveText(title);
  await expect(summary(page)).toHaveText('3 articles');
});

test('details that a file got wrong are put right, and back again', async ({ page }) => {
  await importSamples(page);
  await row(page, 'Night-shift bread').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Edit details…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Details' });
  await dialog.getByLabel('Source').fill('The Bakery');
  await dialog.getByLabel('Published').fill('last summer');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toHaveText(/Write the date as 2023-10-09/);
  await dialog.getByLabel('Published').fill('2024-07');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row(page, 'Night-shift bread')).toContainText('The Bakery · Jul 2024');
  await expect(sidebarLink(page, 'The Bakery')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'Night-shift bread')).not.toContainText('The Bakery');
});
