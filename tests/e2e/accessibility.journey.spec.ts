import { expect, type Page } from '@playwright/test';
import { findings, settle } from './find-violations.ts';
import { importSamples, row, searchField, sidebarLink, test } from './journey.ts';

const views: { name: string; open: (page: Page) => Promise<void> }[] = [
  { name: 'the list and an open article', open: async (page) => row(page, 'The Mirror Train').click() },
  {
    name: 'a search',
    open: async (page) => {
      await searchField(page).fill('mirrer train');
      await expect(page.getByText('No hit for mirrer.')).toBeVisible();
    },
  },
  {
    name: 'several chosen articles',
    open: async (page) => {
      await searchField(page).fill('');
      await row(page, 'Night-shift bread').click();
      await row(page, 'The Mirror Train').click({ modifiers: ['ControlOrMeta'] });
      await expect(page.getByRole('toolbar', { name: 'Chosen articles' })).toBeVisible();
    },
  },
  { name: 'the tag editor', open: async (page) => page.keyboard.press('t') },
  {
    name: 'the collections',
    open: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('c');
    },
  },
  {
    name: 'the palette',
    open: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('ControlOrMeta+k');
      await page.keyboard.type('mir');
    },
  },
  {
    name: 'the keyboard sheet',
    open: async (page) => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await page.keyboard.press('Shift+Slash');
    },
  },
  {
    name: 'the settings',
    open: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('ControlOrMeta+Comma');
    },
  },
  {
    name: 'the imports',
    open: async (page) => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Imports and receipts' }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /Sample articles/ })
        .click();
    },
  },
  {
    name: 'an empty view',
    open: async (page) => {
      await page.keyboard.press('Escape');
      await sidebarLink(page, 'Trash').click();
    },
  },
];

test('axe finds nothing on the first screen', async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

test('axe finds nothing in any view, in any theme', async ({ page }) => {
  test.setTimeout(300_000);
  await importSamples(page);
  for (const { name, open } of views) {
    await open(page);
    for (const theme of ['paper', 'white', 'sepia', 'dark', 'black', 'contrast']) {
      await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
      await settle(page);
      // A theme changes colours and nothing else.
      expect(await findings(page, theme !== 'paper'), `${name} in ${theme}`).toEqual([]);
    }
  }
});

test('at 320 pixels nothing runs out of the window, and every pane can be reached', async ({
  page,
  carrel,
}) => {
  test.skip(carrel.host === 'electron', 'the desktop window has a least width');
  await importSamples(page);
  await page.setViewportSize({ width: 320, height: 640 });
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(overflow).toBeLessThanOrEqual(0);
  await row(page, 'The Mirror Train').click();
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect.poll(overflow).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await page.getByRole('button', { name: 'Show the sidebar' }).click();
  await sidebarLink(page, 'Unread').click();
  await expect(page.getByRole('listbox', { name: 'Unread' })).toBeVisible();
  await expect.poll(overflow).toBeLessThanOrEqual(0);
});
