import { expect, test } from 'vitest';
import { wordAt } from './word-at.ts';

const said = (text: string, part: string) => {
  const start = text.indexOf(part);
  const word = wordAt(text, { start, end: start + part.length });
  return text.slice(word.start, word.end);
};

test('takes the word around a part of it, in any script, with what joins its parts', () => {
  expect(said('the sun rises', 'u')).toBe('sun');
  expect(said('Մեր արևի՛ն եկավ։', 'ևի')).toBe('արևի՛ն');
  expect(said('какая-то книга', 'кая')).toBe('какая-то');
  expect(said("they don't know", 'on')).toBe("don't");
});

test('leaves several words and their ends alone', () => {
  expect(said('the reading room of', 'reading room')).toBe('reading room');
  expect(said('end. Next', 'end')).toBe('end');
  expect(said('“quoted”', 'quoted')).toBe('quoted');
});
