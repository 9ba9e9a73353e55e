import { describe, expect, test } from 'vitest';
import { describeQuery } from './describe-query.ts';
import { anyWords, isPlainWords } from './loosen-query.ts';
import { parseQuery } from './parse-query.ts';
import { meaningOf } from './testing/meaning-of.ts';

const now = new Date(2024, 4, 17, 12);
const parse = (query: string, match: 'all' | 'any' = 'all') =>
  parseQuery(query, { typing: false, now, match });

describe('a query of which any word will do', () => {
  test.each([
    ['peace talks "side by side"', 'peace OR talks OR "side by side"'],
    ['peace talks -war', '(peace OR talks) -war'],
    ['peace talks date:2023 lang:en', '(peace OR talks) date:2023 lang:en'],
    ['peace talks (a OR b)', '(peace OR talks) (a OR b)'],
    ['peace (talks now)', 'peace OR talks OR now'],
    ['title:harbour peace talks', '(peace OR talks) title:harbour'],
    ['person:Anna peace talks', '(peace OR talks) person:Anna'],
    ['peace', 'peace'],
    ['peace -war', 'peace -war'],
    ['a OR b', 'a OR b'],
    ['is:unread date:2023', 'is:unread date:2023'],
    ['', ''],
  ])('reads %j as %j', (query, understood) => {
    const parsed = parse(query, 'any');
    expect(describeQuery(parsed)).toBe(understood);
    expect(meaningOf(parse(understood).root)).toEqual(meaningOf(parsed.root));
    expect(describeQuery(anyWords(parse(query)))).toBe(understood);
  });

  test.each([
    'peace talks',
    'peace "b c" d*',
    'peace talks -war',
    'peace talks is:annotated date:2023',
    '(a b) c',
  ])('%j is plain words, which may be loosened', (query) => {
    expect(isPlainWords(parse(query))).toBe(true);
  });

  test.each([
    '',
    'peace',
    'peace -war',
    'a OR b',
    'a b (c OR d)',
    'a b title:c',
    'person:"A B"',
    'a b person:C',
    '-(a b)',
  ])('%j is not', (query) => {
    expect(isPlainWords(parse(query))).toBe(false);
    expect(isPlainWords(parse(query, 'any'))).toBe(false);
  });
});
