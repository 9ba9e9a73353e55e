import { expect, type Page } from '@playwright/test';
import { importSamples, searchField, summary, test } from './journey.ts';
import { lookAt } from './look-at.ts';

const bars = (page: Page) => page.getByRole('toolbar', { name: 'Articles by date' });
const bar = (page: Page, name: string | RegExp) => bars(page).getByRole('button', { name });
const labels = (page: Page) =>
  bars(page)
    .getByRole('button')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));

test('a year shows its months, a month its days, and every step leads back', async ({ page, carrel }) => {
  await importSamples(page);
  await bar(page, /^2025: /).click();
  await expect(bars(page).getByRole('button')).toHaveCount(12);
  await expect(summary(page)).not.toHaveText('16 articles');
  const months = (await labels(page)).filter((label) => !label.endsWith(': 0 articles'));
  expect(months.length).toBeGreaterThan(1);
  const year = await summary(page).textContent();

  await bar(page, months[0] ?? '').click();
  await expect.poll(async () => (await labels(page)).length).toBeGreaterThanOrEqual(28);
  await lookAt(carrel, 'timeline-days');
  const days = (await labels(page)).filter((label) => !label.endsWith(': 0 articles'));
  await bar(page, days[0] ?? '').click();
  await expect(bar(page, days[0] ?? '')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('option')).toHaveCount(Number(days[0]?.match(/: (\d+)/)?.[1]));

  await page.getByRole('button', { name: '2025', exact: true }).click();
  await expect(summary(page)).toHaveText(year ?? '');
  await page.getByRole('button', { name: 'All dates' }).click();
  await expect(summary(page)).toHaveText('16 articles');
});

test('by keys alone: arrows go from bar to bar, Shift takes several, Enter narrows, Escape leads out', async ({
  page,
}) => {
  await importSamples(page);
  await searchField(page).fill('the');
  await expect(summary(page)).toHaveText(/^\d+ articles · /);
  const all = (await summary(page).textContent())?.split(' · ')[0];
  // From the field forward to the one stop that the bars are.
  await searchField(page).press('Escape');
  await searchField(page).fill('the');
  while (!(await bars(page).evaluate((toolbar) => toolbar.contains(document.activeElement))))
    await page.keyboard.press('Tab');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await labels(page)).length).toBeGreaterThanOrEqual(28);
  // The focus goes along into the new bars.
  await page.keyboard.press('Home');
  await expect(bars(page).getByRole('button').first()).toBeFocused();
  for (let day = 1; day < 6; day++) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(bars(page).locator('[aria-pressed="true"]')).toHaveCount(6);
  // To the month, to its year, to everything.
  for (let step = 1; step <= 3; step++) {
    await expect(page.getByRole('button', { name: 'All dates' })).toBeVisible();
    await page.keyboard.press('Escape');
  }
  await expect(summary(page)).toHaveText(new RegExp(`^${all} · `));
});

test('the values of a facet are looked through by letters, and the others stay there to be chosen', async ({
  page,
  carrel,
}) => {
  await importSamples(page);
  await searchField(page).fill('the');
  await page.getByRole('button', { name: 'Tag: any' }).click();
  const field = page.getByRole('combobox', { name: 'Look for a tag' });
  await expect(field).toBeFocused();
  await lookAt(carrel, 'facet');
  const values = page.getByRole('listbox', { name: 'Tag' }).getByRole('option');
  const many = await values.count();
  expect(many).toBeGreaterThan(3);
  const [, second] = await values.allTextContents();
  const letters = (second ?? '').replace(/ [\d,]+$/, '').slice(0, 4);
  await field.fill(letters);
  await expect.poll(() => values.count()).toBeLessThan(many);
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('button', { name: `Tag: ${(second ?? '').replace(/ [\d,]+$/, '')}` }),
  ).toBeVisible();
  await page.getByRole('button', { name: /^Tag: / }).click();
  await expect(values).toHaveCount(many);
  await page.getByRole('option', { name: 'Any', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Tag: any' })).toBeVisible();
});
