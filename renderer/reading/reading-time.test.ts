import { expect, test } from 'vitest';
import { readingTime } from './reading-time.ts';

test('says how long an article takes and what is left of it', () => {
  expect(readingTime(1_760, null)).toBe('8 min');
  expect(readingTime(1_760, 0)).toBe('8 min');
  expect(readingTime(1_760, 0.625)).toBe('8 min, 3 left');
  expect(readingTime(1_760, 0.95)).toBe('8 min, less than one left');
  expect(readingTime(1_760, 1)).toBe('8 min, read to the end');
});

test('counts a book in hours, and a text without words not at all', () => {
  expect(readingTime(110_000, 0.5)).toBe('8 h 20 min, 4 h 10 min left');
  expect(readingTime(0, null)).toBe('');
});
