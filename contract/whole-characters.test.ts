import { expect, test } from 'vitest';
import { wholeCharacters } from './whole-characters.ts';

test.each([
  ['a👩‍👩‍👧‍👦b', 3],
  ['Cafe\u0301 au lait', 4],
  ['🇦🇲🇬🇪', 2],
  ['x❤️y', 2],
  ['한글', 1],
  ['a\r\nb', 2],
])('never cuts a character of %j', (text, at) => {
  const whole = [...new Intl.Segmenter('en').segment(text)].map(({ index }) => index);
  const { start, end } = wholeCharacters(text, { start: at, end: at });
  for (const edge of [start, end]) expect([...whole, text.length]).toContain(edge);
  expect(start).toBeLessThanOrEqual(at);
  expect(end).toBeGreaterThanOrEqual(at);
});

test('leaves ends between characters, and of the text, where they are', () => {
  expect(wholeCharacters('one two', { start: 4, end: 7 })).toEqual({ start: 4, end: 7 });
  expect(wholeCharacters('😀😀', { start: 2, end: 4 })).toEqual({ start: 2, end: 4 });
});
