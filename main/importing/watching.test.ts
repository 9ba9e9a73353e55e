import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openScratchFolder, type ScratchFolder } from './testing/scratch-folder.ts';
import { openScratchImporting, type ScratchImporting } from './testing/scratch-importing.ts';
import { story } from './testing/stories.ts';
import { createWatching, type Watching } from './watching.ts';

let folder: ScratchFolder;
let scratch: ScratchImporting;
let watching: Watching;
const logged: string[] = [];

const watch = (): Watching =>
  createWatching({
    ...{
      folders: scratch.library.watched,
      importing: scratch.importing,
      active: true,
      settleMs: 300,
      lookEveryMs: 400,
    },
    ...{ onChange: () => undefined, log: (line) => void logged.push(line) },
  });
const titles = (): string[] =>
  scratch.library.database
    .all<{ name: string }>('SELECT original_name AS name FROM articles ORDER BY name')
    .map((row) => row.name);
const eventually = (expected: string[]): Promise<void> =>
  vi.waitFor(() => expect(titles()).toEqual(expected), { timeout: 15_000, interval: 50 });

beforeEach(async () => {
  folder = await openScratchFolder();
  scratch = await openScratchImporting();
  watching = watch();
});
afterEach(async () => {
  const ended = watching.close();
  await scratch.dispose();
  await ended;
  await folder.dispose();
});

test('imports what lies in the folder and what comes later, each once', async () => {
  await folder.write({ 'one.txt': story('one') });
  const added = await watching.add(folder.root, null);
  expect(added).toMatchObject({ path: folder.root, state: 'watching' });
  await eventually(['one.txt']);
  await mkdir(folder.path('deeper'));
  await writeFile(folder.path('deeper/two.txt'), story('two'));
  await eventually(['one.txt', 'two.txt']);
  const imports = (): number => scratch.library.imports.list({ offset: 0, limit: 100 }).imports.length;
  const before = imports();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(imports()).toBe(before);
});

test('waits until a file has stopped growing', async () => {
  await watching.add(folder.root, null);
  for (let piece = 0; piece < 6; piece += 1) {
    await appendFile(folder.path('slow.txt'), `${story(`part ${piece}`)}\n\n`);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(titles()).toEqual([]);
  }
  await eventually(['slow.txt']);
  const [article] = scratch.library.articles.ids({
    filter: { scope: 'all' },
    order: 'added',
    descending: true,
  }).ids;
  expect(scratch.library.articles.text(article ?? '').text).toContain('part 5');
});

test('puts what it imports into the collection, and remembers across programs what it has seen', async () => {
  const collection = scratch.library.groups.createCollection('Inbox').id;
  await folder.write({ 'one.txt': story('one') });
  await watching.add(folder.root, collection);
  await eventually(['one.txt']);
  await vi.waitFor(() => expect(scratch.library.watched.imported(1).size).toBe(1));
  await watching.close();
  const [{ count } = { count: 0 }] = scratch.library.groups.collections();
  expect(count).toBe(1);
  watching = watch();
  expect(watching.list()).toMatchObject([{ path: folder.root, collection }]);
  await new Promise((resolve) => setTimeout(resolve, 900));
  expect(scratch.library.imports.list({ offset: 0, limit: 100 }).imports).toHaveLength(1);
});

test('says when the folder is gone and goes on when it is back', async () => {
  const place = folder.path('inbox');
  await mkdir(place);
  await watching.add(place, null);
  await rename(place, folder.path('elsewhere'));
  await vi.waitFor(() => expect(watching.list()[0]?.state).toBe('absent'), { timeout: 10_000 });
  await writeFile(folder.path('elsewhere/late.txt'), story('late'));
  await rename(folder.path('elsewhere'), place);
  await eventually(['late.txt']);
  expect(watching.list()[0]?.state).toBe('watching');
});

test('refuses what is no folder, a library, and the same folder twice; forgets what is removed', async () => {
  await folder.write({ 'one.txt': story('one') });
  await expect(watching.add(folder.path('one.txt'), null)).rejects.toMatchObject({ code: 'not-found' });
  await expect(watching.add(scratch.library.folder.root, null)).rejects.toMatchObject({ code: 'conflict' });
  await mkdir(folder.path('inbox'));
  const { id } = await watching.add(folder.path('inbox'), null);
  await expect(watching.add(folder.path('inbox'), null)).rejects.toMatchObject({ code: 'conflict' });
  watching.remove(id);
  expect(watching.list()).toEqual([]);
  await writeFile(join(folder.path('inbox'), 'late.txt'), story('late'));
  await new Promise((resolve) => setTimeout(resolve, 900));
  expect(titles()).toEqual([]);
  await rm(folder.path('inbox'), { recursive: true });
});
