import { rmSync } from 'node:fs';
import { mkdir, open, rm, symlink, utimes } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { importProgress, importSummary } from '../../contract/model.ts';
import { openScratchFolder, type ScratchFolder } from './testing/scratch-folder.ts';
import { openScratchImporting, type Receipt, type ScratchImporting } from './testing/scratch-importing.ts';
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

function story(about: string): string {
  return `A story about ${about}\n\nIt says that ${about} is worth a second look, and why.\n`;
}

function stories(count: number, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const name = `${prefix}${String(index).padStart(4, '0')}`;
      return [`${name}.txt`, story(name)];
    }),
  );
}

/** `stored a.txt`, `empty b.txt`, in the order of the receipt. */
function told({ entries }: Receipt): string[] {
  return entries.map(
    ({ path, outcome, code }) =>
      `${code ?? outcome} ${path.slice(folder.root.length + 1).replaceAll('\\', '/')}`,
  );
}

function counts({ summary }: Receipt): (string | number)[] {
  const { state, found, stored, duplicates, problems } = summary;
  return [state, found, stored, duplicates, problems];
}

test('stores what it finds and leaves a receipt in the order of the files', async () => {
  const { run, library } = await openImporting();
  await folder.write(stories(450));
  const receipt = await run([folder.root]);
  expect(counts(receipt)).toEqual(['finished', 450, 450, 0, 0]);
  expect(told(receipt)).toEqual(Object.keys(stories(450)).map((name) => `stored ${name}`));
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
  expect(told(first)).toEqual(['stored a.txt', 'duplicate b.txt', 'stored c.txt']);
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

test('names every kind of wrong file and stores the others', async () => {
  const { run } = await openImporting();
  await folder.write({ 'empty.txt': '', 'good.txt': story('good'), 'blank.txt': ' \n\t\n' });
  await mkdir(folder.path('loop'));
  await symlink(folder.root, folder.path('loop/up'), 'junction');
  const large = await open(folder.path('large.txt'), 'w');
  await large.truncate(200 * 1024 * 1024);
  await large.close();
  const receipt = await run([folder.root, folder.path('nowhere.txt')]);
  expect(told(receipt)).toEqual([
    ...['empty blank.txt', 'empty empty.txt', 'stored good.txt', 'too-large large.txt', 'link-loop loop/up'],
    'vanished nowhere.txt',
  ]);
  expect(counts(receipt)).toEqual(['finished', 6, 1, 0, 5]);
  for (const { outcome, message, path } of receipt.entries)
    if (outcome === 'problem') expect(message).toContain(path.split(/[/\\]/).at(-1));
});

test('goes by the content of a file before its name', async () => {
  const { run } = await openImporting();
  const picture = Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61', 'hex');
  const noise = Uint8Array.from({ length: 5_000 }, (_, index) => (index * index * 31 + index * 7) % 256);
  await folder.write({
    ...{
      'cut.png': picture,
      'picture.txt': picture,
      'noise.txt': noise,
      'zip.txt': 'PK\u0003\u0004\u0014\0\0\0',
    },
    ...{
      'text.png': story('a wrong ending'),
      'page.txt': `<!doctype html><p>${story('a page').repeat(5)}</p>`,
    },
  });
  expect(told(await run([folder.root]))).toEqual([
    ...[
      'not-recognised cut.png',
      'not-recognised noise.txt',
      'stored page.txt',
      'not-recognised picture.txt',
    ],
    ...['stored text.png', 'not-recognised zip.txt'],
  ]);
});

test('keeps the pictures of a page that lie beside it, on disk and among uploads', async () => {
  const { run, importing, receipt, library } = await openImporting();
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const page = (about: string): string =>
    `<!doctype html><title>${about}</title><article><h1>${about}</h1><p>${story(about).repeat(8)}</p>` +
    '<p><img src="page_files/a.png" alt="A dot"></p></article>';
  await folder.write({ 'in/page.html': page('Disk'), 'in/page_files/a.png': picture });
  await folder.write({ 'up/1': page('Upload'), 'up/2': Buffer.concat([picture, Buffer.from('!')]) });
  const onDisk = await run([folder.path('in')]);
  const files = [
    { path: folder.path('up/1'), shownAs: 'page.html' },
    { path: folder.path('up/2'), shownAs: 'page_files/a.png' },
  ];
  const id = importing.start({ files, tags: [], dryRun: false, temporary: true });
  await importing.settled(id);
  for (const { entries } of [onDisk, receipt(id)]) {
    expect(entries).toMatchObject([{ outcome: 'stored' }]);
    const article = entries[0]?.article ?? '';
    expect(library.articles.text(article).html).toMatch(/<img[^>]* src="\/image\/[0-9a-f]{64}"/);
    expect(library.articles.get(article).provenance.missing).toEqual([]);
  }
});

test('reads 200 MB of text as a problem without taking memory for it', async () => {
  const { run } = await openImporting();
  const large = await open(folder.path('large.txt'), 'w');
  await large.truncate(200 * 1000 * 1000);
  await large.close();
  await run([folder.path('nowhere.txt')]);
  const before = process.memoryUsage().arrayBuffers;
  const receipt = await run([folder.path('large.txt')]);
  expect(receipt.entries).toMatchObject([{ code: 'too-large', message: expect.stringContaining('191 MiB') }]);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'names a file that may not be read (not as root)',
  async () => {
    const { run } = await openImporting();
    await folder.write({ 'closed.txt': story('closed'), 'open.txt': story('open') });
    await (await open(folder.path('closed.txt'), 'r+')).chmod(0);
    expect(told(await run([folder.root]))).toEqual(['unreadable closed.txt', 'stored open.txt']);
  },
);

test('names a file that vanishes between being found and being read', async () => {
  await folder.write({ 'a.txt': story('a'), 'b.txt': story('b'), 'c.txt': story('c') });
  const { run } = await openImporting({
    change: ({ store }) => ({
      width: 1,
      store: {
        ...store,
        findOriginal: (sha256) => {
          rmSync(folder.path('b.txt'), { force: true });
          return store.findOriginal(sha256);
        },
      },
    }),
  });
  const receipt = await run([folder.root]);
  expect(told(receipt)).toEqual(['stored a.txt', 'vanished b.txt', 'stored c.txt']);
  expect(counts(receipt)).toEqual(['finished', 3, 2, 0, 1]);
});

test('costs one file when an importer dies or hangs, and logs why', async () => {
  const workerFile = resolve(import.meta.dirname, 'testing/hostile-worker.ts');
  const pool = createImportPool({ size: 2, workerFile, timeLimitMs: 500, memoryLimitMb: 64 });
  const { run, logged } = await openImporting({ pool });
  await folder.write({ 'a.txt': 'exit', 'b.txt': 'loop', 'c.txt': 'sibling', 'd.txt': 'defect' });
  const receipt = await run([folder.root]);
  // In order all the same, though the one that hung was recorded last and held up no other.
  expect(told(receipt)).toEqual([
    ...['importer-crashed a.txt', 'timed-out b.txt', 'stored c.txt', 'importer-crashed d.txt'],
  ]);
  // Two workers fail at their own pace.
  expect(logged.toSorted()).toEqual([
    expect.stringMatching(/a\.txt.*code 3/),
    expect.stringMatching(/d\.txt.*a defect/),
  ]);
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
  expect(told(receipt)).toEqual([
    'empty empty.txt',
    'duplicate known.txt',
    'stored new.txt',
    'duplicate twin.txt',
  ]);
  expect(counts(receipt)).toEqual(['finished', 4, 1, 2, 1]);
  expect(receipt.entries[2]).toMatchObject({ article: null, title: expect.any(String) });
  expect(importing.entries({ id: receipt.id, outcome: 'duplicate', offset: 1, limit: 5 })).toMatchObject({
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
  expect(receipt(id).summary.label).toBe('day one.txt and 1 more');
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
