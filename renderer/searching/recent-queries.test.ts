import { expect, test } from 'vitest';
import { recentQueries } from './recent-queries.ts';

const history = ['"night train" date:2024', 'Érebuni', 'nightingale', 'ferry', 'train station', 'night'];

test('offers the newest where nothing is typed', () => {
  expect(recentQueries(history, '')).toEqual(history);
  expect(
    recentQueries(
      Array.from({ length: 30 }, (_, at) => `query ${at}`),
      ' ',
    ),
  ).toHaveLength(8);
});

test('offers queries in which every word typed begins a word, whatever its case and accents', () => {
  expect(recentQueries(history, 'nig')).toEqual(['"night train" date:2024', 'nightingale', 'night']);
  expect(recentQueries(history, 'tra ni')).toEqual(['"night train" date:2024']);
  expect(recentQueries(history, 'ere')).toEqual(['Érebuni']);
  expect(recentQueries(history, 'ight')).toEqual([]);
});

test('does not offer what is typed already, nor more than a few', () => {
  expect(recentQueries(history, 'night ')).toEqual(['"night train" date:2024', 'nightingale']);
  const many = Array.from({ length: 30 }, (_, at) => `ferry ${at}`);
  expect(recentQueries(many, 'ferry')).toHaveLength(4);
});
