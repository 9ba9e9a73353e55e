import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { importSamples, openTitle, row, searchField, sidebarLink, summary, test } from './journey.ts';
import { lookAt } from './look-at.ts';
import { articleFrame, findField, noteEditor, painted, selectWithMouse } from './reading-steps.ts';

const recent = (page: Page) => page.getByRole('listbox', { name: 'Searched before' });

test('a saved search tells its hits and what is new, takes other words and another name, and moves', async ({
  page,
  carrel,
}) => {
  await importSamples(page);
  const save = async (query: string, name: string): Promise<void> => {
    await searchField(page).fill(query);
    await expect(summary(page)).toHaveText(/^\d+ articles? · /);
    await page.getByRole('button', { name: 'Save this search' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save this search' });
    await dialog.getByLabel('Name').fill(name);
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
  };
  await save('observatory', 'The mountain');
  await sidebarLink(page, 'All articles').click();
  await save('bread', 'Baking');
  await expect(sidebarLink(page, 'The mountain')).toHaveText(/\d+$/);
  const before = Number((await sidebarLink(page, 'The mountain').textContent())?.match(/\d+$/)?.[0]);

  // In the order in which they were made, until they are moved.
  const names = () =>
    page
      .getByRole('region', { name: 'Saved searches' })
      .locator('[data-sidebar-link]')
      .evaluateAll((links) => links.map((link) => link.textContent?.replace(/[\d\s]+(new\d*)?$/, '')));
  expect(await names()).toEqual(['The mountain', 'Baking']);
  await sidebarLink(page, 'Baking').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(names).toEqual(['Baking', 'The mountain']);

  await sidebarLink(page, 'Baking').click();
  await searchField(page).fill('bread OR walnuts');
  await page.getByRole('button', { name: /^Sort/ }).click();
  await page.getByRole('menuitemradio', { name: 'Newest' }).click();
  await page.getByRole('button', { name: 'Save this search' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this search' });
  await expect(dialog.getByText('It will look for: bread OR walnuts sort:date')).toBeVisible();
  await dialog.getByRole('button', { name: 'Change “Baking”' }).click();
  await sidebarLink(page, 'All articles').click();
  await sidebarLink(page, 'Baking').click();
  await expect(searchField(page)).toHaveValue('bread OR walnuts sort:date');
  await expect(page.getByRole('button', { name: 'Sort: Newest' })).toBeVisible();

  await sidebarLink(page, 'Baking').press('F2');
  await page.getByLabel('Name of the saved search').fill('Loaves');
  await page.keyboard.press('Enter');
  await expect(sidebarLink(page, 'Loaves')).toBeVisible();

  // An article that comes now is new to a search that is not being looked at.
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await carrel.answerDialog([await writeDispatch(carrel.folder)]);
  await page.getByRole('menuitem', { name: 'Files…', exact: true }).click();
  await expect(sidebarLink(page, 'The mountain')).toHaveText(new RegExp(`1 new${before + 1}$`));
  await sidebarLink(page, 'The mountain').click();
  await expect(sidebarLink(page, 'The mountain')).toHaveText(new RegExp(`mountain${before + 1}$`));
});

test('searches that led somewhere are offered again, forgotten one by one or all, and not kept when told so', async ({
  page,
}) => {
  await importSamples(page);
  for (const query of ['observatory', 'walnuts bread', 'mirror']) {
    await searchField(page).fill(query);
    await expect(summary(page)).toHaveText(/^\d+ articles? · /);
    await page.getByRole('option').first().click();
    await expect(openTitle(page)).toBeVisible();
  }
  await searchField(page).fill('');
  await expect(recent(page).getByRole('option')).toHaveText(['mirror', 'walnuts bread', 'observatory']);
  await searchField(page).fill('bre');
  await expect(recent(page).getByRole('option')).toHaveText(['walnuts bread']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(searchField(page)).toHaveValue('walnuts bread');
  await expect(recent(page)).toHaveCount(0);
  await expect(row(page, 'Night-shift bread')).toBeVisible();

  await searchField(page).fill('');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Delete');
  await expect(recent(page).getByRole('option')).toHaveText(['walnuts bread', 'observatory']);
  await page.keyboard.press('Escape');
  await expect(recent(page)).toHaveCount(0);
  await expect(searchField(page)).toBeFocused();

  await page.keyboard.press('ControlOrMeta+Comma');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('switch', { name: 'Remember searches' }).click();
  await settings.getByRole('button', { name: 'Forget all' }).click();
  await expect(settings.getByRole('button', { name: 'Forget all' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await searchField(page).fill('observatory');
  await page.getByRole('option').first().click();
  await searchField(page).fill('');
  await expect(summary(page)).toHaveText('16 articles');
  await expect(recent(page)).toHaveCount(0);
});

test('what is selected in an article is looked for in the whole library', async ({ page }) => {
  await importSamples(page);
  await sidebarLink(page, 'Meridian').click();
  await row(page, /telescope mirror/).click();
  await expect(openTitle(page)).toBeVisible();
  const frame = await articleFrame(page);
  const paragraph = await frame.evaluate(
    () => document.querySelector('#text p')?.firstChild?.nodeValue ?? '',
  );
  const words = paragraph.split(' ').slice(2, 5).join(' ');
  await selectWithMouse(page, words);
  await page.getByRole('button', { name: 'Search the library for this' }).click();
  await expect(searchField(page)).toHaveValue(`"${words}"`);
  await expect(sidebarLink(page, 'All articles')).toHaveAttribute('aria-current', 'page');
  await expect(summary(page)).toHaveText(/^\d+ articles? · /);

  await selectWithMouse(page, paragraph.split(' ').slice(0, 20).join(' '));
  await page.keyboard.press('f');
  await expect(page.getByText('any of the words')).toBeVisible();
  await expect(row(page, /telescope mirror/)).toBeVisible();
});

test('find in the article takes the words of the search, and other forms where the letters stand nowhere', async ({
  page,
}) => {
  await importSamples(page);
  await searchField(page).fill('mirrer trai');
  await expect(page.getByText('No hit for mirrer. Showing mirror.')).toBeVisible();
  await row(page, 'The Mirror Train').click();
  await expect(openTitle(page)).toHaveText('The Mirror Train');
  await expect(findField(page)).toHaveValue('mirrer trai');
  await expect(page.getByRole('region', { name: 'Article' }).getByText(/^1 of \d+$/)).toBeVisible();
  // The list said mirror and train, and so does the article: in its title too.
  const marked = new Set((await painted(page, 'find')).map((word) => word.toLowerCase()));
  expect([...marked]).toEqual(expect.arrayContaining(['mirror', 'train']));
  expect(await painted(page, 'find')).toEqual(expect.arrayContaining(['Mirror', 'Train']));

  await findField(page).fill('obzervatory');
  await expect(page.getByRole('region', { name: 'Article' }).getByText(/^1 of \d+ like it$/)).toBeVisible();
  await findField(page).fill('xyzzyq');
  await expect(
    page.getByRole('region', { name: 'Article' }).getByText('none', { exact: true }),
  ).toBeVisible();
});

test('what was found in a note is marked in the note', async ({ page }) => {
  await importSamples(page);
  await page.setViewportSize({ width: 1500, height: 860 });
  await row(page, 'Night-shift bread').click();
  await noteEditor(page).click();
  await page.keyboard.type('Ask the zoetropist about zoetropes.');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await row(page, 'The Mirror Train').click();
  await expect(openTitle(page)).toHaveText('The Mirror Train');
  await searchField(page).fill('zoetrop');
  await row(page, 'Night-shift bread').click();
  await expect(openTitle(page)).toHaveText('Night-shift bread');
  await expect(noteEditor(page).locator('.found')).toHaveText(['zoetropist', 'zoetropes']);
});

test('an index that fails is told, with the way to mend it, and the list stays', async ({ carrel }) => {
  await importSamples(carrel.page);
  const broken = await carrel.restartWith(async () => {
    const index = join(carrel.folder, 'library', 'index');
    await rm(index, { recursive: true });
    // What a file is wanted for is a folder: nothing can be read there.
    await mkdir(join(index, 'manifest', 'x'), { recursive: true });
  });
  const { page } = broken;
  await expect(summary(page)).toHaveText('16 articles');
  await searchField(page).fill('observatory');
  await expect(page.getByRole('alert')).toContainText('Search does not work.');
  await expect(page.getByRole('button', { name: 'Rebuild the index' })).toBeVisible();
  await lookAt(broken, 'index-failed');
  await searchField(page).press('Escape');
  await expect(row(page, 'Night-shift bread')).toBeVisible();
  await broken.dispose();
});

test('a word that hardly anybody writes is asked about, and the likelier one is a press away', async ({
  page,
  carrel,
}) => {
  await importSamples(page);
  const paths: string[] = [];
  for (let number = 1; number <= 22; number++) {
    const path = join(carrel.folder, `harbour-${number}.txt`);
    const word = number === 22 ? 'lighthause' : 'lighthouse';
    await writeFile(
      path,
      `Harbour report ${number}\n\nThe ${word} of pier ${number} was painted in week ${number}.\n`,
    );
    paths.push(path);
  }
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await carrel.answerDialog(paths);
  await page.getByRole('menuitem', { name: 'Files…', exact: true }).click();
  await expect(summary(page)).toHaveText('38 articles');
  await expect(page.getByText('Index complete')).toBeVisible();
  await searchField(page).fill('lighthause');
  await expect(summary(page)).toHaveText(/^1 article · /);
  await page.getByRole('button', { name: 'lighthouse', exact: true }).click();
  await expect(searchField(page)).toHaveValue('lighthouse');
  await expect(summary(page)).toHaveText(/^21 articles · /);
});

test('the index is made anew on demand, and search says how far it is', async ({ page }) => {
  await importSamples(page);
  await searchField(page).fill('observatory');
  await expect(summary(page)).toHaveText(/^\d+ articles · /);
  const before = (await summary(page).textContent())?.split(' · ')[0];
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('rebuild');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The index is being made anew').first()).toBeVisible();
  await expect(page.getByText('Index complete')).toBeVisible();
  await expect(summary(page)).toHaveText(new RegExp(`^${before} · `));
});

/** A news item of its own about the observatory. */
async function writeDispatch(folder: string): Promise<string> {
  const path = join(folder, 'late-news.txt');
  await writeFile(
    path,
    'The observatory opens its doors\n\nVisitors may see the dome of the observatory on Sunday, its keeper said.\n',
  );
  return path;
}
