import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { importFiles, openScratchLibrary, readyArticle, storedFile } from './testing/scratch-library.ts';

let scratch: Awaited<ReturnType<typeof openScratchLibrary>>;
beforeEach(async () => {
  scratch = await openScratchLibrary();
});
afterEach(() => {
  vi.useRealTimers();
  return scratch.dispose();
});

const names = () => scratch.library.savedSearches.list().map(({ name }) => name);

test('saved searches stand in the order in which they were made, until the reader moves them', () => {
  const { savedSearches } = scratch.library;
  const [ferries, bread, salt] = ['Ferries', 'Bread', 'Salt'].map((name) =>
    savedSearches.create(name, name.toLowerCase()),
  );
  expect(names()).toEqual(['Ferries', 'Bread', 'Salt']);
  savedSearches.change({ id: salt?.id ?? '', before: ferries?.id ?? '' });
  expect(names()).toEqual(['Salt', 'Ferries', 'Bread']);
  savedSearches.change({ id: salt?.id ?? '', before: null });
  expect(names()).toEqual(['Ferries', 'Bread', 'Salt']);
  savedSearches.change({ id: bread?.id ?? '', before: bread?.id ?? '' });
  expect(names()).toEqual(['Ferries', 'Bread', 'Salt']);
  savedSearches.remove(bread?.id ?? '');
  savedSearches.create('Wool', 'wool');
  expect(names()).toEqual(['Ferries', 'Salt', 'Wool']);
});

test('a saved search is renamed and looks for something else, and keeps its place', () => {
  const { savedSearches } = scratch.library;
  const { id } = savedSearches.create('Ferries', 'ferry');
  savedSearches.create('Bread', 'bread');
  expect(savedSearches.change({ id, name: 'Boats' })).toEqual({ id, name: 'Boats', query: 'ferry' });
  expect(savedSearches.change({ id, query: 'boat sort:date' })).toEqual({
    ...{ id, name: 'Boats', query: 'boat sort:date' },
  });
  expect(names()).toEqual(['Boats', 'Bread']);
});

test('what is not there is neither changed, looked at nor removed', () => {
  const { savedSearches } = scratch.library;
  const { id } = savedSearches.create('Ferries', 'ferry');
  for (const attempt of [
    () => savedSearches.change({ id: 'nothere000', name: 'Boats' }),
    () => savedSearches.change({ id, before: 'nothere000' }),
    () => savedSearches.remove('nothere000'),
    () => savedSearches.look('nothere000'),
  ])
    expect(attempt).toThrow(expect.objectContaining({ code: 'not-found' }));
  expect(names()).toEqual(['Ferries']);
});

test('articles that came after the last look are told, but not those in the trash', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2024-05-01T10:00:00Z') });
  const { library } = scratch;
  await importFiles(library, [storedFile('old.txt', readyArticle({ text: 'The old pier.' }))]);
  vi.setSystemTime(new Date('2024-05-02T10:00:00Z'));
  const { id } = library.savedSearches.create('Piers', 'pier');
  expect(library.savedSearches.cameSince(id)).toEqual([]);
  vi.setSystemTime(new Date('2024-05-03T10:00:00Z'));
  const { articles } = await importFiles(library, [
    storedFile('new.txt', readyArticle({ text: 'The new pier.' })),
    storedFile('newer.txt', readyArticle({ text: 'Another pier.' })),
  ]);
  expect(library.savedSearches.cameSince(id)).toEqual(articles);
  library.changes.trash([articles[0] ?? '']);
  expect(library.savedSearches.cameSince(id)).toEqual([articles[1]]);
  vi.setSystemTime(new Date('2024-05-04T10:00:00Z'));
  library.savedSearches.look(id);
  expect(library.savedSearches.cameSince(id)).toEqual([]);
});
