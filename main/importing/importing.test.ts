import { open, rm, utimes } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { importProgress, importSummary } from '../../contract/model.ts';
import { openScratchFolder, type ScratchFolder } from './testing/scratch-folder.ts';
import { openScratchImporting, type ScratchImporting } from './testing/scratch-importing.ts';
import { counts, stories, story, told } from './testing/stories.ts';
import { createImportPool, type ImportPool } from './worker-pool.ts';

let folder: ScratchFolder;
let scratch: ScratchImporting | undefined;
beforeEach(async () => {
  folder = await openScratchFolder();
});
afterEach(async () => {
  await scratch?.dispose();
  scratch = undefined;
  await folder.dispose();
});

async function openImporting(...options: Parameters<typeof openScratchImporting>): Promise<ScratchImporting> {
  scratch = await openScratchImporting(...options);
  return scratch;
}

test('stores what it finds and leaves a receipt in the order of the files', async () => {
  const { run, library } = await openImporting();
  await folder.write(stories(450));
  const receipt = await run([folder.root]);
  expect(counts(receipt)).toEqual(['finished', 450, 450, 0, 0]);
  expect(told(receipt, folder.root)).toEqual(Object.keys(stories(450)).map((name) => `stored ${name}`));
  const { article } = receipt.entries[7] ?? {};
  expect(library.articles.text(article ?? '').text).toContain('0007 is worth a second look');
  expect(library.articles.get(article ?? '').provenance).toMatchObject({
    name: '0007.txt',
    path: folder.path('0007.txt'),
    import: receipt.id,
  });
});

test('knows the same bytes again: in the library, in the same import, and back from the trash', async () => {
  const { run, library } = await openImporting();
  await folder.write({ 'a.txt': story('ferries'), 'b.txt': story('ferries'), 'c.txt': story('trains') });
  const first = await run([folder.root]);
  expect(counts(first)).toEqual(['finished', 3, 2, 1, 0]);
  // Twins are read side by side: whichever is hashed first becomes the article.
  expect([
    ['stored a.txt', 'duplicate b.txt', 'stored c.txt'],
    ['duplicate a.txt', 'stored b.txt', 'stored c.txt'],
  ]).toContainEqual(told(first, folder.root));
  expect(first.entries[1]?.article).toBe(first.entries[0]?.article);

  const again = await run([folder.root]);
  expect(counts(again)).toEqual(['finished', 3, 0, 3, 0]);

  const trashed = first.entries[2]?.article ?? '';
  library.changes.trash([trashed]);
  const revived = await run([folder.path('c.txt')]);
  expect(revived.entries).toMatchObject([{ outcome: 'stored', article: trashed }]);
});

test('reads many copies of one file once', async () => {
  let readings = 0;
  const pool = countingPool(() => readings++);
  const { run } = await openImporting({ pool });
  await folder.write(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${i}.txt`, story('copies')])));
  expect(counts(await run([folder.root]))).toEqual(['finished', 60, 1, 59, 0]);
  expect(readings).toBe(1);
});

test('keeps the work in flight within its width', async () => {
  let now = 0;
  let most = 0;
  const pool = countingPool(
    () => {
      most = Math.max(most, ++now);
    },
    () => now--,
  );
  const { run } = await openImporting({ pool });
  await folder.write(stories(100));
  await run([folder.root]);
  expect(most).toBe(4);
});

test('cancels soon, keeps what is stored and tells how far it came', async () => {
  const { importing, receipt, library } = await openImporting();
  await folder.write(stories(1_000));
  const id = importing.start({ files: [{ path: folder.root }], tags: [], dryRun: false, temporary: false });
  while (importing.summary(id).stored === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  importing.cancel(id);
  await importing.settled(id);
  const { summary, entries } = receipt(id);
  expect(summary.state).toBe('cancelled');
  expect(summary.stored).toBeGreaterThan(0);
  expect(summary.stored).toBeLessThan(1_000);
  expect(entries).toHaveLength(summary.stored);
  expect(summary.found).toBeGreaterThanOrEqual(summary.stored);
  expect(
    library.articles.list({ filter: { scope: 'all' }, order: 'added', descending: true, offset: 0, limit: 1 })
      .total,
  ).toBe(summary.stored);
  expect(() => importing.cancel(id)).not.toThrow();
  expect(() => importing.cancel('nosuchimport')).toThrow(expect.objectContaining({ code: 'not-found' }));
});

test('runs imports one after another, and cancels one that has not begun', async () => {
  const { importing, receipt } = await openImporting();
  await folder.write({ ...stories(20, 'a/'), ...stories(20, 'b/') });
  const start = (name: string) =>
    importing.start({ files: [{ path: folder.path(name) }], tags: [], dryRun: false, temporary: false });
  const [first, second, third] = [start('a'), start('b'), start('b')];
  expect(importing.running().map(({ id }) => id)).toEqual([first, second, third]);
  importing.cancel(second);
  await Promise.all([first, second, third].map((id) => importing.settled(id)));
  expect(counts(receipt(first))).toEqual(['finished', 20, 20, 0, 0]);
  expect(counts(receipt(second))).toEqual(['cancelled', 0, 0, 0, 0]);
  expect(counts(receipt(third))).toEqual(['finished', 20, 20, 0, 0]);
  expect(importing.running()).toEqual([]);
});

test('ends as interrupted when the library is closed, with what was stored', async () => {
  const { importing, library } = await openImporting();
  await folder.write(stories(1_000));
  const id = importing.start({ files: [{ path: folder.root }], tags: [], dryRun: false, temporary: false });
  while (importing.summary(id).stored === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await importing.close();
  const summary = library.imports.summary(id);
  expect(summary).toMatchObject({ state: 'interrupted', message: null });
  expect(summary.stored).toBeGreaterThan(0);
  expect(() =>
    importing.start({ files: [{ path: folder.root }], tags: [], dryRun: false, temporary: false }),
  ).toThrow(expect.objectContaining({ code: 'cancelled' }));
});

test('stops with the reason when the disk is full, loses nothing that was stored, and goes on with the next', async () => {
  let full = false;
  const refuse = (): never => {
    throw new ArchiveError('disk-full', 'The disk that holds "library.db" is full.');
  };
  const { importing, receipt, run, library, events } = await openImporting({
    change: ({ store }) => ({
      store: {
        ...store,
        record: async (id, outcomes) => {
          if (full) refuse();
          full = true;
          return store.record(id, outcomes);
        },
        finish: (...ending) => (full ? refuse() : store.finish(...ending)),
      },
    }),
  });
  await folder.write(stories(900));
  const id = importing.start({ files: [{ path: folder.root }], tags: [], dryRun: false, temporary: false });
  await importing.settled(id);
  const { summary, entries } = receipt(id);
  expect(summary).toMatchObject({ state: 'interrupted', message: expect.stringContaining('full') });
  expect(summary.finished).not.toBeNull();
  expect(entries.length).toBeGreaterThan(0);
  expect(summary.stored).toBe(entries.length);
  expect(events.at(-1)).toEqual({ event: 'import.finished', data: summary });

  full = false;
  const rest = await run([folder.root]);
  expect(rest.summary.duplicates + rest.summary.stored).toBeLessThanOrEqual(900);
  expect(rest.summary.duplicates).toBe(summary.stored);
  full = false;
  await importing.close();
  expect(library.imports.summary(id)).toMatchObject({ state: 'interrupted', message: summary.message });
});

test('stores nothing in a dry run, and says what it would have stored', async () => {
  const { run, library, importing } = await openImporting();
  await folder.write({ 'known.txt': story('known') });
  await run([folder.root]);
  await folder.write({ 'new.txt': story('new'), 'twin.txt': story('new'), 'empty.txt': '' });
  const receipt = await run([folder.root], { dryRun: true });
  const lines = told(receipt, folder.root);
  expect(lines.slice(0, 2)).toEqual(['empty empty.txt', 'duplicate known.txt']);
  // Which of the twins is read first is nobody's business.
  expect([
    ['stored new.txt', 'duplicate twin.txt'],
    ['duplicate new.txt', 'stored twin.txt'],
  ]).toContainEqual(lines.slice(2));
  expect(counts(receipt)).toEqual(['finished', 4, 1, 2, 1]);
  const stored = receipt.entries.find(({ outcome }) => outcome === 'stored');
  expect(stored).toMatchObject({ article: null, title: expect.any(String) });
  expect(
    importing.entries({ id: receipt.id, outcome: 'duplicate', text: '', offset: 1, limit: 5 }),
  ).toMatchObject({
    total: 2,
    entries: [{ outcome: 'duplicate' }],
  });
  expect(library.imports.list({ offset: 0, limit: 10 }).imports).toHaveLength(1);
  expect(
    library.articles.list({ filter: { scope: 'all' }, order: 'added', descending: true, offset: 0, limit: 1 })
      .total,
  ).toBe(1);
});

test('removes uploads when the import is over, and nothing else', async () => {
  const { importing, receipt } = await openImporting();
  await folder.write({ 'u/1': story('uploads'), 'u/2': '', 'u/3': 'other' });
  const files = [
    { path: folder.path('u/1'), shownAs: 'Trip/day one.txt' },
    { path: folder.path('u/2'), shownAs: 'Trip/empty.txt' },
  ];
  const id = importing.start({ files, tags: [], dryRun: false, temporary: true });
  await importing.settled(id);
  expect(receipt(id).entries.map(({ path, outcome }) => [path, outcome])).toEqual([
    ['Trip/day one.txt', 'stored'],
    ['Trip/empty.txt', 'problem'],
  ]);
  expect(receipt(id).summary.label).toBe('Trip');
  await expect(open(folder.path('u/1'))).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(open(folder.path('u/2'))).rejects.toMatchObject({ code: 'ENOENT' });
  await (await open(folder.path('u/3'))).close();
});

test('puts what it stores into a collection and tags it', async () => {
  const { run, library } = await openImporting();
  const collection = library.groups.createCollection('Water').id;
  await folder.write({ 'a.txt': story('ferries') });
  const { entries } = await run([folder.root], { collection, tags: ['Boats'] });
  expect(library.articles.get(entries[0]?.article ?? '')).toMatchObject({
    collections: [collection],
    tags: ['Boats'],
  });
  await expect(run([folder.root], { collection: 'nosuchcollection' })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('tells progress a few times a second, and the end once', async () => {
  const stored: string[] = [];
  const { run, events } = await openImporting({
    change: () => ({ onStored: (articles) => void stored.push(...articles) }),
  });
  await folder.write(stories(1_000));
  const started = Date.now();
  const { summary, entries } = await run([folder.root]);
  const progress = events.flatMap(({ event, data }) =>
    event === 'import.progress' ? [importProgress.parse(data)] : [],
  );
  expect(progress.length).toBeLessThanOrEqual((Date.now() - started) / 200 + 3);
  expect(progress[0]).toMatchObject({ state: 'running', stored: 0 });
  expect(
    progress.some(({ enumerated, found, stored }) => enumerated && found === 1_000 && stored < 1_000),
  ).toBe(true);
  expect(progress.at(-1)).toMatchObject({ state: 'finished', stored: 1_000, current: null, secondsLeft: 0 });
  const finished = events.filter(({ event }) => event === 'import.finished');
  expect(finished).toEqual([{ event: 'import.finished', data: importSummary.parse(summary) }]);
  expect(stored.sort()).toEqual(entries.map(({ article }) => article ?? '').sort());
});

test('keeps the time of the last change out of the way of the hash', async () => {
  const { run } = await openImporting();
  await folder.write({ 'a.txt': story('time') });
  await run([folder.root]);
  await utimes(folder.path('a.txt'), new Date(0), new Date(0));
  expect(counts(await run([folder.root]))).toEqual(['finished', 1, 0, 1, 0]);
  await rm(folder.path('a.txt'));
});

/** The real pool, with an ear on what goes in and out. */
function countingPool(onRead: () => void, onDone: () => void = () => undefined): ImportPool {
  const pool = createImportPool({
    size: 2,
    workerFile: resolve(import.meta.dirname, '../import-worker.ts'),
    timeLimitMs: 20_000,
    memoryLimitMb: 256,
  });
  return {
    close: () => pool.close(),
    read: async (...file) => {
      onRead();
      return pool.read(...file).finally(onDone);
    },
  };
}
