import { expect, test } from 'vitest';
import { crashAnywhere } from './crash-anywhere.ts';
import { damageAnywhere } from './damage-anywhere.ts';
import { failOnce } from './failing-disk.ts';
import { fillDisk } from './full-disk.ts';
import { killWhileIndexing } from './kill-while-indexing.ts';

// A sample; `npm run torture` does the same at length.
const seedsFrom = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, nth) => first + nth);

test('after a crash at any moment the index holds what the library holds, once it was fed', async () => {
  let moments = 0;
  for (const seed of seedsFrom(104, 4)) moments += await crashAnywhere(seed, { oneIn: 20 });
  expect(moments).toBeGreaterThan(20);
});

test('a disk that is full or fails for a while costs no article and leaves no file open', async () => {
  for (const seed of seedsFrom(1, 12)) await failOnce(seed);
});

test('damaged files give right answers or none, and are made anew', async () => {
  for (const seed of seedsFrom(1, 2)) await damageAnywhere(seed, { times: 25 });
});

test('a process that is killed while it indexes leaves an index that goes on', async () => {
  await killWhileIndexing(3);
});

test('a full disk loses nothing (skipped where no small disk can be mounted)', async (context) => {
  if (!(await fillDisk(1))) context.skip('only root on Linux can mount one');
});
