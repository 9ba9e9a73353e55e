import { expect } from '@playwright/test';
import { importSamples, openTitle, row, test } from './journey.ts';
import { findField, painted } from './reading-steps.ts';

test('what was found is highlighted by its key once Esc has led back to the page', async ({ page }) => {
  await importSamples(page);
  await row(page, 'The Mirror Train').click();
  await expect(openTitle(page)).toHaveText('The Mirror Train');
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('calms a horse');
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('h');
  await expect.poll(() => painted(page, 'colour-1')).toEqual(['calms a horse']);
  // One thing at a time: the card, the find.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(findField(page)).toHaveValue('');
});

test('where there is little room finding has a row of its own, with its count and its steps', async ({
  page,
  carrel,
}) => {
  test.skip(carrel.host === 'electron', 'the desktop window has a least width');
  await importSamples(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await row(page, 'A desk with its back to the world').click();
  await expect(openTitle(page)).toHaveText('A desk with its back to the world');
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('the');
  const next = page.getByRole('button', { name: 'Next', exact: true });
  await expect(next).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('button', { name: 'Clear find' })).toBeInViewport({ ratio: 1 });
  expect((await findField(page).boundingBox())?.width).toBeGreaterThan(100);
  // What is in view may still lie under something else.
  await next.click();
  await expect(page.getByText(/^2 of \d+$/)).toBeVisible();
});

test('a message that something failed holds no key', async ({ page }) => {
  await importSamples(page);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('carrel://article/zzzzzzzzzzzzzzzzzz');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/not in this library/).first()).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { name: 'Notes', level: 1 })).toBeVisible();
});

test('Esc leaves a note at once, also in the moment in which something could be completed', async ({
  page,
}) => {
  await importSamples(page);
  await row(page, 'The Mirror Train').click();
  await expect(openTitle(page)).toHaveText('The Mirror Train');
  await page.keyboard.press('n');
  await page.locator('.cm-content').click();
  await page.keyboard.type('about the bats');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Go to anything' })).toBeVisible();
});
