import { expect, test } from 'vitest';
import type { IndexStatus } from '../../contract/search-model.ts';
import { incompleteWords, indexWords, shortenedWords } from './index-words.ts';

const status = (change: Partial<IndexStatus>): IndexStatus => ({
  state: 'ready',
  indexed: 100_000,
  total: 100_000,
  message: null,
  shortened: { ids: [], count: 0 },
  ...change,
});

test('an answer of the whole library needs no word', () => {
  expect(incompleteWords(status({}))).toBeNull();
  expect(indexWords(status({}))).toBe('Complete: 100,000 articles.');
});

test('says how many articles cannot be found yet, and why', () => {
  expect(incompleteWords(status({ state: 'catching-up', indexed: 99_997 }))).toBe(
    '3 of 100,000 articles are not searchable yet.',
  );
  expect(incompleteWords(status({ state: 'catching-up', indexed: 99_999 }))).toBe(
    '1 of 100,000 articles is not searchable yet.',
  );
  expect(incompleteWords(status({ state: 'catching-up' }))).toBe(
    'Search is catching up with what has changed.',
  );
  expect(incompleteWords(status({ state: 'rebuilding', indexed: 1_200 }))).toBe(
    'The index is being made anew. 1,200 of 100,000 articles can be found so far.',
  );
});

test('says what failed, and what of very long articles is not searched', () => {
  expect(indexWords(status({ state: 'failed', message: 'the disk is full' }))).toBe(
    'It failed: the disk is full.',
  );
  expect(shortenedWords(status({}))).toBeNull();
  expect(shortenedWords(status({ shortened: { ids: ['a', 'b'], count: 2 } }))).toBe(
    'Of 2 very long articles only the first 20,000,000 characters are searched.',
  );
});
