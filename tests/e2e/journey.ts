import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { root } from './find-electron.ts';
import { hostOf, type OpenCarrel, openCarrel, whyNotHere } from './open-carrel.ts';

/** A journey begins with Carrel open on an empty library, in the host that the project stands for. */
export const test = base.extend<{ carrel: OpenCarrel; page: Page }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
  carrel: async ({}, use, info) => {
    const host = hostOf(info.project.name);
    base.skip(whyNotHere(host) !== '', whyNotHere(host));
    const carrel = await openCarrel(host);
    await use(carrel);
    await carrel.dispose();
  },
  page: async ({ carrel }, use) => use(carrel.page),
});

/** The sixteen articles that come with Carrel, from the empty first screen. */
export async function importSamples(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Begin with the sample articles' }).click();
  await expect(summary(page)).toHaveText(/16 articles/);
  await page.getByLabel('Dismiss').click();
}

/** The line above the rows: how many there are. */
export function summary(page: Page): Locator {
  return page.getByRole('main').getByRole('status').first();
}

export function row(page: Page, title: string | RegExp): Locator {
  return page.getByRole('option', { name: title });
}

export function sidebarLink(page: Page, name: string): Locator {
  return page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: new RegExp(`^${name}`) });
}

export function searchField(page: Page): Locator {
  return page.getByRole('searchbox', { name: 'Search' });
}

/** The article in the reader. */
export function openTitle(page: Page): Locator {
  return page.frameLocator('iframe').first().getByRole('heading', { level: 1 });
}

/** A picture for people to look at; no test compares it. */
export async function picture(carrel: OpenCarrel, name: string): Promise<void> {
  const folder = join(root, '.screenshots', carrel.host);
  mkdirSync(folder, { recursive: true });
  await carrel.page.screenshot({ path: join(folder, `${name}.png`) });
}
