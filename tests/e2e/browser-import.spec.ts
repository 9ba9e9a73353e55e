import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, importSamples, test } from './desk.ts';

/** Files for one import: a dispatch, the same again, and one that is no article. */
function filesToImport(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-files-'));
  const files: Record<string, string | Uint8Array> = {
    'ferry.txt':
      'GYUMRI, April 2. /HAYLUR/. The ferry to the north shore runs again, the harbour office said on Tuesday.\n',
    'ferry-again.txt':
      'GYUMRI, April 2. /HAYLUR/. The ferry to the north shore runs again, the harbour office said on Tuesday.\n',
    'picture.png': new Uint8Array([
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82,
    ]),
  };
  return Object.entries(files).map(([name, data]) => {
    writeFileSync(join(folder, name), data);
    return join(folder, name);
  });
}

test('a reader uploads files, reads what became of each, and takes the import back', async ({ desk }) => {
  await importSamples(desk);
  const { page } = desk;
  await page.getByRole('button', { name: 'Import' }).click();
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: /files/i }).click();
  await (await chosen).setFiles(filesToImport());
  await expect(page.getByRole('button', { name: 'All articles 17' })).toBeVisible();
  await page
    .getByRole('dialog', { name: 'Imported “ferry.txt and 2 more”' })
    .getByRole('button', { name: 'Receipt' })
    .click();
  const receipt = page.getByRole('dialog').filter({ hasText: 'picture.png' });
  await expect(receipt).toContainText('Known already 1');
  await desk.picture('receipt');
  await receipt.getByRole('button', { name: /undo/i }).first().click();
  await expect(receipt).toContainText('undone');
  await receipt.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('button', { name: 'All articles 16' })).toBeVisible();
  expect(desk.complaints).toEqual([]);
});
