import { expect, test } from 'vitest';
import { describeQuery } from '../../main/search/query/describe-query.ts';
import { parseQuery } from '../../main/search/query/parse-query.ts';
import { queryWithFilter } from './query-with-filter.ts';

test('says what a filter narrowed in words that the query language reads the same way', () => {
  const query = queryWithFilter(
    'peace treaty',
    {
      scope: 'starred',
      tag: 'to cite',
      source: 'РИА Новости',
      place: 'Yerevan',
      language: 'ru',
      publishedFrom: '2023-01',
      publishedTo: '2023-10',
    },
    'Thesis, chapter 3',
  );
  expect(query).toBe(
    'peace treaty is:starred in:"Thesis, chapter 3" tag:"to cite" source:"РИА Новости" place:Yerevan lang:ru date:2023-01..2023-10',
  );
  const understood = describeQuery(parseQuery(query, { typing: false, now: new Date('2024-01-01') }));
  for (const part of ['is:starred', 'in:', 'tag:', 'source:', 'place:', 'lang:ru', 'date:2023-01..2023-10'])
    expect(understood).toContain(part);
});

test('one day or month is a date of its own, and open ends stay open', () => {
  expect(queryWithFilter('x', { publishedFrom: '2023-10', publishedTo: '2023-10' }, null)).toBe(
    'x date:2023-10',
  );
  expect(queryWithFilter('x', { publishedFrom: '2023' }, null)).toBe('x date:>=2023');
  expect(queryWithFilter('x', { publishedTo: '2023' }, null)).toBe('x date:<=2023');
});

test('a name cannot break out of its quotes', () => {
  expect(queryWithFilter('', { source: 'The "Daily" OR x' }, null)).toBe('source:"The Daily OR x"');
});

test('the whole library narrows nothing', () => {
  expect(queryWithFilter(' treaty ', { scope: 'all' }, null)).toBe('treaty');
});

test('the order goes with it, unless the query names one already or the best come first', () => {
  const all = { scope: 'all' } as const;
  expect(queryWithFilter('ferry', all, null, 'date')).toBe('ferry sort:date');
  expect(queryWithFilter('ferry sort:title', all, null, 'date')).toBe('ferry sort:title');
  expect(queryWithFilter('ferry', all, null, 'relevance')).toBe('ferry');
});
