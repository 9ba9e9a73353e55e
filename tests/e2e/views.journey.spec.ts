import { expect, type Page } from '@playwright/test';
import { importSamples, openTitle, picture, row, searchField, sidebarLink, test } from './journey.ts';

const sizes = [
  { name: 'wide', width: 1440, height: 900 },
  { name: 'middle', width: 1024, height: 700 },
  { name: 'phone', width: 400, height: 800 },
] as const;

/** Pictures of every view by day and by night, for people to look at: `.screenshots/`. */
test('every view can be looked at, by day and by night', async ({ carrel, page }) => {
  test.setTimeout(180_000);
  const settled = (): Promise<unknown> =>
    page.evaluate(async () => {
      // The new colours begin to come with the next frame.
      await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
      await document.fonts.ready;
      await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null)));
    });
  const take = async (name: string): Promise<void> => {
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await settled();
      await picture(carrel, `${name}-${scheme}`);
    }
  };

  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await take('first-screen');
  await importSamples(page);
  await row(page, 'The Mirror Train').click();
  await expect(openTitle(page)).toHaveText('The Mirror Train');
  await take('reading');

  await searchField(page).fill('mirrer train');
  await expect(page.getByText('No hit for mirrer.')).toBeVisible();
  await take('searching');
  await page.getByRole('option').nth(0).click();
  await page
    .getByRole('option')
    .nth(2)
    .click({ modifiers: ['Shift'] });
  await take('choosing');
  await page.keyboard.press('t');
  await take('tagging');
  await closeDialog(page);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('mir');
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
  await take('palette');
  await closeDialog(page);
  await page.keyboard.press('Shift+Slash');
  await take('keyboard');
  await closeDialog(page);
  await page.keyboard.press('ControlOrMeta+Comma');
  await take('settings');
  await closeDialog(page);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Imports and receipts' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Sample articles/ })
    .click();
  await expect(page.getByRole('dialog', { name: 'Receipt' })).toBeVisible();
  await take('receipt');
  await closeDialog(page);
  await sidebarLink(page, 'Starred').click();
  await expect(page.getByText('No stars yet')).toBeVisible();
  await take('nothing');

  // The desktop has a least size, so the narrow windows are the browser's.
  if (carrel.host === 'browser') {
    await sidebarLink(page, 'All articles').click();
    for (const { name, width, height } of sizes) {
      await page.setViewportSize({ width, height });
      await take(`list-${name}`);
    }
    await row(page, 'The Mirror Train').click();
    await take('article-phone');
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await page.getByRole('button', { name: 'Show the sidebar' }).click();
    await expect(page.getByRole('dialog', { name: 'Sidebar' })).toBeVisible();
    await take('sidebar-phone');
  }
});

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}
