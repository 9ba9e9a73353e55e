import { expect } from '@playwright/test';
import { importSamples, openTitle, row, searchField, sidebarLink, summary, test } from './journey.ts';

test('results come as the words are typed, and what was relaxed is said and can be refused', async ({
  page,
}) => {
  await importSamples(page);
  await page.keyboard.press('/');
  await expect(searchField(page)).toBeFocused();
  await page.keyboard.type('mirr');
  await expect(summary(page)).toHaveText(/^\d+ articles · /);
  await expect(row(page, 'The Mirror Train').locator('mark').first()).toHaveText(/mirr/i);

  await searchField(page).fill('mirrer');
  await expect(page.getByText('No hit for mirrer. Showing mirror.')).toBeVisible();
  await page.getByRole('button', { name: 'Search exactly as typed' }).click();
  await expect(page.getByText('No article answers')).toBeVisible();
  await page.getByRole('button', { name: 'Allow near spellings' }).first().click();
  await expect(row(page, 'The Mirror Train')).toBeVisible();

  await searchField(page).focus();
  await page.keyboard.press('Escape');
  await expect(searchField(page)).toHaveValue('');
  await expect(summary(page)).toHaveText('16 articles');
});

test('the arrows move through the hits while the field keeps the keyboard, and Enter opens', async ({
  page,
}) => {
  await importSamples(page);
  await page.keyboard.press('/');
  // In one go: while letters still come, each answer may set the rows anew.
  await searchField(page).fill('observatory');
  await expect(summary(page)).toHaveText(/^\d+ articles · /);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(searchField(page)).toBeFocused();
  const second = page.getByRole('option').nth(1);
  await expect(second).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(searchField(page)).not.toBeFocused();
  await expect(openTitle(page)).toBeVisible();
  // The search is carried into the article.
  await expect(page.getByRole('region', { name: 'Article' }).getByText(/^1 of \d+$/)).toBeVisible();
});

test('facets narrow the answer, and the whole of it is kept as a saved search', async ({ page }) => {
  await importSamples(page);
  await searchField(page).fill('observatory');
  await expect(summary(page)).toHaveText(/^\d+ articles · /);
  const all = await summary(page).textContent();
  await page.getByRole('button', { name: 'Source: any' }).click();
  await page.getByRole('option', { name: /^Meridian \d+$/ }).click();
  await expect(summary(page)).not.toHaveText(all ?? '');
  const narrowed = (await summary(page).textContent())?.split(' · ')[0] ?? '';

  await page.getByRole('button', { name: 'Save this search' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this search' });
  await expect(dialog.getByText('observatory source:Meridian')).toBeVisible();
  await dialog.getByLabel('Name').fill('The mountain');
  await page.keyboard.press('Enter');
  await sidebarLink(page, 'All articles').click();
  await sidebarLink(page, 'The mountain').click();
  await expect(searchField(page)).toHaveValue('observatory source:Meridian');
  await expect(summary(page)).toHaveText(new RegExp(`^${narrowed} · `));
});

test('a search stays in the view it began in until it is widened', async ({ page }) => {
  await importSamples(page);
  await sidebarLink(page, 'Meridian').click();
  await searchField(page).fill('walnuts');
  await expect(page.getByText('No article answers')).toBeVisible();
  await expect(page.getByText('in Meridian', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Search the whole library' }).click();
  await expect(row(page, 'Night-shift bread')).toBeVisible();
});

test('words are found in Russian and Armenian too', async ({ page }) => {
  await importSamples(page);
  await searchField(page).fill('зеркало');
  await expect(row(page, /Лусакар/)).toBeVisible();
  await searchField(page).fill('հայել');
  await expect(page.getByRole('option').first()).toBeVisible();
});
