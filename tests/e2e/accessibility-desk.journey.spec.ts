import { expect, type Page } from '@playwright/test';
import { findings, settle } from './find-violations.ts';
import { importSamples, openTitle, row, test } from './journey.ts';

const go = async (page: Page, letter: string): Promise<void> => {
  await page.keyboard.press('g');
  await page.keyboard.press(letter);
};

/** Where one marks, writes and looks back; each is opened from where the one before left the window. */
const views: { name: string; open: (page: Page) => Promise<void> }[] = [
  {
    name: 'a selected sentence',
    open: async (page) => {
      await row(page, 'The Mirror Train').click();
      await expect(openTitle(page)).toHaveText('The Mirror Train');
      await page.keyboard.press('Shift+V');
      await expect(page.getByRole('button', { name: 'Comment' }).first()).toBeVisible();
    },
  },
  {
    name: 'the card of a highlight',
    open: async (page) => {
      await page.keyboard.press('3');
      await expect(page.getByPlaceholder('Comment…')).toBeVisible();
    },
  },
  {
    name: 'finding in an article, its contents beside it',
    open: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('o');
      await expect(page.getByRole('navigation', { name: 'Contents' })).toBeVisible();
      await page.keyboard.press('ControlOrMeta+f');
      await page.keyboard.type('the');
    },
  },
  {
    name: 'a note being written',
    open: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.keyboard.press('n');
      await page.locator('.cm-content').click();
      await page.keyboard.type('# On trains\n\n*Bats*, [[Night');
      await expect(page.getByText('New note “Night”')).toBeVisible();
    },
  },
  {
    name: 'all highlights',
    open: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await go(page, 'h');
      await expect(page.getByRole('heading', { name: 'Highlights', level: 1 })).toBeVisible();
    },
  },
  {
    name: 'all notes',
    open: async (page) => {
      await go(page, 'n');
      await expect(page.getByRole('heading', { name: 'Notes', level: 1 })).toBeVisible();
    },
  },
  { name: 'the review', open: async (page) => go(page, 'v') },
  {
    name: 'quotations',
    open: async (page) => {
      await go(page, 'q');
      await page.getByLabel('Every sentence with').fill('mirror');
      await expect(page.getByText(/\d+ sentences in \d+ articles/)).toBeVisible();
    },
  },
  {
    name: 'printing',
    open: async (page) => {
      await openTitle(page).click();
      await page.keyboard.press('ControlOrMeta+p');
      await expect(page.getByRole('dialog', { name: 'Print' })).toBeVisible();
    },
  },
  {
    name: 'two side by side',
    open: async (page) => {
      await page.keyboard.press('Escape');
      await go(page, 'a');
      await row(page, 'Night-shift bread').click({ button: 'right' });
      await page.getByRole('menuitem', { name: /Open beside/ }).click();
      await expect(page.locator('iframe:not([inert])')).toHaveCount(2);
    },
  },
  {
    name: 'nothing but the page',
    open: async (page) => {
      await page.keyboard.press('z');
      await expect(page.getByRole('listbox')).toHaveCount(0);
    },
  },
];

test('axe finds nothing where one marks, writes and looks back, in any theme', async ({ page }) => {
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
