import { expect, test } from 'vitest';
import { editDistance, nearWords } from './near-words.ts';

test('counts letters put in, left out, changed and swapped', () => {
  expect(editDistance('hat', 'hat', 2)).toBe(0);
  expect(editDistance('hat', 'heat', 2)).toBe(1);
  expect(editDistance('recieve', 'receive', 2)).toBe(1);
  expect(editDistance('kitten', 'sitting', 2)).toBe(3);
});

test('puts the nearest first and leaves out what nobody can have meant', () => {
  expect(nearWords('recieve', ['receive', 'relieve', 'believer', 'recipe', 'table'])).toEqual([
    'receive',
    'relieve',
    'recipe',
  ]);
  expect(nearWords('cat', ['dog', 'cart'])).toEqual(['cart']);
});
