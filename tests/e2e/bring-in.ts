import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { OpenCarrel } from './open-carrel.ts';

/** Files come into an empty library as a reader brings them: chosen in a browser, dropped on the window of the desktop. */
export async function bringIn(
  page: Page,
  carrel: OpenCarrel,
  name: string,
  bytes: Uint8Array | string,
): Promise<void> {
  const folder = join(carrel.folder, 'incoming');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, bytes);
  await expect(page.getByRole('button', { name: 'Begin with the sample articles' })).toBeVisible();
  if (carrel.host === 'electron') return dropFile(page, path);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import files' }).click();
  await (await choosing).setFiles(path);
}

/** As a reader drops it on the window; in the desktop the host looks where it lies. */
async function dropFile(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', {
      type,
      x: 300,
      y: 300,
      data: { items: [], files: [path], dragOperationsMask: 1 },
    });
  await session.detach();
}
