import { expect, test } from '@playwright/test';
import { hostOf, type OpenCarrel, openCarrel, whyNotHere } from './open-carrel.ts';
import {
  article,
  beginWithSamples,
  findField,
  listed,
  noteEditor,
  openArticle,
  painted,
  selectWithMouse,
} from './reading-steps.ts';

const essay = 'A desk with its back to the world';

let carrel: OpenCarrel;
test.beforeEach(async () => {
  const host = hostOf(test.info().project.name);
  test.skip(whyNotHere(host) !== '', whyNotHere(host));
  carrel = await openCarrel(host);
  await beginWithSamples(carrel.page);
});
test.afterEach(() => carrel?.dispose());

test('a passage marked with the mouse and commented is there after a restart', async () => {
  const { page } = carrel;
  await openArticle(page, essay);
  await selectWithMouse(page, 'Libraries buy them by the dozen');
  await page.getByRole('button', { name: 'Highlight: blue' }).click();
  await expect.poll(() => painted(page, 'colour-3')).toEqual(['Libraries buy them by the dozen']);

  await selectWithMouse(page, 'third from the window');
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  await page.keyboard.type('Which seat was that?');
  await page.keyboard.press('Escape');
  await expect(article(page).getByRole('button', { name: /Which seat was that/ })).toBeVisible();

  carrel = await carrel.restart();
  await listed(carrel.page, essay).click();
  await expect
    .poll(() => painted(carrel.page, 'colour-3'))
    .toEqual(['Libraries buy them by the dozen', 'third from the window']);
  await expect(article(carrel.page).getByRole('button', { name: /Which seat was that/ })).toBeVisible();
});

test('with the keyboard alone a match is marked, recoloured, commented, taken away and brought back', async () => {
  const { page } = carrel;
  await openArticle(page, 'The Mirror Train');
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('ring nebula');
  await page.keyboard.press('Enter');
  const [match] = await painted(page, 'find-current');
  // The field is left by the key that leaves every field; what it found stays the current match.
  await findField(page).blur();
  await page.keyboard.press('h');
  await expect.poll(() => painted(page, 'colour-1')).toEqual([match]);
  await page.keyboard.press('5');
  await expect.poll(() => painted(page, 'colour-5')).toEqual([match]);
  expect(await painted(page, 'colour-1')).toEqual([]);

  const card = page.getByRole('region', { name: 'Highlight', exact: true });
  await card.getByRole('textbox', { name: 'Comment' }).focus();
  await page.keyboard.type('M57');
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  const comment = article(page).getByRole('button', { name: /M57/ });
  await comment.focus();
  await page.keyboard.press('Enter');
  await card.getByRole('button', { name: 'Remove highlight' }).press('Enter');
  await expect.poll(() => painted(page, 'colour-5')).toEqual([]);
  await expect(comment).toHaveCount(0);
  await page.keyboard.press('u');
  await expect.poll(() => painted(page, 'colour-5')).toEqual([match]);
  await expect(comment).toBeVisible();
});

test('passages that lie over one another are marked each, and a press opens the inner one', async () => {
  const { page } = carrel;
  await openArticle(page, essay);
  await selectWithMouse(page, 'they stop there, so that anyone who wishes to may look over the top');
  await page.keyboard.press('2');
  await selectWithMouse(page, 'anyone who wishes');
  await page.keyboard.press('4');
  await expect.poll(() => painted(page, 'colour-4')).toEqual(['anyone who wishes']);
  expect(await painted(page, 'colour-2')).toHaveLength(1);
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: 'Highlight', exact: true }).waitFor({ state: 'detached' });
  await page.keyboard.press('n');
  const list = page.getByRole('region', { name: 'Highlights in this article' });
  await list.getByRole('button', { name: 'anyone who wishes', exact: true }).click();
  await expect.poll(() => painted(page, 'chosen')).toEqual(['anyone who wishes']);
});

test('all highlights stand on one page, by colour and by words, and lead back to their places', async () => {
  const { page } = carrel;
  await openArticle(page, essay);
  await selectWithMouse(page, 'Libraries buy them by the dozen');
  await page.keyboard.press('1');
  await openArticle(page, 'The Mirror Train');
  await selectWithMouse(page, 'Nobody announced that the line was closed');
  await page.keyboard.press('3');
  await expect.poll(() => painted(page, 'colour-3')).toHaveLength(1);

  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  const all = page.getByRole('region', { name: 'Highlights', exact: true });
  await expect(all.getByRole('status')).toHaveText('2 highlights');
  await all.getByRole('button', { name: 'Show only: blue' }).click();
  await expect(all.getByRole('status')).toHaveText('1 highlight');
  await all.getByRole('button', { name: 'Show only: blue' }).click();
  await all.getByRole('searchbox', { name: 'Find in highlights and comments' }).fill('dozen');
  await expect(all.getByRole('status')).toHaveText('1 highlight');
  await all.getByRole('listitem').hover();
  await all.getByRole('button', { name: 'Comment', exact: true }).click();
  await page.keyboard.type('How many?');
  await page.keyboard.press('Escape');
  await expect(all.getByRole('button', { name: 'Edit comment: How many?' })).toBeVisible();
  await all.getByRole('button', { name: 'Libraries buy them by the dozen', exact: true }).click();
  await expect(article(page).getByRole('heading', { level: 1 })).toHaveText(essay);
  await expect.poll(() => painted(page, 'chosen')).toEqual(['Libraries buy them by the dozen']);
});

test('a note is saved as it is typed, shows its Markdown, is found by search and listed', async () => {
  const { page } = carrel;
  await openArticle(page, essay);
  await page.keyboard.press('n');
  await expect(noteEditor(page)).toBeFocused();
  // Letters that are commands elsewhere are letters here.
  await page.keyboard.type('Ask the janitor hesitantly about **zanzibar** #1');
  await expect(page.getByRole('complementary', { name: 'Notes' }).getByRole('status')).toHaveText('Saved');
  const strong = await noteEditor(page)
    .locator('.note-strong')
    .evaluate((element) => getComputedStyle(element).fontWeight);
  expect(strong).toBe('700');
  await page.keyboard.press('Escape');

  carrel = await carrel.restart();
  const again = carrel.page;
  await again.getByRole('searchbox', { name: 'Search' }).fill('zanzibar');
  await listed(again, essay).click();
  // The word stands in the note and not in the text: there is nothing to step through.
  await expect(article(again).getByRole('heading', { level: 1 })).toHaveText(essay);
  await expect(findField(again)).toHaveValue('');
  await again.keyboard.press('n');
  // The marks are out of sight where nobody writes.
  await expect(noteEditor(again)).toHaveText('Ask the janitor hesitantly about zanzibar #1');
  await again.keyboard.press('Escape');
  await again.keyboard.press('g');
  await again.keyboard.press('n');
  const notes = again.getByRole('region', { name: 'Notes', exact: true });
  await notes.getByRole('button', { name: /Ask the janitor/ }).click();
  await expect(article(again).getByRole('heading', { level: 1 })).toHaveText(essay);
});
