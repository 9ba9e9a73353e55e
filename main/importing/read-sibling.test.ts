import { mkdir, open, symlink } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderSiblings, uploadedSiblings, uploadMap } from './read-sibling.ts';
import { openScratchFolder, type ScratchFolder } from './testing/scratch-folder.ts';

let folder: ScratchFolder;
beforeEach(async () => {
  folder = await openScratchFolder();
  await folder.write({
    ...{
      'in/page.html': 'page',
      'in/page_files/a.png': 'picture',
      'in/b..c.png': 'dots',
      'in/empty.png': '',
    },
    ...{ 'out/secret.txt': 'secret', 'secret.txt': 'secret' },
  });
});
afterEach(() => folder.dispose());

const text = (bytes: Uint8Array | null): string | null => bytes && new TextDecoder().decode(bytes);

test('reads what lies beside or below the file', async () => {
  const read = folderSiblings(folder.path('in/page.html'));
  expect(text(await read('page_files/a.png'))).toBe('picture');
  expect(text(await read('./page_files/./a.png'))).toBe('picture');
  expect(text(await read('b..c.png'))).toBe('dots');
});

test('finds nothing where nothing is, and in empty files and folders', async () => {
  const read = folderSiblings(folder.path('in/page.html'));
  for (const name of ['absent.png', 'absent/a.png', 'page_files', '.', 'empty.png', 'page.html/a'])
    expect([name, await read(name)]).toEqual([name, null]);
});

test('refuses every way out of the folder', async () => {
  const read = folderSiblings(folder.path('in/page.html'));
  const ways = [
    ...['../secret.txt', 'page_files/../../secret.txt', '..\\secret.txt', 'page_files\\..\\..\\secret.txt'],
    ...[
      '../in/page_files/a.png',
      folder.path('secret.txt'),
      '/etc/hostname',
      '\\\\host\\share\\a',
      '//host/a',
    ],
    ...['C:\\a.txt', 'c:a.txt', 'a.png:stream', 'file:///etc/hostname', 'page_files/a.png\0.txt', ''],
  ];
  for (const way of ways) expect([way, await read(way)]).toEqual([way, null]);
});

test.skipIf(process.platform === 'win32')(
  'follows links inside the folder and none that lead out',
  async () => {
    await symlink(folder.path('in/page_files/a.png'), folder.path('in/link.png'));
    await symlink(folder.path('secret.txt'), folder.path('in/leak.png'));
    await symlink(folder.path('out'), folder.path('in/outside'));
    const read = folderSiblings(folder.path('in/page.html'));
    expect(text(await read('link.png'))).toBe('picture');
    expect(await read('leak.png')).toBeNull();
    expect(await read('outside/secret.txt')).toBeNull();
  },
);

test.skipIf(process.platform === 'win32')(
  'takes the real folder of a page reached through a link',
  async () => {
    await symlink(folder.path('in'), folder.path('alias'));
    expect(text(await folderSiblings(folder.path('alias/page.html'))('page_files/a.png'))).toBe('picture');
  },
);

test('refuses a file over 32 MiB', async () => {
  const file = await open(folder.path('in/large.png'), 'w');
  await file.truncate(32 * 1024 * 1024 + 1);
  await file.close();
  expect(await folderSiblings(folder.path('in/page.html'))('large.png')).toBeNull();
});

test('finds uploads by the relative path they came with, and only those', async () => {
  await mkdir(folder.path('uploads'));
  await folder.write({ 'uploads/1': 'page', 'uploads/2': 'picture', 'uploads/3': 'other' });
  const uploads = uploadMap([
    { path: folder.path('uploads/1'), shownAs: 'trip/page.html' },
    { path: folder.path('uploads/2'), shownAs: 'trip/page_files/a.png' },
    { path: folder.path('uploads/3'), shownAs: 'other.png' },
  ]);
  const read = uploadedSiblings('trip/page.html', uploads);
  expect(text(await read('page_files/a.png'))).toBe('picture');
  expect(text(await uploadedSiblings('page.html', uploads)('other.png'))).toBe('other');
  for (const way of ['../other.png', 'a.png', resolve('/etc/hostname'), '3'])
    expect([way, await read(way)]).toEqual([way, null]);
});
