import { describe, expect, test } from 'vitest';
import { describeQuery } from './describe-query.ts';
import { parseQuery } from './parse-query.ts';
import { mostWords } from './query-reader.ts';
import type { Condition } from './query-tree.ts';

const now = new Date(2024, 4, 17, 12);
const parse = (query: string, typing = false) => parseQuery(query, { typing, now });
const understood = (query: string, typing = false): string => describeQuery(parse(query, typing));
const condition = (query: string): Condition | null => {
  const { root } = parse(query);
  return root?.kind === 'where' ? root.condition : null;
};

describe('reading a query', () => {
  test.each([
    ['peace talks', 'peace talks'],
    ['  "peace   talks"  now', '"peace   talks" now'],
    ['«мирные переговоры» “peace talks”', '"мирные переговоры" "peace talks"'],
    ['a b OR c', 'a (b OR c)'],
    ['a OR b OR c', 'a OR b OR c'],
    ['(a b) OR c', '(a b) OR c'],
    ['a -b -"c d" -(e OR f)', 'a -b -"c d" -(e OR f)'],
    ['a NOT b AND c', 'a -b c'],
    ['-(a b)', '-(a b)'],
    ['arm* title:peace*', 'arm* title:peace*'],
    ['title:"peace talks" title:(a OR b)', 'title:"peace talks" (title:a OR title:b)'],
    ['author:Orwell text:farm', 'byline:Orwell body:farm'],
    ['"peace talks"~5', '"peace talks"~5'],
    ['anti-war, (U.S.)', 'anti-war U.S'],
    ['and/or http://example.com/a_b', '"and/or" "http://example.com/a_b"'],
    ['Re: hello', 'Re hello'],
    ['14:05', '"14:05"'],
    ['date:2023-10 is:unread in:"My clippings"', 'date:2023-10 is:unread in:"My clippings"'],
    ['peace sort:date', 'peace sort:date'],
    ['"OR" or and', '"OR" or and'],
    ['colo*r title:nego*ti*on', 'colo* title:nego*'],
    ['=talks title:=Talk =e-mail =neg*', '"talks" title:"Talk" "e-mail" "neg*"'],
    ['person:"Mikhail Galuzin"', 'person:"Mikhail Galuzin"'],
    ['-person:galuzin person:"Anna B"~5', '-person:galuzin person:"Anna B"~5'],
    ['person:(Anna OR "B C") x', '(person:Anna OR person:"B C") x'],
    ['person:Anna OR person:Boris', 'person:Anna OR person:Boris'],
    ['is:annotated -is:annotated', 'is:annotated -is:annotated'],
    ['is:annotated OR a', 'is:annotated OR a'],
    ['("peace talks"~5)', '"peace talks"~5'],
    ['by:Orwell collection:Farm has:Texts', 'byline:Orwell collection:Farm has:Texts'],
  ])('reads %j as %j', (query, expected) => {
    expect(understood(query)).toBe(expected);
  });

  test.each([
    ['"open quote', '"open quote"'],
    ['(open bracket', 'open bracket'],
    ['stray) bracket', 'stray bracket'],
    ['cats OR', 'cats'],
    ['OR AND NOT - -- () "" title: title:""', ''],
    ['- a', 'a'],
    ['---a', '-a'],
    ['-(-a)', 'a'],
    ['* ** f*o', '"f*o"'],
    ['!!! … 🙂', ''],
    ['a )) ((( b', 'a b'],
    ['foo:bar', '"foo:bar"'],
    ['= == =- =""', ''],
    ['person: person:""', ''],
    ['AND OR a AND AND b', 'a b'],
    ['a OR (OR) b', 'a b'],
  ])('reads the malformed %j as %j', (query, expected) => {
    expect(understood(query)).toBe(expected);
  });

  test('takes the last word for a beginning while it is being typed, unless it has ended', () => {
    expect(understood('peace tal', true)).toBe('peace tal*');
    expect(understood('peace talks ', true)).toBe('peace talks');
    expect(understood('peace talks.', true)).toBe('peace talks');
    expect(understood('"peace tal', true)).toBe('"peace tal*"');
    expect(understood('title:pea', true)).toBe('title:pea*');
  });

  test('leaves nothing out for the beginning of a word', () => {
    expect(understood('peace -war', true)).toBe('peace -war');
    expect(understood('peace -"cold war', true)).toBe('peace -"cold war"');
    expect(understood('peace -(war OR title:pea', true)).toBe('peace -(war OR title:pea)');
    expect(understood('-war pea', true)).toBe('-war pea*');
    expect(parse('peace -date:20', true).leftOut).toEqual([]);
  });

  test('passes over a value still being typed, and names one that says nothing', () => {
    expect(parse('peace date:20', true)).toMatchObject({
      leftOut: [],
      root: { kind: 'word', term: 'peace' },
    });
    expect(parse('peace date:soon is:blue').leftOut).toEqual(['date:soon', 'is:blue']);
  });

  test.each<[string, Condition]>([
    ['date:2023', { about: 'published', from: 20230101, to: 20231231 }],
    ['date:2023-10-09', { about: 'published', from: 20231009, to: 20231009 }],
    ['date:2019..2023-06', { about: 'published', from: 20190101, to: 20230631 }],
    ['date:..2020', { about: 'published', from: null, to: 20201231 }],
    ['date:>2020-05-01', { about: 'published', from: 20200502, to: null }],
    ['date:>=2020', { about: 'published', from: 20200101, to: null }],
    ['date:<2020', { about: 'published', from: null, to: 20200100 }],
    ['date:<7d', { about: 'published', from: 20240510, to: null }],
    ['date:>1y', { about: 'published', from: null, to: 20230516 }],
    ['date:yesterday', { about: 'published', from: 20240516, to: 20240516 }],
    ['added:<2w', { about: 'added', from: new Date(2024, 4, 3, 12).getTime(), to: null }],
    [
      'added:2024-05',
      { about: 'added', from: new Date(2024, 4, 1).getTime(), to: new Date(2024, 5, 1).getTime() - 1 },
    ],
    ['words:>1000', { about: 'words', from: 1001, to: null }],
    ['words:200..300', { about: 'words', from: 200, to: 300 }],
    ['lang:HY', { about: 'language', language: 'hy' }],
    ['in:abc', { about: 'collection', collection: 'abc' }],
    ['is:starred', { about: 'starred' }],
    ['is:read', { about: 'state', state: 'finished' }],
    ['has:notes', { about: 'having', field: 'note' }],
    ['has:date', { about: 'dated' }],
    ['has:place', { about: 'having', field: 'place' }],
    ['has:sources', { about: 'having', field: 'source' }],
    ['has:author', { about: 'having', field: 'byline' }],
    ['has:language', { about: 'having', field: 'language' }],
    ['has:text', { about: 'having', field: 'body' }],
    ['has:collection', { about: 'having', field: 'collection' }],
  ])('reads %s', (query, expected) => {
    expect(condition(query)).toEqual(expected);
  });

  test('looks for a person in byline, title and text, near words in any order, which may be declined', () => {
    const { root } = parse('person:"Mikhail Galuzin"');
    expect(root).toMatchObject({
      kind: 'any',
      parts: ['byline', 'title', 'body'].map((field) => ({
        kind: 'phrase',
        field,
        tokens: [{ term: 'mikhail' }, { term: 'galuzin' }],
        slop: 2,
        exact: false,
      })),
    });
    expect(parse('person:Gal', true).root).toMatchObject({ parts: [{ prefix: true }, {}, {}] });
    expect(parse('"Mikhail Galuzin"').root).toMatchObject({ kind: 'phrase', field: null, exact: true });
  });

  test.each([
    'date:2023-13',
    'date:20231',
    'date:..',
    'words:many',
    'words:-1',
    'added:7x',
    'date:>',
    'has:wings',
  ])('reads no condition in %s', (query) => {
    expect(parse(query)).toMatchObject({ root: null, leftOut: [query] });
  });

  test('reads a pasted paragraph whole, and of more no more than its first words, and says so', () => {
    const words = Array.from({ length: 10_000 }, (_, number) => `word${number}`);
    expect(parse(words.slice(0, 200).join(' '))).toMatchObject({
      shortened: false,
      root: { parts: { length: 200 } },
    });
    const parsed = parse(words.join(' '));
    expect(parsed.shortened).toBe(true);
    expect(parsed.root).toMatchObject({ kind: 'all', parts: { length: mostWords } });
    expect(understood(words.join(' '))).toMatch(/ …$/);
  });

  test('reads the beginning of a phrase that is too long rather than nothing of it', () => {
    const { root, shortened } = parse(`"${'word '.repeat(1_000)}`);
    expect(shortened).toBe(true);
    expect(root).toMatchObject({ kind: 'phrase', tokens: { length: mostWords }, prefix: false });
  });

  test('counts conditions and parts left out as words', () => {
    const { root, leftOut, shortened } = parse('is:starred date:soon '.repeat(1_000));
    expect(shortened).toBe(true);
    expect(root).toMatchObject({ parts: { length: mostWords / 2 } });
    expect(leftOut).toHaveLength(mostWords / 2);
  });
});
