import { expect, test } from 'vitest';
import { neighbourSentence, sentenceFrom, shiftSpan } from './shift-span.ts';

const text = 'The ferry runs. Its captain waited; the ice went.\n\nԱռաջին նավը եկավ։ Երկրորդը չեկավ։';
const words = (span: { start: number; end: number } | null) => span && text.slice(span.start, span.end);

test('starts with a sentence and goes to its neighbours', () => {
  const first = sentenceFrom(text, 0, 'en');
  expect(words(first)).toBe('The ferry runs.');
  const second = first && neighbourSentence(text, first, 1, 'en');
  expect(words(second)).toBe('Its captain waited; the ice went.');
  const third = second && neighbourSentence(text, second, 1, 'hy');
  expect(words(third)).toBe('Առաջին նավը եկավ։');
  expect(words(third && neighbourSentence(text, third, -1, 'en'))).toBe(words(second));
  expect(first && neighbourSentence(text, first, -1, 'en')).toBeNull();
});

test('grows and shrinks by word and by sentence at both ends, and never to nothing', () => {
  const span = sentenceFrom(text, 0, 'en') ?? { start: 0, end: 0 };
  const longer = shiftSpan(text, span, 'end', 'word', 1, 'en');
  expect(words(longer)).toBe('The ferry runs. Its');
  expect(words(shiftSpan(text, longer, 'end', 'word', -1, 'en'))).toBe('The ferry runs');
  expect(words(shiftSpan(text, longer, 'start', 'word', 1, 'en'))).toBe('ferry runs. Its');
  expect(words(shiftSpan(text, span, 'end', 'sentence', 1, 'en'))).toBe(text.slice(0, text.indexOf('\n')));
  const word = { start: 4, end: 9 };
  expect(shiftSpan(text, word, 'end', 'word', -1, 'en')).toEqual(word);
  expect(shiftSpan(text, { start: 0, end: 3 }, 'start', 'word', -1, 'en')).toEqual({ start: 0, end: 3 });
});
