import { expect, type Page } from '@playwright/test';
import { findings, settle } from './find-violations.ts';
import { importSamples, openTitle, picture, row, searchField, test } from './journey.ts';
import { lookAt } from './look-at.ts';
import type { OpenCarrel } from './open-carrel.ts';

const side = (page: Page, index: number) => page.locator('[data-place]').nth(index);
const titleIn = (page: Page, index: number) =>
  side(page, index).frameLocator('iframe:not([inert])').getByRole('heading', { level: 1 });

async function openTwo({ page }: OpenCarrel): Promise<void> {
  await importSamples(page);
  await row(page, 'The Mirror Train').click();
  await expect(openTitle(page)).toHaveText('The Mirror Train');
  const others = page.getByRole('option').filter({ hasNotText: 'The Mirror Train' });
  await others.first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Open beside' }).click();
  await expect(page.locator('[data-place]')).toHaveCount(2);
}

test('two articles lie side by side, each with its own find; keys go to one, and sides are swapped and closed', async ({
  carrel,
  page,
}) => {
  test.setTimeout(120_000);
  await openTwo(carrel);
  await expect(titleIn(page, 0)).toHaveText('The Mirror Train');
  const other = await titleIn(page, 1).textContent();
  expect(other).not.toBe('The Mirror Train');
  const group = page.getByRole('region', { name: 'Side by side' });
  await expect(group.getByRole('button', { name: other ?? '' })).toHaveAttribute('aria-current', 'true');

  await page.keyboard.press('F6');
  await expect(group.getByRole('button', { name: 'The Mirror Train' })).toHaveAttribute(
    'aria-current',
    'true',
  );
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('train');
  await expect(side(page, 0).getByRole('textbox', { name: 'Find in this article' })).toHaveValue('train');
  await expect(side(page, 1).getByRole('textbox', { name: 'Find in this article' })).toHaveValue('');
  await lookAt(carrel, 'side-by-side');
  if (carrel.host === 'browser') {
    await page.setViewportSize({ width: 480, height: 860 });
    await expect(side(page, 1)).toHaveCSS('opacity', '0');
    await picture(carrel, 'side-by-side-narrow');
    await page.setViewportSize({ width: 1280, height: 860 });
    await expect(side(page, 1)).toHaveCSS('opacity', '1');
  }

  const x = async (title: string) => (await group.getByRole('button', { name: title }).boundingBox())?.x ?? 0;
  expect(await x('The Mirror Train')).toBeLessThan(await x(other ?? ''));
  await page.getByRole('button', { name: 'Swap the sides' }).click();
  expect(await x('The Mirror Train')).toBeGreaterThan(await x(other ?? ''));
  // What was looked for is still there: the page was not loaded anew.
  await expect(side(page, 0).getByRole('textbox', { name: 'Find in this article' })).toHaveValue('train');
  await group.getByRole('button', { name: 'The Mirror Train' }).click();
  await page.keyboard.press('w');
  await expect(page.locator('[data-place]')).toHaveCount(1);
  await expect(titleIn(page, 0)).toHaveText(other ?? '');
});

test('only the page is left in focus mode, and Escape brings the rest back where it was', async ({
  carrel,
  page,
}) => {
  await importSamples(page);
  await row(page, 'The Mirror Train').click();
  await expect(openTitle(page)).toHaveText('The Mirror Train');
  await page.keyboard.press('z');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: 'Library' })).toHaveCount(0);
  await expect(page.getByRole('toolbar', { name: 'Reading' })).toHaveCSS('opacity', '0');
  await settle(page);
  await picture(carrel, 'focus-mode');
  expect(await findings(page), 'focus mode').toEqual([]);
  await page.getByRole('toolbar', { name: 'Reading' }).hover();
  await expect(page.getByRole('toolbar', { name: 'Reading' })).toHaveCSS('opacity', '1');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeVisible();
  await expect(openTitle(page)).toHaveText('The Mirror Train');
});

test('an article has a window of its own, by key and by the middle button, without the library around it', async ({
  carrel,
  page,
}) => {
  test.setTimeout(120_000);
  await importSamples(page);
  await row(page, 'The Mirror Train').click();
  await expect(openTitle(page)).toHaveText('The Mirror Train');
  const [own] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Shift+Enter')]);
  await expect(openTitle(own)).toHaveText('The Mirror Train');
  await expect(own.getByRole('listbox')).toHaveCount(0);
  await expect(own).toHaveTitle('The Mirror Train · Carrel');
  if (carrel.host === 'browser') {
    await own.setViewportSize({ width: 860, height: 920 });
    await picture({ ...carrel, page: own }, 'own-window');
    expect(await findings(own), 'own window').toEqual([]);
  }
  // Both windows are of one library: what is done in one shows in the other.
  await own.getByRole('button', { name: 'Star', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Take the star away' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('>theme sepia');
  await page.keyboard.press('Enter');
  await expect(own.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await own.close();
  await expect(openTitle(page)).toHaveText('The Mirror Train');
  const [middle] = await Promise.all([
    page.context().waitForEvent('page'),
    row(page, 'The Mirror Train').click({ button: 'middle' }),
  ]);
  await expect(openTitle(middle)).toHaveText('The Mirror Train');
});

test('a link leads to its highlight from the palette and the search field, and says what is no longer there', async ({
  page,
}) => {
  await importSamples(page);
  await row(page, 'The Mirror Train').click();
  await expect(openTitle(page)).toHaveText('The Mirror Train');
  const id = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('article') ?? '';
  await row(page, /./).nth(3).click();
  await expect(openTitle(page)).not.toHaveText('The Mirror Train');

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.insertText(`carrel://article/${id}`);
  await page.getByRole('option', { name: /link/i }).click();
  await expect(openTitle(page)).toHaveText('The Mirror Train');

  await searchField(page).fill('carrel://article/00000000000000000000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The article of this link is not in this library').first()).toBeVisible();
  await searchField(page).fill(`carrel://article/${id}#00000000000000000000`);
  await page.keyboard.press('Enter');
  await expect(page.getByText('The highlight of this link is no longer there').first()).toBeVisible();
});
