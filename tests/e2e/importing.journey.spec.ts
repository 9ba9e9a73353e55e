import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { carrelCommand, carrelImport } from './command-line.ts';
import { importSamples, openTitle, picture, row, summary, test } from './journey.ts';
import { lookAt } from './look-at.ts';
import type { OpenCarrel } from './open-carrel.ts';

/** A page whose words are its own, long enough to take a moment. */
function writePage(folder: string, number: number): void {
  const lines = Array.from(
    { length: 40 },
    (_, at) =>
      `<p>Ferry ${number} left the ${at + 1}th pier at dawn, and the harbour master wrote ${number * 100 + at} into the book.</p>`,
  );
  writeFileSync(
    join(folder, `crossing-${String(number).padStart(4, '0')}.html`),
    `<!doctype html><title>Crossing ${number}</title><article><h1>Crossing ${number}</h1>${lines.join('')}</article>`,
  );
}

function makeFolder(carrel: OpenCarrel, name: string, pages: number): string {
  const folder = join(carrel.folder, name);
  mkdirSync(folder);
  for (let number = 1; number <= pages; number++) writePage(folder, number);
  return folder;
}

async function openImports(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Imports and receipts' }).click();
  return page.getByRole('dialog', { name: 'Imports' });
}

/** Presses Tab until what bears this name has the keyboard; answers with the names on the way, of which none is empty. */
async function tabTo(page: Page, wanted: string | RegExp): Promise<string[]> {
  const passed: string[] = [];
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const focused = document.activeElement;
      // At the ends of a dialog something unseen hands the keyboard round.
      if (focused?.hasAttribute('data-base-ui-focus-guard')) return null;
      const labels =
        focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement ? focused.labels : null;
      const words =
        focused?.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? focused?.textContent ?? '';
      return words.replace(/\s+/g, ' ').trim();
    });
    if (name === null) continue;
    expect(name, 'everything that takes the keyboard has a name').not.toBe('');
    if (typeof wanted === 'string' ? name === wanted : wanted.test(name)) return passed;
    passed.push(name);
  }
  throw new Error(`Tab does not reach ${wanted}; it passes ${passed.join(' | ')}`);
}

test('an import is paused, stands still, and goes on to its end', async ({ carrel, page }) => {
  makeFolder(carrel, 'crossings', 400);
  makeFolder(carrel, 'second', 3);
  await page.getByRole('button', { name: 'Begin with the sample articles' }).click();
  await expect(summary(page)).toHaveText(/16 articles/);
  const done = carrelImport(carrel, 'crossings');
  await expect(page.getByTitle('Show the import')).toBeVisible();
  const drawer = await openImports(page);
  const running = drawer.getByRole('region', { name: 'Importing crossings' });
  await running.getByRole('button', { name: 'Pause' }).click();
  await expect(running.getByText('Paused')).toBeVisible();
  const figures = running.getByText(/ of 400$/);
  // What was being read as it was paused still arrives.
  await expect
    .poll(async () => {
      const before = await figures.textContent();
      await page.waitForTimeout(500);
      return before === (await figures.textContent());
    })
    .toBe(true);
  const second = carrelImport(carrel, 'second');
  await expect(drawer.getByText('Waits for the import before it')).toBeVisible();
  await lookAt(carrel, 'importing-paused');
  await running.getByRole('button', { name: 'Go on' }).click();
  await expect(running.getByText(/a second/)).toBeVisible();
  await lookAt(carrel, 'importing-running');
  await Promise.all([done, second]);
  await expect(running).toBeHidden();
  await expect(drawer.getByRole('button', { name: /crossings.*400 articles stored/ })).toBeVisible();
  await lookAt(carrel, 'importing-over');
});

test('a preview stores nothing, names the problems, and becomes the import', async ({ carrel, page }) => {
  const folder = makeFolder(carrel, 'mixed', 6);
  writeFileSync(join(folder, 'empty.txt'), '');
  writeFileSync(join(folder, 'broken.epub'), 'PK\u0003\u0004 not much of a book');
  writeFileSync(
    join(folder, 'tool.bin'),
    Uint8Array.from({ length: 600 }, (_, at) => (at * 37) % 256),
  );
  await carrel.answerDialog([folder]);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Preview a folder…' }).click();
  const preview = page.getByRole('dialog', { name: 'Preview' });
  await expect(preview.getByText('6 articles would be stored, 3 problems')).toBeVisible();
  await expect(preview.getByRole('heading', { name: 'mixed' })).toBeVisible();
  await lookAt(carrel, 'importing-preview');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('option')).toHaveCount(0);
  await (await openImports(page)).getByRole('button', { name: /mixed/ }).click();
  await preview.getByRole('button', { name: 'Import 6 articles' }).click();
  const receipt = page.getByRole('dialog', { name: 'Receipt' });
  await expect(receipt.getByText('6 articles stored, 3 problems')).toBeVisible();
  await expect(receipt.getByRole('button', { name: 'Problems 3' })).toHaveAttribute('aria-pressed', 'true');
  await lookAt(carrel, 'importing-confirmed');
  await receipt.getByRole('button', { name: 'Show these articles' }).click();
  await expect(summary(page)).toHaveText('6 articles');
});

test('an import that a power cut ended is gone on with, and nothing comes twice', async ({ carrel }) => {
  makeFolder(carrel, 'crossings', 600);
  const cut = carrelImport(carrel, 'crossings').catch(() => undefined);
  await expect(carrel.page.getByRole('option').first()).toBeVisible();
  const again = await carrel.killAndRestart();
  try {
    await cut;
    const { page } = again;
    const drawer = await openImports(page);
    await expect(drawer.getByRole('button', { name: /crossings.*interrupted/ })).toBeVisible();
    await lookAt(again, 'importing-interrupted-list');
    await drawer.getByRole('button', { name: /crossings/ }).click();
    await lookAt(again, 'importing-interrupted');
    const receipt = page.getByRole('dialog', { name: 'Receipt' });
    await receipt.getByRole('button', { name: 'Go on with it' }).click();
    await expect(receipt.getByText('600 articles stored', { exact: true })).toBeVisible({ timeout: 60_000 });
    await expect(receipt.getByRole('button', { name: 'Go on with it' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(summary(page)).toHaveText('600 articles');
  } finally {
    await again.dispose();
  }
});

test('a watched folder imports what is put into it, and is let go', async ({ carrel, page }) => {
  const folder = makeFolder(carrel, 'inbox', 0);
  if (carrel.host === 'electron') {
    await carrel.answerDialog([folder]);
    await (await openImports(page)).getByRole('button', { name: 'Watch a folder…' }).click();
    await expect(page.getByText('New files in “inbox” import themselves from now on')).toBeVisible();
  } else {
    await carrelCommand(carrel, 'watch', 'add', folder);
    await openImports(page);
  }
  const watched = page.getByRole('region', { name: 'Watched folders' });
  await expect(watched.getByText(folder)).toBeVisible();
  await lookAt(carrel, 'importing-watched');
  writePage(folder, 7);
  await page.keyboard.press('Escape');
  await expect(row(page, 'Crossing 7')).toBeVisible({ timeout: 30_000 });
  await openImports(page);
  await watched.getByRole('button', { name: 'Stop watching inbox' }).click();
  await expect(page.getByText('“inbox” is no longer watched')).toBeVisible();
  await expect(watched.getByText(folder)).toHaveCount(0);
});

test('a receipt of five thousand entries is searched and paged', async ({ carrel, page }) => {
  const records = Array.from({ length: 5_000 }, (_, at) =>
    JSON.stringify({
      title: `Log of day ${at + 1}`,
      text: `On day ${at + 1} the wind was ${at % 97} knots.`,
    }),
  );
  writeFileSync(join(carrel.folder, 'logs.jsonl'), `${records.join('\n')}\n{"title": broken\n`);
  await carrelImport(carrel, 'logs.jsonl');
  await page.getByRole('button', { name: 'Receipt' }).click();
  const receipt = page.getByRole('dialog', { name: 'Receipt' });
  await lookAt(carrel, 'importing-long-receipt-problems');
  await receipt.getByRole('button', { name: /^All 5/ }).click();
  await receipt.getByText('1 to 100 of 5,001').scrollIntoViewIfNeeded();
  await lookAt(carrel, 'importing-long-receipt-end');
  await receipt.getByRole('button', { name: 'Later' }).click();
  await expect(receipt.getByText('101 to 200 of 5,001')).toBeVisible();
  await receipt.getByRole('searchbox').fill('day 4321');
  await expect(receipt.getByRole('listitem')).toHaveCount(1);
  await lookAt(carrel, 'importing-long-receipt');
  await receipt.getByRole('button', { name: 'Log of day 4321' }).click();
  await expect(openTitle(page)).toHaveText('Log of day 4321');
});

test('chosen articles are read again from the menu and from the palette', async ({ carrel, page }) => {
  await importSamples(page);
  await row(page, 'Night-shift bread').click();
  await row(page, 'The Mirror Train').click({ modifiers: ['ControlOrMeta'] });
  await row(page, 'The Mirror Train').click({ button: 'right' });
  await picture(carrel, 'read-again-menu');
  await page.getByRole('menuitem', { name: 'Read 2 files again' }).click();
  await expect(page.getByText('Read 2 articles again')).toBeVisible();
  await picture(carrel, 'read-again-done');
  await page.getByLabel('Dismiss').click();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByText('16 chosen')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('read the files again');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Read 16 articles again')).toBeVisible();
  await expect(summary(page)).toHaveText(/16/);
});

test('hundreds of keywords leave the sidebar as short as it was', async ({ carrel, page }) => {
  const records = Array.from({ length: 300 }, (_, at) =>
    JSON.stringify({
      title: `Notice ${at + 1}`,
      text: `Notice number ${at + 1} of the harbour office.`,
      tags: [`keyword ${at + 1}`, `theme ${at % 4}`],
    }),
  );
  writeFileSync(join(carrel.folder, 'notices.jsonl'), records.join('\n'));
  await carrelImport(carrel, 'notices.jsonl');
  const tags = page.getByRole('navigation', { name: 'Library' }).getByRole('region', { name: 'Tags' });
  await expect(tags.getByRole('button', { name: '298 more…' })).toBeVisible();
  await expect(tags.getByRole('listitem')).toHaveCount(7);
  await expect(tags.getByRole('listitem').first()).toContainText('theme');
  await lookAt(carrel, 'many-tags');
  await tags.getByRole('button', { name: '298 more…' }).click();
  await picture(carrel, 'many-tags-all');
});

test('by keyboard alone: from the palette to a receipt, a found entry, columns, and back', async ({
  carrel,
  page,
}) => {
  const records = ['title,worin', 'The lamp is lit,It burns.', 'The lamp is out,It is dark.'];
  writeFileSync(join(carrel.folder, 'lamps.csv'), records.join('\n'));
  await carrelImport(carrel, 'lamps.csv');
  await expect(summary(page)).toHaveText('2 articles');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('imports and receipts');
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Imports' });
  await expect(drawer).toBeVisible();
  await tabTo(page, /^lamps\.csv.*2 articles stored/);
  await page.keyboard.press('Enter');
  const receipt = page.getByRole('dialog', { name: 'Receipt' });
  await expect(receipt).toBeVisible();
  const stops = await tabTo(page, 'Find in this receipt');
  expect(stops).toEqual(expect.arrayContaining(['All imports', 'Show these articles', 'Undo this import']));
  await page.keyboard.type('out');
  await expect(receipt.getByRole('listitem')).toHaveCount(1);
  await tabTo(page, 'The lamp is out');
  await tabTo(page, 'All imports');
  await page.keyboard.press('Enter');
  await tabTo(page, /^lamps\.csv.*columns/);
  await page.keyboard.press('Enter');
  await tabTo(page, 'worin');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('thirty columns can be named', async ({ carrel, page }) => {
  const columns = Array.from(
    { length: 30 },
    (_, at) => `field ${at + 1} of the export of the harbour office`,
  );
  columns[3] = 'title';
  const values = columns.map(
    (_, at) => `what the harbour office wrote into its field ${at + 1}, at some length`,
  );
  writeFileSync(join(carrel.folder, 'wide.csv'), `${columns.join(',')}\n"${values.join('","')}"\n`);
  await carrelImport(carrel, 'wide.csv');
  const drawer = await openImports(page);
  await drawer.getByRole('group').getByText('wide.csv').click();
  await lookAt(carrel, 'importing-columns');
});
