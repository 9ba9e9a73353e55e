import { rmSync } from 'node:fs';
import { mkdir, open, symlink } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openScratchFolder, type ScratchFolder } from './testing/scratch-folder.ts';
import { openScratchImporting, type ScratchImporting } from './testing/scratch-importing.ts';
import { counts, story, told } from './testing/stories.ts';
import { createImportPool } from './worker-pool.ts';

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

test('names every kind of wrong file and stores the others', async () => {
  const { run } = await openImporting();
  await folder.write({ 'empty.txt': '', 'good.txt': story('good'), 'blank.txt': ' \n\t\n' });
  await mkdir(folder.path('loop'));
  await symlink(folder.root, folder.path('loop/up'), 'junction');
  const large = await open(folder.path('large.txt'), 'w');
  await large.write(story('large').repeat(400));
  await large.truncate(200 * 1024 * 1024);
  await large.close();
  const receipt = await run([folder.root, folder.path('nowhere.txt')]);
  expect(told(receipt, folder.root)).toEqual([
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
  expect(told(await run([folder.root]), folder.root)).toEqual([
    ...[
      'not-recognised cut.png',
      'not-recognised noise.txt',
      'stored page.txt',
      'not-recognised picture.txt',
    ],
    ...['stored text.png', 'damaged zip.txt'],
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
  await large.write(story('large').repeat(400));
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
    expect(told(await run([folder.root]), folder.root)).toEqual(['unreadable closed.txt', 'stored open.txt']);
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
  expect(told(receipt, folder.root)).toEqual(['stored a.txt', 'vanished b.txt', 'stored c.txt']);
  expect(counts(receipt)).toEqual(['finished', 3, 2, 0, 1]);
});

test('costs one file when an importer dies or hangs, and logs why', async () => {
  const workerFile = resolve(import.meta.dirname, 'testing/hostile-worker.ts');
  const pool = createImportPool({ size: 2, workerFile, timeLimitMs: 500, memoryLimitMb: 64 });
  const { run, logged } = await openImporting({ pool });
  await folder.write({ 'a.txt': 'exit', 'b.txt': 'loop', 'c.txt': 'sibling', 'd.txt': 'defect' });
  const receipt = await run([folder.root]);
  // In order all the same, though the one that hung was recorded last and held up no other.
  expect(told(receipt, folder.root)).toEqual([
    ...['importer-crashed a.txt', 'timed-out b.txt', 'stored c.txt', 'importer-crashed d.txt'],
  ]);
  // Two workers fail at their own pace.
  expect(logged.toSorted()).toEqual([
    expect.stringMatching(/a\.txt.*code 3/),
    expect.stringMatching(/d\.txt.*a defect/),
  ]);
});
