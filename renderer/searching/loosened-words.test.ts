import { expect, test } from 'vitest';
import type { Relaxation } from '../../contract/search-model.ts';
import { loosenedWords } from './loosened-words.ts';

const told = (...relaxed: Relaxation[]): string =>
  loosenedWords(relaxed, true)
    .map((sentence) => sentence.map(({ text, typed }) => (typed ? `*${text}*` : text)).join(''))
    .join(' ');

test('says what was looked for in place of a word without a hit', () => {
  expect(told({ kind: 'spelling', word: 'Galuzim', shown: ['Galuzin'] })).toBe(
    'No hit for *Galuzim*. Showing *Galuzin*.',
  );
  expect(told({ kind: 'spelling', word: 'tran', shown: ['train', 'bran', 'trap'] })).toBe(
    'No hit for *tran*. Showing *train*, *bran* or *trap*.',
  );
  expect(told({ kind: 'spelling', word: 'qqq', shown: [] })).toBe('No hit for *qqq*. Searched without it.');
});

test('says that a part is enough, and what says nothing', () => {
  expect(
    told({ kind: 'any-word', word: '', shown: [] }, { kind: 'left-out', word: 'date:soon', shown: [] }),
  ).toBe(
    'No article holds all of it. Showing those that hold a part. *date:soon* says nothing and was left out.',
  );
});

test('keeps to one line: of many the first three', () => {
  const many = ['a', 'b', 'c', 'd', 'e'].map((word) => ({ kind: 'left-out' as const, word, shown: [] }));
  expect(told(...many)).toMatch(/\*c\* says nothing and was left out\. And 2 more\.$/);
});

test('shows nothing where nothing was found for the other spelling either', () => {
  const [said] = loosenedWords([{ kind: 'spelling', word: 'Galuzim', shown: ['Galuzin'] }], false);
  expect(said?.map(({ text }) => text).join('')).toBe('No hit for Galuzim. Looked for Galuzin.');
});
