import { expect, test } from 'vitest';
import { createSentenceWalk } from './sentence-walk.ts';
import { spokenText } from './spoken-text.ts';

const text = [
  'A heading',
  'Dr. Velis came. She read. ',
  '* * *',
  'В 1997 г. он уехал. Т. е. навсегда.',
  'Նա եկավ։ Հետո գնաց։',
].join('\n\n');

function all(language: string): string[] {
  const walk = createSentenceWalk(text, language);
  const said: string[] = [];
  for (let at = walk.at(0); at !== null; at = walk.next(at)) said.push(text.slice(at.start, at.end));
  return said;
}

test('goes through paragraphs of three scripts, never across a heading, past ornaments, whole at abbreviations', () => {
  expect(all('en')).toEqual([
    'A heading',
    'Dr. Velis came.',
    'She read.',
    'В 1997 г. он уехал.',
    'Т. е. навсегда.',
    'Նա եկավ։',
    'Հետո գնաց։',
  ]);
});

test('goes back the way it came', () => {
  const walk = createSentenceWalk(text, 'en');
  const back: string[] = [];
  for (let at = walk.at(text.length - 1); at !== null; at = walk.previous(at))
    back.push(text.slice(at.start, at.end));
  expect(back.reverse()).toEqual(all('en'));
});

test('goes by paragraphs, back first to the beginning of this one', () => {
  const walk = createSentenceWalk(text, 'en');
  const she = walk.at(text.indexOf('She'));
  if (she === null) throw new Error('it is there');
  const said = (one: { start: number; end: number } | null) => one && text.slice(one.start, one.end);
  expect(said(walk.nextParagraph(she))).toBe('В 1997 г. он уехал.');
  const first = walk.previousParagraph(she);
  expect(said(first)).toBe('Dr. Velis came.');
  expect(first && said(walk.previousParagraph(first))).toBe('A heading');
  expect(walk.nextParagraph({ start: text.length - 3, end: text.length })).toBeNull();
});

test('gives a voice what it can say in one go, without notes and soft hyphens', () => {
  expect(spokenText('It was so.[12] The li\u00adbrary\tclosed.')).toEqual([
    'It was so. The library, closed.',
  ]);
  const long = `${'many words that follow one another, '.repeat(20)}and an end.`;
  const pieces = spokenText(long);
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(240);
  expect(pieces.join(' ')).toBe(long);
  expect(spokenText('x'.repeat(1_000)).join('')).toBe('x'.repeat(1_000));
});
