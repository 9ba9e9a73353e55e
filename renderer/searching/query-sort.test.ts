import { expect, test } from 'vitest';
import { sortOfQuery, withoutSort } from './query-sort.ts';

test('finds the order that a query names, wherever it stands', () => {
  expect(sortOfQuery('ferry sort:date')).toBe('date');
  expect(sortOfQuery('sort:Title "night train"')).toBe('title');
  expect(sortOfQuery('ferry sort:date sort:added')).toBe('added');
});

test('a query that names none, a wrong one, or one in quotes has no order', () => {
  for (const query of ['ferry', '', 'sort:', 'sort:size', '"a sort:date b"', 'resort:date'])
    expect(sortOfQuery(query), query).toBeNull();
});

test('takes the order out of a query and nothing else', () => {
  expect(withoutSort('ferry sort:date "sort:date" pier')).toBe('ferry "sort:date" pier');
  expect(withoutSort('sort:date')).toBe('');
  expect(withoutSort('"open quote sort:date')).toBe('"open quote sort:date');
});
