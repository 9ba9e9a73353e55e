import { expect, type Page } from '@playwright/test';
import { importSamples, picture, row, test } from './journey.ts';
import { lookAt } from './look-at.ts';
import { article, noteEditor, selectWithMouse } from './reading-steps.ts';

const notePage = (page: Page) => page.getByRole('textbox', { name: 'Note', exact: true });
const pane = (page: Page) => page.getByRole('complementary', { name: 'Notes' });

async function newNote(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+N');
  await expect(notePage(page)).toBeFocused();
}

async function saved(page: Page): Promise<void> {
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /^Saved/ })
      .first(),
  ).toBeVisible();
}

test('a free-standing note is written with its Markdown in view, links to an article and is found from there', async ({
  carrel,
  page,
}) => {
  await importSamples(page);
  await newNote(page);
  await page.keyboard.type(
    '# Plans for *spring*\n\nTwo **strong** words, `code` and ~~struck~~ ones. #garden/2024\n',
  );
  await page.keyboard.type('- [ ] ask\nlist goes on\n\n> quoted\n\n\n[[mirr', { delay: 5 });
  const offered = page.locator('.cm-tooltip-autocomplete').getByRole('option', { name: /The Mirror Train/ });
  await expect(offered.first()).toBeVisible();
  await picture(carrel, 'note-completion');
  // A list that has only just opened takes no Enter: it could be meant for the line.
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  await page.keyboard.type(' leads there.');
  await saved(page);
  // The marks are out of sight where the cursor is not, and the text is what was typed.
  await expect(notePage(page).locator('.note-large')).toHaveText('Plans for spring');
  await expect(notePage(page).locator('.note-struck')).toHaveText('struck');
  await expect(notePage(page).locator('.note-tag')).toHaveText('#garden/2024');
  await notePage(page).getByRole('checkbox').first().click();
  await expect(notePage(page).getByRole('checkbox').first()).toBeChecked();
  await lookAt(carrel, 'note-page');

  await notePage(page).locator('.note-link').click();
  await expect(article(page).getByRole('heading', { level: 1 })).toHaveText('The Mirror Train');
  await page.keyboard.press('n');
  const from = pane(page).getByRole('region', { name: 'Linked from' });
  await expect(from.getByRole('button', { name: /Plans for spring/ })).toContainText('leads there.');
  await from.getByRole('button', { name: /Plans for spring/ }).click();
  await expect(notePage(page)).toContainText('list goes on');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(article(page).getByRole('heading', { level: 1 })).toHaveText('The Mirror Train');
});

test('a passage is quoted in the note with its citation, by key and by dragging', async ({
  carrel,
  page,
}) => {
  await importSamples(page);
  await row(page, 'The Mirror Train').click();
  const heading = article(page).getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('The Mirror Train');
  const words = await article(page).locator('#text p').first().innerText();
  const passage = words.split(/\s+/).slice(1, 5).join(' ');
  await selectWithMouse(page, passage);
  await expect(page.getByRole('group', { name: 'Selection' }).or(page.getByLabel('Selection'))).toBeVisible();
  await page.keyboard.press('Shift+Q');
  await expect(noteEditor(page)).toContainText(passage);
  await expect(noteEditor(page).locator('.note-link')).toContainText('The Mirror Train');
  await saved(page);
  const item = pane(page)
    .getByRole('region', { name: 'Highlights in this article' })
    .getByRole('button', { name: passage });
  await item.dragTo(noteEditor(page));
  await expect(noteEditor(page).locator('.note-link')).toHaveCount(2);
  await lookAt(carrel, 'note-quotations');
});

test('an earlier text of a note is compared with the present one and brought back', async ({
  carrel,
  page,
}) => {
  await importSamples(page);
  await newNote(page);
  const first = 'The first thought about the harbour, long enough to be missed if it were gone.';
  await page.keyboard.type(first);
  await saved(page);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Another thought.');
  await saved(page);
  await page.getByRole('button', { name: 'More for this note' }).click();
  await page.getByRole('menuitem', { name: 'Earlier versions…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Earlier versions' });
  await expect(dialog.getByRole('deletion').filter({ hasText: 'harbour' })).toBeVisible();
  await lookAt(carrel, 'note-history');
  await dialog.getByRole('button', { name: 'Bring this version back' }).click();
  await expect(notePage(page)).toHaveText(first);
  await page.getByRole('button', { name: 'More for this note' }).click();
  await page.getByRole('menuitem', { name: 'Earlier versions…' }).click();
  await expect(dialog.getByRole('button', { name: /^Until/ })).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Close' }).first().click();

  await page.getByRole('button', { name: 'More for this note' }).click();
  await page.getByRole('menuitem', { name: 'Remove note' }).click();
  await expect(page.getByText('This note was removed.')).toBeVisible();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect(page.getByText('This note was removed.')).toBeHidden();
  await expect(notePage(page)).toHaveText(first);
});

test('a removed note is listed, and brought back from there', async ({ carrel, page }) => {
  await importSamples(page);
  await newNote(page);
  await page.keyboard.type('# Thrown away');
  await saved(page);
  await page.getByRole('button', { name: 'More for this note' }).click();
  await page.getByRole('menuitem', { name: 'Remove note' }).click();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('>removed notes');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Removed notes' });
  await expect(dialog).toContainText('Thrown away');
  await lookAt(carrel, 'notes-removed');
  await dialog.getByRole('button', { name: 'Bring back: Thrown away' }).click();
  await expect(dialog).toContainText('No note was removed');
});

test('a template is what the note of an article begins as', async ({ page }) => {
  await importSamples(page);
  await newNote(page);
  await page.keyboard.type('# On {{title}}\n\n{{citation}}');
  await saved(page);
  await page.getByRole('button', { name: 'More for this note' }).click();
  await page.getByRole('menuitemradio', { name: 'What notes on articles begin as' }).click();
  await expect(page.getByText('Template', { exact: true })).toBeVisible();
  await row(page, 'The Mirror Train').click();
  await expect(article(page).getByRole('heading', { level: 1 })).toHaveText('The Mirror Train');
  await page.keyboard.press('n');
  await expect(noteEditor(page)).toContainText('On The Mirror Train');
  await expect(noteEditor(page)).toContainText('“The Mirror Train');
});

test('pasted html becomes Markdown, keys set marks, and words are found in the note', async ({ page }) => {
  await importSamples(page);
  await newNote(page);
  await page.keyboard.type('word');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await notePage(page).evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData(
      'text/html',
      '<p>Some <em>pasted</em> <script>alert(1)</script>text</p><ul><li>one</li></ul>',
    );
    clipboardData.setData('text/plain', 'Some pasted text');
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }),
    );
  });
  await expect(notePage(page).locator('.note-emphasis')).toContainText('pasted');
  await expect(notePage(page)).not.toContainText('alert');
  await expect(notePage(page).locator('.note-strong')).toHaveText('word');
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('pasted');
  await expect(notePage(page).locator('.cm-searchMatch')).toHaveText('pasted');
});
