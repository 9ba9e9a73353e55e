import { writeFile } from 'node:fs/promises';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildTimeLimitMs, type Desk, dispatches, ensureBuilt, openDesk } from './carrel.ts';

beforeAll(ensureBuilt, buildTimeLimitMs);
let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.dispose());

test('lists imports, and the receipt of one, whole or by what became of the files', async () => {
  await desk.write({ ...dispatches, 'in/empty.txt': '', 'in/=odd,"name".txt': '' });
  await desk.carrel('import', 'in');
  const { lines } = await desk.carrel('imports', '--json');
  const [one] = lines() as { id: string }[];
  expect(one).toMatchObject({ state: 'finished', stored: 3, problems: 2, withoutText: 0, resumable: false });
  const id = one?.id ?? '';
  expect((await desk.carrel('imports', id, '--json')).lines()).toHaveLength(5);
  const problems = await desk.carrel('imports', id, '--outcome', 'problem', '--text', 'EMPTY.txt', '--json');
  expect(problems.lines()).toMatchObject([{ outcome: 'problem', code: 'empty', within: null }]);
  const { stdout } = await desk.carrel('imports', id, '--csv');
  expect(stdout.split('\n')[0]).toBe('outcome,path,within,title,article,version,code,message');
  expect(stdout).toContain('=odd,""name"".txt"');
  expect((await desk.carrel('import', '--resume', id)).code).toBe(1);
  expect((await desk.carrel('import', 'in', '--resume', id)).code).toBe(2);
});

test('names records of a file by their place in it', async () => {
  await writeFile(desk.path('dump.jsonl'), '{"title": "One", "text": "The first of two."}\n{"broken\n');
  const { lines, code } = await desk.carrel('import', 'dump.jsonl', '--json');
  expect(code).toBe(3);
  expect(lines()).toMatchObject([
    { event: 'stored', within: 'record 1', title: 'One' },
    { event: 'problem', within: 'record 2', code: 'damaged' },
    { event: 'done', found: 2 },
  ]);
});

test('reads articles again by id, by query, or all of them', async () => {
  await desk.write(dispatches);
  const { lines } = await desk.carrel('import', 'in', '--json');
  const [first] = lines() as { id: string }[];
  for (const [args, read] of [
    [[first?.id ?? ''], 1],
    [['--filter', 'bread'], 1],
    [['--all'], 3],
  ] as const)
    expect((await desk.carrel('read-again', ...args, '--json')).lines()).toEqual([
      { read, unplaced: 0, problems: [] },
    ]);
  expect((await desk.carrel('read-again')).code).toBe(2);
});

test('keeps a list of watched folders, and imports nothing by itself', async () => {
  await desk.write(dispatches);
  const added = await desk.carrel('watch', 'add', 'in', '--collection', 'Inbox', '--json');
  expect(added.lines()).toMatchObject([{ path: desk.path('in'), state: 'watching' }]);
  expect((await desk.carrel('watch', 'list', '--json')).lines()).toHaveLength(1);
  expect((await desk.carrel('list', '--json')).lines()).toEqual([]);
  expect((await desk.carrel('watch', 'add', 'in')).code).toBe(1);
  expect((await desk.carrel('watch', 'remove', 'in')).code).toBe(0);
  expect((await desk.carrel('watch', 'list', '--json')).lines()).toEqual([]);
});
