import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import type {} from '../../renderer/archive/connect.ts';
import { importSamples, openTitle, searchField, sidebarLink, test } from './journey.ts';
import { lookAt } from './look-at.ts';

/** Three highlights in two articles and a note on one of them, as if made earlier. */
async function mark(page: Page): Promise<void> {
  const articles = (await quoted(page, 'mirror')).filter(({ sentences }) => sentences.length > 0);
  let number = 0;
  for (const { article, sentences } of articles.slice(0, 2))
    for (const { anchor } of sentences.slice(0, 2)) {
      number++;
      await call(page, 'highlights.create', {
        ...{ id: `aaaaaaa${number}`, article: article.id, anchor, colour: number },
        comment: number === 1 ? 'Ask about the polish.' : '',
      });
    }
  await call(page, 'notes.save', {
    ...{ id: 'nnnnnnn1', article: articles[0]?.article.id, revision: 0 },
    text: '# Mirrors\n\nWho polishes them?',
  });
}

interface Quoted {
  article: { id: string; title: string };
  sentences: { anchor: { quote: string } }[];
}

async function quoted(page: Page, query: string): Promise<Quoted[]> {
  const { quotations } = (await call(page, 'quotations.find', { query })) as { quotations: Quoted[] };
  return quotations;
}

/** As the interface would call, in either host. */
function call(page: Page, method: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    async ([method, input]) => {
      if (window.archive !== undefined) {
        const reply = await window.archive.call(method, input);
        return reply.ok ? reply.value : Promise.reject(new Error(reply.error.message));
      }
      const response = await fetch(`/call/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-carrel': '1' },
        body: JSON.stringify(input),
      });
      const reply = await response.json();
      return reply.ok ? reply.value : Promise.reject(new Error(reply.error.message));
    },
    [method, input] as const,
  );
}

test('all highlights are filtered, grouped, chosen, recoloured, taken away and brought back', async ({
  carrel,
  page,
}) => {
  await importSamples(page);
  await sidebarLink(page, 'Highlights').click();
  await expect(page.getByText('No highlights yet')).toBeVisible();
  await lookAt(carrel, 'shelf-highlights-empty');
  await mark(page);
  const shelf = page.getByRole('region', { name: 'Highlights', exact: true });
  await expect(shelf.getByRole('status')).toHaveText(/^[34] highlights$/);
  await lookAt(carrel, 'shelf-highlights');

  await shelf.getByRole('button', { name: 'With comment' }).click();
  await expect(shelf.getByRole('status')).toHaveText('1 highlight');
  await expect(shelf.getByText('Ask about the polish.')).toBeVisible();
  await shelf.getByRole('button', { name: 'With comment' }).click();

  await shelf.getByRole('button', { name: /^Group/ }).click();
  await page.getByRole('menuitemradio', { name: 'Colour' }).click();
  await expect(shelf.getByRole('heading', { level: 2 }).first()).toHaveText(/^Yellow/);

  const boxes = shelf.getByRole('checkbox');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  const bar = page.getByRole('region', { name: 'Chosen' });
  await expect(bar.getByRole('status')).toHaveText('2 chosen');
  await bar.getByRole('button', { name: 'Tag' }).click();
  await page.getByRole('textbox', { name: 'Tag' }).fill('optics');
  await page.keyboard.press('Enter');
  await expect(shelf.getByRole('button', { name: 'optics' })).toHaveCount(2);
  await lookAt(carrel, 'shelf-highlights-chosen');
  await bar.getByRole('button', { name: 'Colour: violet' }).click();
  await expect(shelf.getByRole('heading', { level: 2 }).last()).toHaveText(/^Violet/);
  await bar.getByRole('button', { name: 'Remove' }).click();
  await expect(shelf.getByRole('button', { name: 'optics' })).toHaveCount(0);
  await page.keyboard.press('u');
  await expect(shelf.getByRole('button', { name: 'optics' })).toHaveCount(2);

  await shelf.getByRole('searchbox', { name: /Find in highlights/ }).fill('polish');
  await shelf.locator('[data-row="0"]').focus();
  await page.keyboard.press('Enter');
  await expect(openTitle(page)).toBeVisible();
});

test('what is on the shelf is saved as a file', async ({ carrel, page }) => {
  test.skip(carrel.host === 'electron', 'the desktop asks where by a dialog of the system');
  await importSamples(page);
  await mark(page);
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Markdown' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('highlights.md');
  const text = await readFile(await saved.path(), 'utf8');
  expect(text).toContain('Ask about the polish.');
  expect(text).toMatch(/carrel:\/\/article\/\w+#aaaaaaa1/);
});

test('all notes stand on a shelf, and one leads to its article', async ({ carrel, page }) => {
  await importSamples(page);
  await sidebarLink(page, 'Notes \\d').click();
  await expect(page.getByText('No notes yet')).toBeVisible();
  await lookAt(carrel, 'shelf-notes-empty');
  await mark(page);
  const shelf = page.getByRole('region', { name: 'Notes', exact: true });
  await expect(shelf.getByRole('status')).toHaveText('1 note');
  await lookAt(carrel, 'shelf-notes');
  await shelf.getByRole('searchbox', { name: 'Find in notes' }).fill('nothing like it');
  await expect(page.getByText('No note is like that')).toBeVisible();
  await page.getByRole('button', { name: 'Show all notes' }).click();
  await shelf.getByRole('button', { name: /polishes/ }).click();
  await expect(openTitle(page)).toBeVisible();
});

test('review is kind while there is nothing, and brings back what was marked', async ({ carrel, page }) => {
  await importSamples(page);
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await expect(page.getByText('Nothing to look back on yet')).toBeVisible();
  await lookAt(carrel, 'review-empty');
  const [first, second] = (await quoted(page, 'mirror')).filter(({ sentences }) => sentences.length > 0);
  const daysAgo = (days: number): string => {
    const at = new Date();
    at.setDate(at.getDate() - days);
    return at.toISOString();
  };
  for (const [number, days] of [1, 7, 200].entries()) {
    const { article, sentences } = number === 1 ? (second as Quoted) : (first as Quoted);
    await call(page, 'highlights.create', {
      ...{ id: `aaaaaaa${number}`, article: article.id, anchor: sentences[0]?.anchor, colour: 1 + number },
      created: daysAgo(days),
    });
  }
  await expect(
    page.getByRole('region', { name: 'Review', exact: true }).getByRole('heading', { level: 2 }),
  ).toHaveText([/^Yesterday/, /^A week ago/, /^From any time/]);
  await lookAt(carrel, 'review');
  await page
    .getByRole('region', { name: /^A week ago/ })
    .getByRole('button')
    .first()
    .click();
  await expect(openTitle(page)).toHaveText(second?.article.title ?? '');
});

test('every sentence with a word stands in the order of dates, is brushed by years, copied and highlighted', async ({
  carrel,
  page,
}) => {
  await importSamples(page);
  await sidebarLink(page, 'Quotations').click();
  await expect(page.getByText('What was said')).toBeVisible();
  await lookAt(carrel, 'quotations-empty');
  await page.getByRole('searchbox', { name: 'Every sentence with' }).fill('mirror');
  const shelf = page.getByRole('region', { name: 'Quotations', exact: true });
  await expect(shelf.getByRole('status').first()).toHaveText(/^\d+ sentences in \d+ articles$/);
  const years = await shelf.getByRole('heading', { level: 2 }).allTextContents();
  expect(years.filter((year) => year !== 'Undated')).toEqual(
    years.filter((year) => year !== 'Undated').toSorted(),
  );
  await expect(shelf.locator('mark').first()).toHaveText(/^mirror/i);
  await lookAt(carrel, 'quotations');

  await shelf.getByRole('button', { name: /^2025: / }).click();
  await expect(shelf.getByRole('heading', { level: 2 })).toHaveText(['2025']);
  await shelf.locator('[data-row="0"]').focus();
  await page.keyboard.press('h');
  await expect.poll(() => call(page, 'highlights.list', {})).toMatchObject({ total: 1 });
  await page.keyboard.press('x');
  await expect(page.getByRole('region', { name: 'Chosen' }).getByRole('status')).toHaveText('1 chosen');
  await lookAt(carrel, 'quotations-chosen');
  await page.getByRole('region', { name: 'Chosen' }).getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('1 sentence copied')).toBeVisible();
  await page.keyboard.press('Escape');
  await shelf.getByRole('button', { name: 'All years' }).click();
  await shelf.locator('[data-row="0"]').focus();
  await page.keyboard.press('Enter');
  await expect(openTitle(page)).toBeVisible();
});

test('a search turns into quotations, and so does what is typed into the palette', async ({ page }) => {
  await importSamples(page);
  await searchField(page).fill('"mirror train"');
  await page.getByRole('button', { name: 'Every sentence with this' }).click();
  await expect(page.getByRole('searchbox', { name: 'Every sentence with' })).toHaveValue('"mirror train"');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('ring nebula');
  await page.getByRole('option', { name: 'Every sentence with “ring nebula”' }).click();
  await expect(page.getByRole('searchbox', { name: 'Every sentence with' })).toHaveValue('ring nebula');
  await expect(page.locator('mark').first()).toBeVisible();
});
