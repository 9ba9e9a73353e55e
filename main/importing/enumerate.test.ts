import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { enumerate, enumerateUploads, type Found } from './enumerate.ts';
import { openScratchFolder, type ScratchFolder } from './testing/scratch-folder.ts';

const windows = process.platform === 'win32';
let folder: ScratchFolder;
beforeEach(async () => {
  folder = await openScratchFolder();
});
afterEach(() => folder.dispose());

async function walk(...names: string[]): Promise<Found[]> {
  const found: Found[] = [];
  const given = (names.length === 0 ? [''] : names).map((name) => ({ path: join(folder.root, name) }));
  for await (const one of enumerate(given, new AbortController().signal)) found.push(one);
  return found;
}

/** `a/b.txt` for a file, `link-loop a/b` for a problem; relative to the folder. */
function shown(found: Found[]): string[] {
  return found.map((one) => {
    const name = one.shownAs.slice(folder.root.length + 1).replaceAll('\\', '/');
    return one.kind === 'file' ? name : `${one.code} ${name}`;
  });
}

test('walks folders in folders in the order of their names', async () => {
  await folder.write({ 'b/2.txt': '2', 'b/1.txt': '1', 'a.txt': 'a', 'c.txt': 'c', 'b/deep/er/x.md': 'x' });
  expect(shown(await walk())).toEqual(['a.txt', 'b/1.txt', 'b/2.txt', 'b/deep/er/x.md', 'c.txt']);
});

test('passes over hidden files and what systems leave behind', async () => {
  await folder.write({
    'a.txt': 'a',
    ...{ '.hidden.txt': 'h', '.git/config.txt': 'g', '.DS_Store': 'd', '._a.txt': 'm' },
    ...{ 'Thumbs.db': 't', 'desktop.ini': 'i', '__MACOSX/a.txt': 'x', '~$draft.txt': 'w' },
  });
  expect(shown(await walk())).toEqual(['a.txt']);
});

test('reads a hidden file that was named by hand', async () => {
  await folder.write({ '.hidden.txt': 'h' });
  expect(shown(await walk('.hidden.txt'))).toEqual(['.hidden.txt']);
});

test('passes over the folder of a saved page, whatever the browser called it', async () => {
  await folder.write({
    ...{ 'page.html': 'p', 'page_files/a.png': 'a', 'page_files/frame.html': 'f' },
    ...{ 'Seite.htm': 's', 'Seite-Dateien/a.css': 'a' },
    ...{ 'word.htm': 'w', 'word.files/b.png': 'b' },
    ...{ 'alone_files/kept.txt': 'no page lies beside this folder' },
  });
  expect(shown(await walk())).toEqual(['Seite.htm', 'alone_files/kept.txt', 'page.html', 'word.htm']);
});

test('passes over the folders that the list of an unpacked export refers to', async () => {
  await folder.write({
    ...{
      'omnivore/metadata_0_to_20.json': '[]',
      'omnivore/content/a.html': 'a',
      'omnivore/highlights/a.md': 'a',
    },
    ...{ 'pocket/part_000000.csv': 'p', 'pocket/annotations/part_000000.json': '[]' },
    ...{ 'site/content/a.html': 'no list lies beside this folder', 'site/index.html': 'i' },
  });
  const articles = [
    'omnivore/metadata_0_to_20.json',
    'pocket/part_000000.csv',
    'site/content/a.html',
    'site/index.html',
  ];
  expect(shown(await walk())).toEqual(articles);
});

test('passes over the folder of a saved page when a shell names both', async () => {
  await folder.write({ 'page.html': 'p', 'page_files/a.png': 'a' });
  expect(shown(await walk('page.html', 'page_files'))).toEqual(['page.html']);
  expect(shown(await walk('page_files'))).toEqual(['page_files/a.png']);
});

test('passes over a library of ours, and refuses one that is named', async () => {
  await folder.write({
    'a.txt': 'a',
    'mine/library.db': 'x',
    'mine/originals/ab/cd': 'b',
    'mine/README.txt': 'r',
  });
  expect(shown(await walk())).toEqual(['a.txt']);
  expect(shown(await walk('mine'))).toEqual(['not-recognised mine']);
});

test('takes pictures and styles for parts of a page that lies in their folder or above', async () => {
  await folder.write({
    'essay.md': 'e',
    'photo.JPG': 'p',
    'img/a.png': 'a',
    'img/style.css': 's',
    'img/b.txt': 'b',
  });
  expect(shown(await walk())).toEqual(['essay.md', 'img/b.txt']);
});

test('names pictures and styles that belong to no page', async () => {
  await folder.write({
    'scans/001.png': 'p',
    'scans/style.css': 's',
    'scans/a.txt': 'a',
    'page/b.html': 'b',
  });
  const found = await walk();
  expect(shown(found)).toEqual([
    'page/b.html',
    'scans/001.png',
    'scans/a.txt',
    'not-recognised scans/style.css',
  ]);
});

test.skipIf(windows)('follows a link to a folder once and to a file each time', async () => {
  await folder.write({ 'elsewhere/x.txt': 'x', 'in/a.txt': 'a' });
  await symlink(folder.path('elsewhere'), folder.path('in/one'));
  await symlink(folder.path('elsewhere'), folder.path('in/two'));
  await symlink(folder.path('elsewhere/x.txt'), folder.path('in/x-link.txt'));
  expect(shown(await walk('in'))).toEqual(['in/a.txt', 'in/one/x.txt', 'in/x-link.txt']);
});

test.skipIf(windows)('names a folder of links that leads back into itself, and goes on', async () => {
  await folder.write({ 'a/b/1.txt': '1', 'z.txt': 'z' });
  await symlink(folder.path('a'), folder.path('a/b/up'));
  await symlink('.', folder.path('a/here'));
  await symlink('self', folder.path('self'));
  const found = await walk();
  expect(shown(found)).toEqual([
    'a/b/1.txt',
    'link-loop a/b/up',
    'link-loop a/here',
    'link-loop self',
    'z.txt',
  ]);
});

test.skipIf(windows)('ends soon where links multiply with every level', async () => {
  for (let level = 0; level < 40; level++) await mkdir(folder.path(`${level}`));
  for (let level = 0; level < 39; level++) {
    await symlink(folder.path(`${level + 1}`), folder.path(`${level}/left`));
    await symlink(folder.path(`${level + 1}`), folder.path(`${level}/right`));
  }
  await folder.write({ '39/end.txt': 'e' });
  expect(shown(await walk('0'))).toEqual([`0/${'left/'.repeat(39)}end.txt`]);
});

test.skipIf(windows)('names what is gone, a dangling link, and a pipe, which it does not open', async () => {
  await folder.write({ 'a.txt': 'a' });
  await symlink(folder.path('nowhere'), folder.path('dangling'));
  execFileSync('mkfifo', [folder.path('pipe.txt')]);
  expect(shown(await walk('', 'gone.txt'))).toEqual([
    'a.txt',
    'vanished dangling',
    'not-recognised pipe.txt',
    'vanished gone.txt',
  ]);
});

test.skipIf(windows || process.getuid?.() === 0)(
  'names a folder that may not be read (not as root)',
  async () => {
    await mkdir(folder.path('closed'), { mode: 0o000 });
    await folder.write({ 'z.txt': 'z' });
    expect(shown(await walk())).toEqual(['unreadable closed', 'z.txt']);
  },
);

test('names a folder that vanishes while its neighbours are read', async () => {
  await folder.write({ 'a.txt': 'a', 'b/1.txt': '1', 'c.txt': 'c' });
  const found: Found[] = [];
  for await (const one of enumerate([{ path: folder.root }], new AbortController().signal)) {
    if (found.length === 0) await rename(folder.path('b'), `${folder.root}-moved`);
    found.push(one);
  }
  await rename(`${folder.root}-moved`, folder.path('b'));
  expect(shown(found)).toEqual(['a.txt', 'vanished b', 'c.txt']);
});

test.skipIf(process.platform !== 'linux')('finds files and folders whose names are no UTF-8', async () => {
  const raw = (...bytes: number[]): Buffer =>
    Buffer.concat([Buffer.from(`${folder.root}/`), Buffer.from(bytes)]);
  const oldFolder = raw(0xd4, 0xc5);
  await folder.write({ 'a.txt': 'a' });
  await mkdir(oldFolder);
  await writeFile(raw(0xf2, 0xe5), 'Cyrillic');
  await writeFile(Buffer.concat([oldFolder, Buffer.from('/'), Buffer.from([0xe9])]), 'inside');
  const found = await walk();
  const texts = await Promise.all(
    found.map((one) => (one.kind === 'file' ? readFile(one.path, 'utf8') : one.code)),
  );
  expect(texts.sort()).toEqual(['Cyrillic', 'a', 'inside']);
});

test('stops when the signal fires', async () => {
  await folder.write({ 'a.txt': 'a', 'b.txt': 'b', 'c/d.txt': 'd' });
  const abort = new AbortController();
  const found: Found[] = [];
  for await (const one of enumerate([{ path: folder.root }, { path: folder.root }], abort.signal)) {
    found.push(one);
    abort.abort();
  }
  expect(shown(found)).toEqual(['a.txt']);
});

test('chooses among uploads by the folders in their names, and keeps what was picked by hand', () => {
  const names = [
    ...['trip/page.html', 'trip/page_files/a.png', 'trip/img/b.png', 'trip/.DS_Store', 'trip/notes.txt'],
    ...['scans/001.png', 'picked.png', '.picked.txt'],
  ];
  const found = [...enumerateUploads(names.map((shownAs, index) => ({ path: `/tmp/${index}`, shownAs })))];
  expect(found.map(({ shownAs }) => shownAs)).toEqual([
    ...['trip/page.html', 'trip/notes.txt', 'scans/001.png', 'picked.png', '.picked.txt'],
  ]);
  expect(found[0]).toMatchObject({ path: '/tmp/0', name: 'page.html' });
});
