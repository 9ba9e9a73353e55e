import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { importSamples, openTitle, picture, row, sidebarLink, summary, test } from './journey.ts';

const bread = 'Bread at night\n\nThe baker began at two, when the street was quiet and the flour was cold.\n';
const ferry =
  '<!doctype html><title>The last ferry</title><article><h1>The last ferry</h1><p>It left at nine, with eleven people and a goat, and the harbour went dark behind it.</p><p><img src="files/ferry.png" alt="The ferry"></p></article>';

test('files picked in the browser are imported; what could not be read is named, and all of it is taken back', async ({
  page,
  carrel,
}) => {
  const folder = join(carrel.folder, 'incoming');
  mkdirSync(folder);
  writeFileSync(join(folder, 'bread.txt'), bread);
  writeFileSync(join(folder, 'ferry.html'), ferry);
  writeFileSync(join(folder, 'empty.txt'), '');
  writeFileSync(join(folder, 'picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4, 5]));

  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import files' }).click();
  await (await choosing).setFiles(
    ['bread.txt', 'ferry.html', 'empty.txt', 'picture.png'].map((name) => join(folder, name)),
  );
  await expect(row(page, 'The last ferry')).toBeVisible();
  await expect(row(page, 'Bread at night')).toBeVisible();

  await page.getByRole('button', { name: 'Receipt' }).click();
  const receipt = page.getByRole('dialog', { name: 'Receipt' });
  await expect(receipt.getByText('2 articles stored, 2 problems')).toBeVisible();
  await expect(receipt.getByText(/^empty\.txt/)).toBeVisible();
  await expect(receipt.getByText(/^picture\.png/)).toBeVisible();
  await receipt.getByRole('button', { name: /^Stored 2/ }).click();
  await expect(receipt.getByText('bread.txt', { exact: true })).toBeVisible();
  await receipt.getByRole('button', { name: 'Undo this import' }).click();
  await expect(receipt.getByText('· undone')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Import a folder' })).toBeVisible();
});

test('a folder keeps its paths, so that a page finds the pictures beside it', async ({ page, carrel }) => {
  const folder = join(carrel.folder, 'clippings');
  mkdirSync(join(folder, 'files'), { recursive: true });
  writeFileSync(join(folder, 'ferry.html'), ferry);
  writeFileSync(join(folder, 'files', 'ferry.png'), smallPicture());
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import a folder' }).click();
  await (await choosing).setFiles(folder);
  await row(page, 'The last ferry').click();
  await expect(openTitle(page)).toHaveText('The last ferry');
  const image = page.frameLocator('iframe').first().getByRole('img', { name: 'The ferry' });
  await expect(image).toHaveAttribute('src', /^\/image\//);
});

test('files dropped on a collection go into it', async ({ page }) => {
  await importSamples(page);
  await page.getByRole('button', { name: 'New collection' }).click();
  await page.getByLabel('Name of the new collection').fill('Harbour');
  await page.keyboard.press('Enter');
  const carried = await page.evaluateHandle((html) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([html], 'ferry.html', { type: 'text/html' }));
    return transfer;
  }, ferry);
  for (const type of ['dragenter', 'dragover', 'drop'])
    await sidebarLink(page, 'Harbour').dispatchEvent(type, { dataTransfer: carried });
  await expect(sidebarLink(page, 'Harbour')).toHaveText(/1$/);
  await sidebarLink(page, 'Harbour').click();
  await expect(row(page, 'The last ferry')).toBeVisible();
  await expect(summary(page)).toHaveText('1 article');
});

test('the details of an article tell which file it is from and what that did not hold', async ({
  page,
  carrel,
}) => {
  const file = join(carrel.folder, 'harbour.html');
  const crane = '<p><img src="https://harbour.example/crane.jpg" alt="The crane"></p>';
  writeFileSync(file, ferry.replace('</article>', `${crane}</article>`));
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import files' }).click();
  await (await choosing).setFiles(file);
  await row(page, 'The last ferry').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Edit details…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Details' });
  await expect(dialog).toContainText('harbour.html');
  await expect(dialog).toContainText('title from the markup');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'crane.jpg' })).toContainText(
    'image, on the network',
  );
  await expect(dialog.getByRole('listitem').filter({ hasText: 'ferry.png' })).toContainText(
    'not beside the file',
  );
  await picture(carrel, 'details');
});

/** One red point: the smallest whole PNG. */
function smallPicture(): Buffer {
  return Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  );
}
