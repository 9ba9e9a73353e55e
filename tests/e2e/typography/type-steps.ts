import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { carrelCommand } from '../command-line.ts';
import type { OpenCarrel } from '../open-carrel.ts';
import { articleFrame } from '../reading-steps.ts';
import { specimen, specimenTitle, tongues } from './specimen.ts';

/** The specimen and the report in eight languages, in the list. */
export async function importSpecimens(carrel: OpenCarrel): Promise<void> {
  const folder = join(carrel.folder, 'specimens');
  await mkdir(folder);
  await writeFile(join(folder, 'specimen.html'), specimen);
  for (const { language, html } of tongues) await writeFile(join(folder, `${language}.html`), html);
  await carrelCommand(carrel, 'import', folder);
  await expect(carrel.page.getByRole('option', { name: specimenTitle })).toBeVisible();
  await carrel.page.getByLabel('Dismiss').click();
}

/** Sets what the type panel would, without looking for its knobs. */
export async function setType(page: Page, changes: Record<string, string | number | boolean>): Promise<void> {
  await page.getByRole('button', { name: 'Theme and type' }).click();
  const panel = page.getByRole('dialog', { name: 'Theme and type' });
  for (const [label, value] of Object.entries(changes)) {
    if (typeof value === 'number') await panel.getByRole('slider', { name: label }).fill(String(value));
    else if (typeof value === 'boolean') await panel.getByRole('checkbox', { name: label }).setChecked(value);
    else
      await panel
        .getByRole('group', { name: label })
        .getByRole('radio', { name: value, exact: true })
        .check({ force: true });
  }
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
}

/** The text of the open article as it was stored: without what divides its words. */
export async function wholeText(page: Page): Promise<string> {
  const frame = await articleFrame(page);
  return frame.evaluate(() => document.getElementById('text')?.textContent?.replaceAll('\u00ad', '') ?? '');
}

/** How many places words may be divided at. */
export async function divisions(page: Page): Promise<number> {
  const frame = await articleFrame(page);
  return frame.evaluate(
    () => (document.getElementById('text')?.textContent?.split('\u00ad').length ?? 1) - 1,
  );
}
