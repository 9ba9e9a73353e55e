import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { type Zippable, zipSync } from 'fflate';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openScratchFolder, type ScratchFolder } from './testing/scratch-folder.ts';
import { openScratchImporting, type ScratchImporting } from './testing/scratch-importing.ts';
import { counts, story, told } from './testing/stories.ts';

let folder: ScratchFolder;
let scratch: ScratchImporting;
beforeEach(async () => {
  folder = await openScratchFolder();
  scratch = await openScratchImporting();
});
afterEach(async () => {
  await scratch.dispose();
  await folder.dispose();
});

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAFElEQVR4nGNk+M+AFTBhFx6sEgBKpgEPqzQ/tQAAAABJRU5ErkJggg==',
  'base64',
);
const page = `<!doctype html><title>The pier</title><article><h1>The pier</h1><p>${story('the pier').repeat(3)}</p><img src="page_files/a.png" alt="Pier"></article>`;
const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const zip = (files: Record<string, string | Uint8Array>): Uint8Array => {
  const content: Zippable = {};
  for (const [name, value] of Object.entries(files))
    content[name] = typeof value === 'string' ? text(value) : value;
  return zipSync(content);
};

async function tar(files: Record<string, string>): Promise<Uint8Array> {
  const packing = pack();
  for (const [name, content] of Object.entries(files)) packing.entry({ name }, content);
  packing.finalize();
  const pieces: Uint8Array[] = [];
  for await (const piece of packing) pieces.push(piece as Uint8Array);
  return Buffer.concat(pieces);
}

test('reads a zip as the folder it is: pages with their pictures, and passes over what nobody wrote', async () => {
  await folder.write({
    'box.zip': zip({
      ...{ 'saved/page.html': page, 'saved/page_files/a.png': picture, 'saved/page_files/site.css': 'p {}' },
      ...{
        'notes/one.txt': story('one'),
        '__MACOSX/notes/._one.txt': 'x',
        'program.exe': randomBytes(2_000),
      },
    }),
  });
  const receipt = await scratch.run([folder.path('box.zip')]);
  expect(told(receipt, folder.root).sort()).toEqual([
    'not-recognised box.zip/program.exe',
    'stored box.zip/notes/one.txt',
    'stored box.zip/saved/page.html',
  ]);
  expect(counts(receipt)).toEqual(['finished', 3, 2, 0, 1]);
  const id = receipt.entries.find(({ path }) => path.endsWith('page.html'))?.article ?? '';
  expect(scratch.library.articles.text(id).html).toMatch(/<img[^>]* src="\/image\/[0-9a-f]{64}"/);
  const { provenance } = scratch.library.articles.get(id);
  expect(provenance).toMatchObject({ name: 'page.html', path: join(folder.root, 'box.zip/saved/page.html') });
  expect(await scratch.library.originals.check(provenance.sha256)).toBe('sound');
});

test('opens containers in containers, three deep and no deeper', async () => {
  let nested = zip({ 'deep.txt': story('deep') });
  for (const name of ['c', 'b', 'a']) nested = zip({ [`${name}.zip`]: nested, [`${name}.txt`]: story(name) });
  await folder.write({ 'box.zip': nested });
  const receipt = await scratch.run([folder.path('box.zip')]);
  expect(told(receipt, folder.root).sort()).toEqual([
    'stored box.zip/a.txt',
    'stored box.zip/a.zip/b.txt',
    'stored box.zip/a.zip/b.zip/c.txt',
    'unsafe-archive box.zip/a.zip/b.zip/c.zip',
  ]);
});

test('reads tars and single files, whatever they are packed with', async () => {
  const inside = { 'a/one.txt': story('one'), 'a/two.txt': story('two') };
  await folder.write({
    'plain.tar': await tar(inside),
    'packed.tgz': gzipSync(await tar({ 'three.txt': story('three') })),
    'page.html.gz': gzipSync(page),
    'note.txt.zst': zstdCompressSync(text(story('four'))),
  });
  const receipt = await scratch.run([folder.root]);
  expect(told(receipt, folder.root).sort()).toEqual([
    'stored note.txt.zst',
    'stored packed.tgz/three.txt',
    'stored page.html.gz',
    'stored plain.tar/a/one.txt',
    'stored plain.tar/a/two.txt',
  ]);
  const id = receipt.entries.find(({ path }) => path.endsWith('page.html.gz'))?.article ?? '';
  expect(scratch.library.articles.get(id)).toMatchObject({
    title: 'The pier',
    provenance: { name: 'page.html.gz' },
  });
});

test('knows a file again whether it lies in a container or beside it', async () => {
  await folder.write({
    'one.txt': story('one'),
    'two.zip': zip({ 'copy.txt': story('one'), 'two.txt': story('two') }),
  });
  const first = await scratch.run([folder.root]);
  expect(counts(first)).toEqual(['finished', 3, 2, 1, 0]);
  const again = await scratch.run([folder.root]);
  expect(counts(again)).toEqual(['finished', 3, 0, 3, 0]);
});

test('keeps a large file from a container on the disk while it is read, and no longer', async () => {
  const large = zip({ 'noise.bin': randomBytes(17 * 1024 * 1024), 'one.txt': story('one') });
  await folder.write({ 'box.zip': zip({ 'large.zip': large, 'small.txt': story('small') }) });
  const receipt = await scratch.run([folder.path('box.zip')]);
  expect(told(receipt, folder.root).sort()).toEqual([
    'not-recognised box.zip/large.zip/noise.bin',
    'stored box.zip/large.zip/one.txt',
    'stored box.zip/small.txt',
  ]);
  const spool = join(scratch.library.folder.root, 'incoming');
  expect(existsSync(spool) ? readdirSync(spool) : []).toEqual([]);
});

test('names a container that is empty, damaged or unsafe, and the rest goes on', async () => {
  const sound = zip({ 'one.txt': story('one') });
  await folder.write({
    'broken.zip': sound.subarray(0, 40),
    'cut.zip': zip({ 'two.txt': story('two') }).subarray(0, -30),
    'empty.zip': zip({}),
    'junk.zip': zip({ '.DS_Store': 'x' }),
    'climbing.zip': zip({ '../../etc/passwd.txt': story('passwords') }),
    'sound.zip': sound,
  });
  const receipt = await scratch.run([folder.root]);
  const lines = told(receipt, folder.root);
  expect(lines.filter((line) => line.startsWith('stored')).sort()).toEqual([
    'stored cut.zip/two.txt',
    'stored sound.zip/one.txt',
  ]);
  expect(lines).toContain('damaged broken.zip');
  // Its list of files is gone, its file is not.
  expect(lines).toContain('damaged cut.zip/(directory)');
  expect(lines).toContain('no-text empty.zip');
  expect(lines).toContain('no-text junk.zip');
  expect(lines.filter((line) => line.startsWith('unsafe-archive climbing.zip'))).toHaveLength(1);
  expect(receipt.summary.found).toBe(receipt.entries.length);
});

test('says nothing of damage to what would have been passed over', async () => {
  const names = ['__MACOSX/notes/._one.txt', 'notes/.DS_Store', '../.hidden.txt', '../seen.txt', 'one.txt'];
  const content = Object.fromEntries(names.map((name) => [name, text(story(name))]));
  const whole = zipSync(content, { level: 0 });
  // One letter of each text is another than its checksum says.
  const damaged = Buffer.from(
    Buffer.from(whole).toString('latin1').replaceAll('A story', 'A stony'),
    'latin1',
  );
  await folder.write({
    'box.zip': damaged,
    'box.tar': await tar({ 'a.txt': story('a'), '/.b': story('b') }),
  });
  expect(told(await scratch.run([folder.root]), folder.root).sort()).toEqual([
    'damaged box.zip/one.txt',
    'stored box.tar/a.txt',
    'unsafe-archive box.zip/../seen.txt',
  ]);
});

test('many containers at once neither wait for each other without end nor take turns in one file', async () => {
  const files: Record<string, Uint8Array> = {};
  for (let n = 0; n < 5; n += 1) {
    const inner = zip({ 'x.txt': story(`inner ${n}`), 'y.zip': zip({ 'z.txt': story(`innermost ${n}`) }) });
    files[`box-${n}.zip`] = zip({ 'inner.zip': inner, 'outer.txt': story(`outer ${n}`) });
  }
  await folder.write(files);
  expect(counts(await scratch.run([folder.root]))).toEqual(['finished', 15, 15, 0, 0]);
});

test('cancels in the middle of a container and keeps what is stored', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 3_000 }, (_, n) => [`${n}.txt`, story(`number ${n}`)]),
  );
  await folder.write({ 'box.zip': zip(many) });
  const { importing } = scratch;
  const id = importing.start({
    files: [{ path: folder.path('box.zip') }],
    tags: [],
    dryRun: false,
    temporary: false,
  });
  while (importing.summary(id).stored === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  importing.cancel(id);
  await importing.settled(id);
  const { summary, entries } = scratch.receipt(id);
  expect(summary.state).toBe('cancelled');
  expect(summary.stored).toBeLessThan(3_000);
  expect(entries.filter(({ outcome }) => outcome === 'stored')).toHaveLength(summary.stored);
});

test('pauses, goes on, and resumes after the end of the program without doubles', async () => {
  const many = Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`${n}.txt`, story(`number ${n}`)]));
  await folder.write({ 'box.zip': zip(many), 'last.txt': story('last') });
  const { importing, library } = scratch;
  const id = importing.start({
    files: [{ path: folder.root }],
    tags: ['Box'],
    dryRun: false,
    temporary: false,
  });
  while (importing.summary(id).stored === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  importing.pause(id, true);
  expect(importing.running()).toMatchObject([{ paused: true }]);
  await new Promise((resolve) => setTimeout(resolve, 400));
  const { stored } = importing.summary(id);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(importing.summary(id).stored).toBe(stored);
  expect(stored).toBeLessThan(401);
  await importing.close();
  expect(library.imports.summary(id)).toMatchObject({ state: 'interrupted', resumable: true });
  const again = await openScratchImporting({ library });
  again.importing.resume(id);
  await again.importing.settled(id);
  const receipt = again.receipt(id);
  expect(counts(receipt)).toEqual(['finished', 401, 401, 0, 0]);
  expect(library.groups.tags()).toMatchObject([{ name: 'Box', count: 401 }]);
  expect(() => again.importing.resume(id)).toThrow(expect.objectContaining({ code: 'conflict' }));
  await again.dispose();
});
