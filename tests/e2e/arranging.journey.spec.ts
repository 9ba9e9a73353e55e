import { expect } from '@playwright/test';
import { importSamples, row, sidebarLink, summary, test } from './journey.ts';

test('stars, states and tags are given by key, seen at once, and taken back', async ({ page }) => {
  await importSamples(page);
  await row(page, 'The Mirror Train').click();
  await page.keyboard.press('s');
  await expect(sidebarLink(page, 'Starred')).toHaveText(/1$/);
  await expect(row(page, 'The Mirror Train')).toContainText('Starred');
  await page.keyboard.press('e');
  await expect(sidebarLink(page, 'Finished')).toHaveText(/1$/);

  await page.keyboard.press('t');
  const editor = page.getByRole('dialog', { name: 'Tags' });
  await editor.getByLabel('Add a tag').fill('to cite');
  await editor.getByRole('option', { name: 'New tag “to cite”' }).click();
  await page.keyboard.press('Escape');
  await expect(sidebarLink(page, 'to cite')).toHaveText(/1$/);
  await sidebarLink(page, 'to cite').click();
  await expect(summary(page)).toHaveText('1 article');
  await sidebarLink(page, 'All articles').click();

  await page.keyboard.press('u');
  // Among the most used it is no more.
  await expect(sidebarLink(page, 'to cite')).toHaveCount(0);
  await page.keyboard.press('u');
  await expect(sidebarLink(page, 'Finished')).toHaveText(/0$/);
  await page.keyboard.press('u');
  await expect(sidebarLink(page, 'Starred')).toHaveText(/0$/);
});

test('an undo by key takes its button off the screen', async ({ page }) => {
  await importSamples(page);
  await row(page, 'Keeping clippings').click();
  await page.keyboard.press('Shift+Digit3');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await page.keyboard.press('u');
  await expect(summary(page)).toHaveText(/16 articles/);
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
});

test('a collection is made, filled by dropping, renamed and removed; the articles stay', async ({ page }) => {
  await importSamples(page);
  await page.getByRole('button', { name: 'New collection' }).click();
  await page.getByLabel('Name of the new collection').fill('Thesis');
  await page.keyboard.press('Enter');
  await row(page, 'The Mirror Train').dragTo(sidebarLink(page, 'Thesis'));
  await expect(sidebarLink(page, 'Thesis')).toHaveText(/1$/);

  await row(page, 'Night-shift bread').click();
  await page.keyboard.press('c');
  await page
    .getByRole('dialog', { name: 'Collections' })
    .getByRole('option', { name: /^Thesis/ })
    .click();
  await expect(sidebarLink(page, 'Thesis')).toHaveText(/2$/);

  await sidebarLink(page, 'Thesis').click();
  await expect(summary(page)).toHaveText('2 articles');
  await sidebarLink(page, 'Thesis').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByLabel('Name of the collection').fill('Thesis, chapter 3');
  await page.keyboard.press('Enter');
  await expect(sidebarLink(page, 'Thesis, chapter 3')).toBeVisible();

  await sidebarLink(page, 'Thesis, chapter 3').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Remove collection…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove collection' }).click();
  await expect(sidebarLink(page, 'Thesis')).toHaveCount(0);
  await expect(summary(page)).toHaveText('16 articles');
});

test('two collections cannot have one name, and the reader is told', async ({ page }) => {
  await importSamples(page);
  for (const name of ['Thesis', 'thesis']) {
    await page.getByRole('button', { name: 'New collection' }).click();
    await page.getByLabel('Name of the new collection').fill(name);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('alert')).toHaveText(/taken already/);
  await page.keyboard.press('Escape');
  await expect(sidebarLink(page, 'Thesis')).toHaveCount(1);
});

test('many articles are chosen together, thrown away, brought back, and at last erased', async ({ page }) => {
  await importSamples(page);
  await page.getByRole('option').nth(0).click();
  await page
    .getByRole('option')
    .nth(2)
    .click({ modifiers: ['Shift'] });
  const bar = page.getByRole('toolbar', { name: 'Chosen articles' });
  await expect(bar.getByText('3 chosen')).toBeVisible();
  await bar.getByRole('button', { name: 'Move to the trash' }).click();
  await expect(summary(page)).toHaveText('13 articles');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(summary(page)).toHaveText('16 articles');

  await page.getByRole('listbox').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar.getByText('16 chosen')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);

  await page.getByRole('option').first().click();
  const gone = (await page.getByRole('option').first().textContent()) ?? '';
  await page.keyboard.press('Delete');
  await expect(summary(page)).toHaveText('15 articles');
  await expect(page.getByRole('option').first()).not.toHaveText(gone);
  await sidebarLink(page, 'Trash').click();
  await expect(summary(page)).toHaveText('1 article');
  await sidebarLink(page, 'Trash').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Empty the trash…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Empty the trash' }).click();
  await expect(page.getByText('The trash is empty')).toBeVisible();
  await expect(sidebarLink(page, 'All articles')).toHaveText(/15$/);
});
