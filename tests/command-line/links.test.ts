import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTimeLimitMs, type Desk, ensureBuilt, openDesk } from './carrel.ts';

let desk: Desk;
let article = '';
let highlight = '';
beforeAll(async () => {
  await ensureBuilt();
  desk = await openDesk();
  await desk.write({
    'in/ferry.txt': 'The ferry runs again\n\nThe water was calm all day.\n\nNobody took the last boat.\n',
  });
  const [stored] = (await desk.carrel('import', 'in', '--json')).lines() as { id: string }[];
  article = stored?.id ?? '';
  const added = await desk.carrel(
    'highlight',
    'add',
    '--article',
    article,
    '--quote',
    'water was calm',
    '--json',
  );
  highlight = (added.lines() as { id: string }[])[0]?.id ?? '';
}, buildTimeLimitMs);
afterAll(() => desk.dispose());

test('prints the passage that a link names, with its paragraph', async () => {
  const marked = await desk.carrel('show', `carrel://article/${article}#${highlight}`);
  expect([marked.code, marked.stdout]).toEqual([
    0,
    'The ferry runs again\n\nThe water was calm all day.\n\n> water was calm\n',
  ]);
  const words = await desk.carrel('show', `carrel://article/${article}#text=the%20last%20boat`);
  expect(words.stdout).toBe('The ferry runs again\n\nNobody took the last boat.\n');
  const whole = await desk.carrel('show', `carrel://article/${article}`);
  expect(whole.stdout).toBe((await desk.carrel('show', article)).stdout);
});

test('says which part of a link is not there', async () => {
  const gone = await desk.carrel('show', `carrel://article/${article}#00000000000000000000`);
  expect([gone.code, gone.stderr]).toEqual([
    1,
    `carrel: The article ${article} has no highlight "00000000000000000000" any more.\n`,
  ]);
  const moved = await desk.carrel('show', `carrel://article/${article}#text=a%20steamer`);
  expect(moved.stderr).toContain('"a steamer" does not stand in the article');
  expect((await desk.carrel('show', 'carrel://note/00000000000000000000')).stderr).toContain(
    'There is no note',
  );
});

test('opens a link only where a window is open, and says so', async () => {
  const alone = await desk.carrel('open', `carrel://article/${article}`);
  expect([alone.code, alone.stderr]).toEqual([
    1,
    expect.stringContaining('No window is open on this library.'),
  ]);
  expect((await desk.carrel('open', 'carrel://app/')).code).toBe(2);
  expect((await desk.carrel('open')).code).toBe(2);
});
