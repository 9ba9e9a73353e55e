import { expect, test } from 'vitest';
import { selectionQuery } from './selection-query.ts';

test('a short selection is an exact phrase, on one line and without quotes inside', () => {
  expect(selectionQuery('  night\n train ')).toEqual({ query: '"night train"', match: 'all' });
  expect(selectionQuery('the “mirror” train')).toEqual({ query: '"the mirror train"', match: 'all' });
  expect(selectionQuery('ночной поезд')).toEqual({ query: '"ночной поезд"', match: 'all' });
});

test('a long selection asks for any of its words, none of them an operator', () => {
  const { query, match } = selectionQuery(
    'Talks OR walks (again): title:harbour -russia “quoted words” end* of the long line, NOT here and there',
  );
  expect(match).toBe('any');
  expect(query).toBe(
    'Talks or walks again title harbour russia quoted words end of the long line not here and there',
  );
});

test('nothing but signs asks for nothing, and a page asks for its beginning', () => {
  expect(selectionQuery(' — … ')).toEqual({ query: '', match: 'all' });
  expect(selectionQuery('walnut bread '.repeat(5_000)).query.length).toBeLessThanOrEqual(4_000);
});

test('half a letter at the cut does no harm', () => {
  // The first 4,000 code units end in the middle of 𝒜, which is a letter.
  const { query } = selectionQuery(`${'ab '.repeat(1_333)}𝒜 end`);
  expect(query).toMatch(/ ab$/);
});
