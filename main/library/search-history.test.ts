import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLibrary } from './library.ts';
import { openScratchLibrary } from './testing/scratch-library.ts';

let scratch: Awaited<ReturnType<typeof openScratchLibrary>>;
beforeEach(async () => {
  scratch = await openScratchLibrary();
});
afterEach(() => scratch.dispose());

test('a query that is asked again comes to the front, and stands there once', () => {
  const { searchHistory } = scratch.library;
  for (const query of ['ferry', 'bread', '"night train"', 'ferry']) searchHistory.keep(query);
  expect(searchHistory.list()).toEqual(['ferry', '"night train"', 'bread']);
});

test('the last 200 are kept', () => {
  const { searchHistory } = scratch.library;
  for (let number = 1; number <= 205; number++) searchHistory.keep(`ferry ${number}`);
  const kept = searchHistory.list();
  expect(kept).toHaveLength(200);
  expect([kept[0], kept.at(-1)]).toEqual(['ferry 205', 'ferry 6']);
});

test('one is forgotten, or all of them, and the others are there after a restart', async () => {
  const { searchHistory } = scratch.library;
  for (const query of ['ferry', 'bread', 'salt']) searchHistory.keep(query);
  searchHistory.forget('bread');
  scratch.library.close();
  scratch.library = await openLibrary(scratch.root);
  expect(scratch.library.searchHistory.list()).toEqual(['salt', 'ferry']);
  scratch.library.searchHistory.forget();
  expect(scratch.library.searchHistory.list()).toEqual([]);
});
