import { expect } from '@playwright/test';
import { importSamples, openTitle, searchField, sidebarLink, summary, test } from './journey.ts';

test('a whole visit by keyboard alone', async ({ page }) => {
  await importSamples(page);
  await page.keyboard.press('j');
  await expect(page.getByRole('option').nth(0)).toHaveAttribute('aria-selected', 'true');
  const first = (await openTitle(page).textContent()) ?? '';
  await page.keyboard.press('j');
  await expect(openTitle(page)).not.toHaveText(first);
  await page.keyboard.press('k');
  await expect(openTitle(page)).toHaveText(first);
  await page.keyboard.press('Enter');
  // In the article now: the keys of the window still work.
  await page.keyboard.press('j');
  await expect(openTitle(page)).not.toHaveText(first);

  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page.getByText('The trash is empty')).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(summary(page)).toHaveText('16 articles');

  await page.keyboard.press('BracketLeft');
  await expect(page.getByRole('navigation', { name: 'Library' })).toHaveCount(0);
  await page.keyboard.press('BracketLeft');
  await expect(page.getByRole('navigation', { name: 'Library' })).toBeVisible();

  await page.keyboard.press('Shift+Slash');
  const sheet = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(sheet.getByText('Next article')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
});

test('the sidebar is one stop of the Tab key, and the arrows lead through it', async ({ page }) => {
  await importSamples(page);
  await sidebarLink(page, 'All articles').focus();
  await page.keyboard.press('ArrowDown');
  await expect(sidebarLink(page, 'Unread')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox', { name: 'Unread' })).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await expect(sidebarLink(page, 'All articles')).toBeFocused();
});

test('letters typed in a field are letters, not commands', async ({ page }) => {
  await importSamples(page);
  await page.keyboard.press('/');
  await page.keyboard.type('just some text #?');
  await expect(searchField(page)).toHaveValue('just some text #?');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Backspace');
  await expect(searchField(page)).toHaveValue('');
  await expect(page.getByRole('toolbar', { name: 'Chosen articles' })).toHaveCount(0);
});

test('the palette finds articles, places and commands, and does them', async ({ page }) => {
  await importSamples(page);
  const palette = page.getByRole('dialog', { name: 'Go to anything' });
  // One that is still closing does not open again.
  const openPalette = async (): Promise<void> => {
    await expect(palette).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+k');
    await expect(palette.getByRole('combobox')).toBeFocused();
  };
  await openPalette();
  await page.keyboard.type('night-shift');
  await expect(palette.getByRole('option', { name: /Night-shift bread/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(openTitle(page)).toHaveText('Night-shift bread');

  await openPalette();
  await page.keyboard.type('>theme: dark');
  await expect(palette.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await openPalette();
  await page.keyboard.type('Meridian');
  await palette
    .getByRole('option', { name: /^Meridian/ })
    .first()
    .click();
  await expect(summary(page)).toHaveText('3 articles');

  await openPalette();
  await page.keyboard.type('walnuts');
  await palette.getByRole('option', { name: 'Search for “walnuts”' }).click();
  await expect(searchField(page)).toHaveValue('walnuts');
});
