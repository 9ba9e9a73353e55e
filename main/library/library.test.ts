import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../storage/database.ts';
import { migrations } from '../storage/migrate.ts';
import { openLibrary } from './library.ts';
import { importFiles, openScratchLibrary, readyArticle, storedFile } from './testing/scratch-library.ts';
import { verifyLibrary } from './verify.ts';

let scratch: Awaited<ReturnType<typeof openScratchLibrary>>;
beforeEach(async () => {
  scratch = await openScratchLibrary();
});
afterEach(() => scratch.dispose());

const all = {
  filter: { scope: 'all' as const },
  order: 'added' as const,
  descending: true,
  offset: 0,
  limit: 50,
};

test('keeps an article with its text, tags, image and original', async () => {
  const { library } = scratch;
  const image = { sha256: 'a'.repeat(64), mediaType: 'image/png', bytes: new Uint8Array([1, 2, 3]) };
  const file = storedFile('ferry.txt', readyArticle({ tags: ['Water', 'Transport'], images: [image] }));
  const { articles, id } = await importFiles(library, [file]);
  const article = library.articles.get(articles[0] ?? '');
  expect(article).toMatchObject({
    title: 'Ferry runs again',
    published: '2024-05-06',
    tags: ['Transport', 'Water'],
    state: 'unread',
    provenance: { name: 'ferry.txt', sha256: file.original.sha256, import: id, encoding: 'utf-8' },
  });
  expect(library.articles.text(article.id).text).toContain('north shore');
  expect(Buffer.from(await library.originals.read(file.original.sha256))).toEqual(
    Buffer.from(file.original.content.bytes),
  );
  expect(library.images.find(image.sha256)).not.toBeNull();
});

test('calls the same bytes a duplicate, also within one batch', async () => {
  const { library } = scratch;
  const file = storedFile('ferry.txt', readyArticle());
  const { id } = await importFiles(library, [file, { ...file, path: '/in/copy.txt' }]);
  expect(library.imports.summary(id)).toMatchObject({ found: 2, stored: 1, duplicates: 1, problems: 0 });
  expect(library.imports.findOriginal(file.original.sha256)?.title).toBe('Ferry runs again');
});

test('brings an article back from the trash, with its note, when its file is imported again', async () => {
  const { library } = scratch;
  const file = storedFile('ferry.txt', readyArticle());
  const first = await importFiles(library, [file]);
  const id = first.articles[0] ?? '';
  library.groups.tag([id], ['keep'], []);
  expect(library.imports.undo(first.id)).toEqual([id]);
  expect(library.articles.list(all).total).toBe(0);
  const second = await importFiles(library, [file]);
  expect(second.articles).toEqual([id]);
  expect(library.articles.get(id)).toMatchObject({ trashed: null, tags: ['keep'] });
});

test('lists in each order with undated articles last, and pages without overlap', async () => {
  const { library } = scratch;
  const dates = ['2023', null, '2024-05-06', '2023-10-09T14:05:00+04:00', '2023-10'];
  await importFiles(
    library,
    dates.map((published, n) =>
      storedFile(`${n}.txt`, readyArticle({ title: `T${n}`, text: `text ${n}`, published })),
    ),
  );
  const page = (offset: number) =>
    library.articles.list({ ...all, order: 'published', descending: false, offset, limit: 2 }).articles;
  expect([0, 2, 4].flatMap(page).map((article) => article.published)).toEqual([
    '2023',
    '2023-10',
    '2023-10-09T14:05:00+04:00',
    '2024-05-06',
    null,
  ]);
});

test('filters by a range of dates in which a month covers all of itself', async () => {
  const { library } = scratch;
  for (const published of ['2023-09-30', '2023-10-31T23:59:00Z', '2023-11-01'])
    await importFiles(library, [
      storedFile(`${published}.txt`, readyArticle({ text: published, published })),
    ]);
  const { articles } = library.articles.list({
    ...all,
    filter: { scope: 'all', publishedFrom: '2023-10', publishedTo: '2023-10' },
  });
  expect(articles.map((article) => article.published)).toEqual(['2023-10-31T23:59:00Z']);
});

test('erases only what lies in the trash, and the files that nothing else uses', async () => {
  const { library } = scratch;
  const shared = { sha256: 'b'.repeat(64), mediaType: 'image/png', bytes: new Uint8Array([9]) };
  const one = storedFile('one.txt', readyArticle({ text: 'one', images: [shared] }));
  const two = storedFile('two.txt', readyArticle({ text: 'two', images: [shared] }));
  const { articles } = await importFiles(library, [one, two]);
  expect(await library.changes.erase(articles)).toBe(0);
  library.changes.trash([articles[0] ?? '']);
  expect(await library.changes.erase(articles)).toBe(1);
  expect(library.originals.find(one.original.sha256)).toBeNull();
  expect(library.originals.find(two.original.sha256)).not.toBeNull();
  expect(library.images.find(shared.sha256)).not.toBeNull();
});

test('tells what was before when articles are marked, so that it can be undone', async () => {
  const { library } = scratch;
  const { articles } = await importFiles(library, [
    storedFile('one.txt', readyArticle({ text: 'one' })),
    storedFile('two.txt', readyArticle({ text: 'two' })),
  ]);
  library.changes.mark({ ids: [articles[0] ?? ''], starred: true });
  const { before } = library.changes.mark({ ids: articles, starred: true });
  expect(before).toEqual([{ id: articles[1], state: 'unread', starred: false }]);
});

test('writes every change of what is searched into the journal, once per article', async () => {
  const { library } = scratch;
  const { articles } = await importFiles(library, [
    storedFile('one.txt', readyArticle({ text: 'one' })),
    storedFile('two.txt', readyArticle({ text: 'two' })),
  ]);
  const [one = '', two = ''] = articles;
  const start = library.journal.after(0, 10);
  expect(start.documents.map((document) => document.id)).toEqual([one, two]);
  expect(start.complete).toBe(true);
  library.groups.tag([one], ['water'], []);
  library.groups.tag([one], ['transport'], []);
  library.changes.trash([two]);
  const next = library.journal.after(start.cursor, 10);
  expect(next.documents.map((document) => document.tags)).toEqual([['water', 'transport']]);
  expect(next.removed).toEqual([two]);
  await library.changes.erase([two]);
  expect(library.journal.after(next.cursor, 10).removed).toEqual([two]);
});

test('cuts the journal into slices by count and by size', async () => {
  const { library } = scratch;
  await importFiles(
    library,
    [0, 1, 2].map((n) => storedFile(`${n}.txt`, readyArticle({ text: `${n}`.repeat(1000) }))),
  );
  const first = library.journal.after(0, 2);
  expect([first.documents.length, first.complete]).toEqual([2, false]);
  expect(library.journal.after(0, 10, 1500).documents).toHaveLength(1);
  expect(library.journal.after(first.cursor, 10)).toMatchObject({ complete: true });
});

test('refuses a second writer until the first is gone', async () => {
  await expect(openLibrary(scratch.root)).rejects.toMatchObject({ code: 'library-locked' });
  scratch.library.close();
  const second = await openLibrary(scratch.root);
  second.close();
  scratch.library = await openLibrary(scratch.root);
});

test('refuses a library of a newer version and leaves it as it is', async () => {
  scratch.library.database.execute('PRAGMA user_version = 999');
  scratch.library.close();
  await expect(openLibrary(scratch.root)).rejects.toMatchObject({ code: 'library-newer' });
  const database = openDatabase(join(scratch.root, 'library.db'));
  database.execute(`PRAGMA user_version = ${migrations.at(-1)?.number}`);
  database.close();
  scratch.library = await openLibrary(scratch.root);
});

test('names a database that is none', async () => {
  scratch.library.close();
  await writeFile(join(scratch.root, 'library.db'), 'This is a letter, not a database. '.repeat(50));
  await expect(openLibrary(scratch.root)).rejects.toMatchObject({ code: 'library-damaged' });
});

test('marks an import that was running when the program died as interrupted', async () => {
  const id = scratch.library.imports.begin({ label: 'cut short', collection: null, tags: [] });
  scratch.library.close();
  scratch.library = await openLibrary(scratch.root);
  expect(scratch.library.imports.summary(id).state).toBe('interrupted');
});

test('finds damaged and missing originals', async () => {
  const { library, root } = scratch;
  const one = storedFile('one.txt', readyArticle({ title: 'One', text: 'one' }));
  const two = storedFile('two.txt', readyArticle({ title: 'Two', text: 'two' }));
  await importFiles(library, [one, two]);
  await library.originals.remove(two.original.sha256);
  const path = library.originals.find(one.original.sha256)?.path ?? root;
  await library.originals.remove(one.original.sha256);
  await writeFile(path, 'something else');
  expect(await verifyLibrary(library.database, library.originals, library.images)).toMatchObject({
    articles: 2,
    originals: 2,
    damaged: [`originals/${one.original.sha256} (One)`],
    missing: [`originals/${two.original.sha256} (Two)`],
    database: 'sound',
  });
});

test('keeps fields that the reader edited marked as edited', async () => {
  const { library } = scratch;
  const { articles } = await importFiles(library, [storedFile('one.txt', readyArticle())]);
  const edited = library.articles.edit({ id: articles[0] ?? '', title: 'Ferry sails', published: '2024' });
  expect(edited).toMatchObject({
    title: 'Ferry sails',
    published: '2024',
    provenance: { origins: { title: 'edited', published: 'edited', place: 'dateline' } },
  });
});

test('refuses a second tag or collection of the same name but for case', () => {
  const { groups } = scratch.library;
  groups.createCollection('Peace talks');
  expect(() => groups.createCollection('PEACE TALKS')).toThrow(/taken/);
});
