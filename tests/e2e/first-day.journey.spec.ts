import { expect } from '@playwright/test';
import { importSamples, openTitle, row, sidebarLink, summary, test } from './journey.ts';

test('an empty library invites, the samples fill it, and the import can be taken back whole', async ({
  page,
}) => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'A quiet desk for everything you keep to read',
  );
  await expect(page.getByRole('button', { name: 'Import a folder' })).toBeVisible();
  await importSamples(page);
  await expect(sidebarLink(page, 'All articles')).toHaveText(/16/);
  await expect(sidebarLink(page, 'Unread')).toHaveText(/16/);
  await expect(page.getByText(/0 network requests/)).toBeVisible();

  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Imports and receipts' }).click();
  const drawer = page.getByRole('dialog', { name: 'Imports' });
  await drawer.getByRole('button', { name: /Sample articles/ }).click();
  const receipt = page.getByRole('dialog', { name: 'Receipt' });
  await expect(receipt.getByText('16 articles stored')).toBeVisible();
  await receipt.getByRole('button', { name: 'Night-shift bread' }).click();
  await expect(openTitle(page)).toHaveText('Night-shift bread');

  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Imports and receipts' }).click();
  await drawer.getByRole('button', { name: /Sample articles/ }).click();
  await receipt.getByRole('button', { name: 'Undo this import' }).click();
  await expect(receipt.getByText('· undone')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Import a folder' })).toBeVisible();
  await sidebarLink(page, 'Trash').click();
  await expect(summary(page)).toHaveText('16 articles');
});

test('what was set stays set when Carrel is started again', async ({ carrel, page }) => {
  await importSamples(page);
  await page.getByRole('button', { name: 'Compact rows' }).click();
  await page.getByRole('button', { name: /^Order/ }).click();
  await page.getByRole('menuitemradio', { name: 'Title' }).click();
  await page.keyboard.press('ControlOrMeta+Comma');
  await page.getByRole('button', { name: 'Sepia' }).click();
  await page.keyboard.press('Escape');
  const handle = page.getByRole('separator', { name: 'Width of the sidebar' });
  await handle.focus();
  await page.keyboard.press('ArrowRight');
  const width = await handle.getAttribute('aria-valuenow');
  await expect(page.getByRole('option').first()).toContainText('A desk with its back to the world');

  // The window shows a setting at once; it is on the disk a moment later, and a restart here is a sudden end.
  await page.waitForTimeout(500);

  const again = await carrel.restart();
  await expect(again.page.getByRole('option').first()).toContainText('A desk with its back to the world');
  await expect(again.page.getByRole('button', { name: 'Comfortable rows' })).toBeVisible();
  await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await expect(again.page.getByRole('separator', { name: 'Width of the sidebar' })).toHaveAttribute(
    'aria-valuenow',
    width ?? '',
  );
  await row(again.page, 'The Mirror Train').click();
  await expect(openTitle(again.page)).toHaveText('The Mirror Train');
  await again.dispose();
});
