import { expect, test } from 'vitest';
import { countWords } from './count-words.ts';
import { excerptLimit, makeExcerpt } from './excerpt.ts';

test.each([
  ['', 0],
  ['  \n ', 0],
  ['One two  three\nfour', 4],
  ['A dash — between, and - another', 5],
  ["It's a well-known fact: 3.5 percent", 6],
  ['Мост открыт в 14:05', 4],
  ['Ինչո՞ւ է կամուրջը փակ։', 4],
  ['橋は今日開通した。', 5],
  ['The word 橋 here', 4],
])('counts the words of %j', (text, count) => {
  expect(countWords(text)).toBe(count);
});

test('counts a million characters without spaces in reasonable pieces', () => {
  expect(countWords('橋'.repeat(100_000))).toBeGreaterThan(0);
});

test('makes an excerpt of one line that ends with a whole word', () => {
  const excerpt = makeExcerpt(`First line\n\nsecond ${'word '.repeat(100)}`);
  expect(excerpt.startsWith('First line second word')).toBe(true);
  expect(excerpt.length).toBeLessThanOrEqual(excerptLimit);
  expect(excerpt.endsWith('word…')).toBe(true);
  expect(makeExcerpt('Short.')).toBe('Short.');
});
