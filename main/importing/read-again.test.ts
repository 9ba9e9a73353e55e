import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHighlights } from '../notes/highlights.ts';
import { createReadAgain, type ReadAgain } from './read-again.ts';
import { createSpoolFolder } from './spool-folder.ts';
import { openScratchFolder, type ScratchFolder } from './testing/scratch-folder.ts';
import { openScratchImporting, type ScratchImporting } from './testing/scratch-importing.ts';
import { story } from './testing/stories.ts';

let folder: ScratchFolder;
let scratch: ScratchImporting;
let readAgain: ReadAgain;
beforeEach(async () => {
  folder = await openScratchFolder();
  scratch = await openScratchImporting();
  const { library, pool } = scratch;
  readAgain = createReadAgain({
    library,
    pool,
    spool: createSpoolFolder(folder.path('spool')),
    log: () => undefined,
  });
});
afterEach(async () => {
  await scratch.dispose();
  await folder.dispose();
});

/** As an importer of long ago would have read it. */
function spoil(id: string, text: string): void {
  const { database } = scratch.library;
  database.run(
    'UPDATE texts SET html = ?, text = ? WHERE article = (SELECT key FROM articles WHERE id = ?)',
    `<p>${text}</p>`,
    text,
    id,
  );
  database.run('UPDATE articles SET importer_version = 0, byline = NULL WHERE id = ?', id);
}

test('reads the original again, keeps fields edited by hand, and the old text as a version', async () => {
  const { library, run } = scratch;
  await folder.write({ 'ferry.txt': story('ferry') });
  const id = (await run([folder.path('ferry.txt')])).entries[0]?.article ?? '';
  const { text } = library.articles.text(id);
  library.articles.edit({ id, title: 'My ferry' });
  spoil(id, 'Menu. Search. Something went wrong.');
  expect(await readAgain([id])).toEqual({ changed: [id], problems: [], unplaced: 0 });
  expect(library.articles.text(id).text).toBe(text);
  expect(library.articles.get(id)).toMatchObject({
    title: 'My ferry',
    provenance: { version: 2, importer: 'text' },
  });
  expect(library.versions.list({ id }).versions).toMatchObject([{ version: 1, name: 'ferry.txt' }]);
  expect(library.versions.text({ id, version: 1 }).text).toContain('went wrong');
  library.versions.restore(id, 1);
  expect(library.articles.text(id).text).toContain('went wrong');
  expect(library.versions.list({ id }).versions.map(({ version }) => version)).toEqual([2, 1]);
  expect(library.articles.get(id).provenance.version).toBe(3);
});

test('moves highlights to where their words stand now and lists those that stand nowhere', async () => {
  const { library, run } = scratch;
  await folder.write({ 'ferry.txt': ['ferry', 'bridge', 'tunnel'].map(story).join('\n') });
  const id = (await run([folder.path('ferry.txt')])).entries[0]?.article ?? '';
  const { text } = library.articles.text(id);
  const start = text.indexOf('bridge is worth');
  const words = text.slice(start, start + 30);
  spoil(id, `A menu that was not part of the text. ${text} And a footer that said nothing at all.`);
  const highlights = createHighlights(library.database);
  const mark = (quote: string) => highlights.quote({ article: id, quote, colour: 1, comment: '', tags: [] });
  mark(words);
  mark('a footer that said nothing');
  expect(await readAgain([id])).toMatchObject({ changed: [id], unplaced: 1 });
  const all = { text: '', offset: 0, limit: 10 };
  expect(highlights.list({ ...all, unplaced: true }).highlights).toMatchObject([
    { anchor: { quote: 'a footer that said nothing' } },
  ]);
  expect(highlights.list({ ...all, unplaced: false }).highlights).toMatchObject([
    { anchor: { quote: words, start, end: start + 30 } },
  ]);
});

test('finds the pictures that lay beside a page, though only the page is kept as the original', async () => {
  const { library, run } = scratch;
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAFElEQVR4nGNk+M+AFTBhFx6sEgBKpgEPqzQ/tQAAAABJRU5ErkJggg==',
    'base64',
  );
  await folder.write({
    'page.html': `<!doctype html><title>Ferry</title><article><h1>Ferry</h1><p>${story('ferry')}</p><img src="page_files/a%20b.png" alt="The pier"></article>`,
    'page_files/a b.png': picture,
  });
  const id = (await run([folder.path('page.html')])).entries[0]?.article ?? '';
  const { html } = library.articles.text(id);
  expect(html).toMatch(/<img[^>]* src="\/image\/[0-9a-f]{64}"/);
  spoil(id, 'Nothing.');
  await folder.dispose();
  expect(await readAgain([id])).toMatchObject({ changed: [id], problems: [] });
  expect(library.articles.text(id).html).toBe(html);
});

test('leaves an article as it is when its original is gone, and says so', async () => {
  const { library, run } = scratch;
  await folder.write({ 'one.txt': story('one'), 'two.txt': story('two') });
  const receipt = await run([folder.root]);
  const [one = '', two = ''] = receipt.entries.map(({ article }) => article ?? '');
  await library.originals.remove(library.articles.get(one).provenance.sha256);
  const before = library.articles.text(one);
  expect(await readAgain([one, two])).toMatchObject({
    changed: [two],
    problems: [{ id: one, code: 'vanished' }],
  });
  expect(library.articles.text(one)).toEqual(before);
});

test('finds an article of several by its name in the file, whatever its number was', async () => {
  const { library, run } = scratch;
  const line = (n: number): string => JSON.stringify({ title: `Story ${n}`, text: story(`number ${n}`) });
  await folder.write({ 'dump.jsonl': [1, 2, 3].map(line).join('\n') });
  const ids = (await run([folder.root])).entries.map(({ article }) => article ?? '');
  const last = ids[2] ?? '';
  const { text } = library.articles.text(last);
  // As an importer would have numbered it that found one part fewer.
  library.database.run('UPDATE articles SET part = 1 WHERE id = ?', last);
  spoil(last, 'Nothing.');
  expect(await readAgain([last])).toMatchObject({ changed: [last], problems: [] });
  expect(library.articles.text(last).text).toBe(text);
  expect(library.database.get('SELECT part FROM articles WHERE id = ?', last)).toEqual({ part: 2 });
});
