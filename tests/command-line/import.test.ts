import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { testData } from '../test-data.ts';
import { buildTimeLimitMs, type Desk, dispatches, ended, ensureBuilt, openDesk } from './carrel.ts';

beforeAll(ensureBuilt, buildTimeLimitMs);
let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.dispose());

const anId = expect.stringMatching(/^[0-9a-z]{18}$/);

test('imports a folder and tells one line a file, then the sum', async () => {
  await desk.write({ ...dispatches, 'in/again.txt': dispatches['in/ferry.txt'], 'in/empty.txt': '' });
  const { code, lines, stderr } = await desk.carrel('import', 'in', '--json');
  const at = (name: string): string => join(desk.folder, 'in', name);
  const told = lines();
  expect(told).toEqual([
    { event: 'stored', path: at('again.txt'), id: anId, title: 'Ferry returns to the lake' },
    { event: 'stored', path: at('bread.md'), id: anId, title: 'Bread of the night shift' },
    { event: 'stored', path: at('bridge.txt'), id: anId, title: expect.stringContaining('bridge') },
    { event: 'problem', path: at('empty.txt'), code: 'empty', message: expect.stringContaining('empty.txt') },
    { event: 'duplicate', path: at('ferry.txt'), id: anId },
    {
      ...{ event: 'done', import: anId, found: 5, stored: 3, duplicates: 1, problems: 1 },
      seconds: expect.any(Number),
    },
  ]);
  expect(told[4]).toMatchObject({ id: (told[0] as { id: string }).id });
  expect(code).toBe(3);
  expect(stderr).toBe('');
});

test('exits with 0 when all is well and when all is known already', async () => {
  await desk.write(dispatches);
  expect((await desk.carrel('import', 'in')).code).toBe(0);
  const again = await desk.carrel('import', 'in', '--json');
  expect(again.code).toBe(0);
  expect(again.lines().at(-1)).toMatchObject({ found: 3, stored: 0, duplicates: 3, problems: 0 });
});

test('names a file that is not there, and imports the rest', async () => {
  await desk.write(dispatches);
  const { code, lines } = await desk.carrel('import', 'in/ferry.txt', 'nowhere.txt', '--json');
  expect(code).toBe(3);
  expect(lines()).toMatchObject([
    { event: 'stored' },
    { event: 'problem', path: join(desk.folder, 'nowhere.txt'), code: 'vanished' },
    { event: 'done', found: 2 },
  ]);
});

test('tells people what was stored, what was not and why, and how to take it back', async () => {
  await desk.write({ ...dispatches, 'in/empty.txt': '' });
  await symlink(desk.path('in'), desk.path('in/loop'), 'junction');
  const { stdout } = await desk.carrel('import', 'in');
  expect(stdout).toContain('Ferry returns to the lake');
  expect(stdout).toMatch(/problem +in\/empty\.txt: "empty\.txt" is empty\. \(empty\)/);
  expect(stdout).toMatch(/problem +in\/loop: .*\(link-loop\)/);
  const undo = /Stored 3 of 5, 2 problems in [\d.]+ s\. Take it back: carrel undo (\w+)/.exec(stdout)?.[1];
  const undone = await desk.carrel('undo', undo ?? '', '--json');
  expect(undone.lines()).toEqual([{ removed: 3 }]);
  expect((await desk.carrel('list')).stdout).toBe('');
});

test('puts what it imports into a collection, made once, and tags it', async () => {
  await desk.write(dispatches);
  await desk.carrel('import', 'in/ferry.txt', '--collection', 'The lake', '--tag', 'boats', '--tag', 'May');
  await desk.carrel('import', 'in/bridge.txt', '--collection', 'the lake');
  const listed = await desk.carrel('list', '--json', '--sort', 'title');
  const [ferry, bridge] = listed.lines().sort((one) => ((one as { tags: [] }).tags.length > 0 ? -1 : 1));
  expect(ferry).toMatchObject({ title: 'Ferry returns to the lake', tags: ['boats', 'May'] });
  expect(bridge).toMatchObject({ tags: [] });
  expect((await desk.carrel('stats', '--json')).lines()).toMatchObject([{ all: 2, collections: 1 }]);
});

test('stores nothing in a dry run, not even the collection, and says what it would store', async () => {
  await desk.write(dispatches);
  const { code, lines } = await desk.carrel('import', 'in', '--dry-run', '--collection', 'New', '--json');
  expect(code).toBe(0);
  expect(lines().at(-1)).toMatchObject({ event: 'done', found: 3, stored: 3 });
  expect(lines()[0]).toMatchObject({ event: 'stored', id: null, title: 'Bread of the night shift' });
  expect((await desk.carrel('stats', '--json')).lines()).toMatchObject([{ all: 0, collections: 0 }]);
});

test('ends an import at Ctrl-C, keeps what is stored and leaves the library in good order', async () => {
  const many = Array.from({ length: 1_500 }, (_, index) => [
    `many/${index}.txt`,
    `Number ${index}\n\nText of ${index}.`,
  ]);
  await desk.write(Object.fromEntries(many));
  const child = desk.start('import', 'many', '--json');
  const ending = ended(child);
  await firstStored(desk);
  child.kill('SIGINT');
  const { code, lines } = await ending;
  expect(code).toBe(130);
  const done = lines().at(-1);
  expect(done).toMatchObject({ event: 'done', state: 'cancelled' });
  const stats = (await desk.carrel('stats', '--json')).lines()[0];
  expect((stats as { all: number }).all).toBe((done as { stored: number }).stored);
  expect((stats as { all: number }).all).toBeLessThan(1_500);
  expect((await desk.carrel('verify')).code).toBe(0);
});

test('loses nothing that was stored when it is killed, and goes on where it was', async () => {
  const many = Array.from({ length: 1_200 }, (_, index) => [
    `many/${index}.txt`,
    `Number ${index}\n\nText of ${index}.`,
  ]);
  await desk.write(Object.fromEntries(many));
  const child = desk.start('import', 'many');
  const ending = ended(child);
  await firstStored(desk);
  child.kill('SIGKILL');
  await ending;
  const { all } = (await desk.carrel('stats', '--json')).lines()[0] as { all: number };
  expect(all).toBeGreaterThan(0);
  expect(all).toBeLessThan(1_200);
  expect((await desk.carrel('verify', '--json')).lines()).toMatchObject([
    { articles: all, originals: all, damaged: [], missing: [], database: 'sound', index: 'sound' },
  ]);
  const rest = (await desk.carrel('import', 'many', '--json')).lines().at(-1);
  expect(rest).toMatchObject({ stored: 1_200 - all, duplicates: all, problems: 0 });
});

/** Through the running program's own socket, as a second program sees it. */
async function firstStored({ carrel }: Desk): Promise<void> {
  for (;;) {
    const { code, lines } = await carrel('stats', '--json');
    if (code === 0 && (lines()[0] as { all: number }).all > 0) return;
  }
}

const samples = testData('samples');
test.skipIf(samples === null)(
  'does what the first page promises, with the first dispatch of all',
  async () => {
    const { code, lines } = await desk.carrel('import', samples ?? '', '--json');
    expect(code).toBe(0);
    expect(lines().at(-1)).toMatchObject({ event: 'done', problems: 0 });
    const [answer] = (await desk.carrel('search', 'Galuzin', '--json')).lines() as {
      hits: { id: string }[];
    }[];
    expect(answer?.hits).toMatchObject([{ published: '2023-10-09', place: 'Yerevan', source: 'Mediamax' }]);
    const shown = await desk.carrel('show', answer?.hits[0]?.id ?? '', '--format', 'text');
    expect(shown.stdout).toMatch(/^Russian Deputy Foreign Minister Mikhail Galuzin said/);
    await rm(desk.library, { recursive: true });
  },
);
