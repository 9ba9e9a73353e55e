import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeQuery } from './describe-query.ts';
import { parseQuery } from './parse-query.ts';
import { mostWords } from './query-reader.ts';
import type { Condition, QueryNode } from './query-tree.ts';

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
  ])('reads %s', (query, expected) => {
    expect(condition(query)).toEqual(expected);
  });

  test.each(['date:2023-13', 'date:20231', 'date:..', 'words:many', 'words:-1', 'added:7x', 'date:>'])(
    'reads no condition in %s',
    (query) => {
      expect(parse(query)).toMatchObject({ root: null, leftOut: [query] });
    },
  );

  test('reads no more words than anybody types, and says so', () => {
    const query = Array.from({ length: 10_000 }, (_, number) => `w${number}`).join(' ');
    const parsed = parse(query);
    expect(parsed.shortened).toBe(true);
    expect(parsed.root).toMatchObject({ kind: 'all', parts: { length: mostWords } });
    expect(understood(query)).toMatch(/ …$/);
  });

  test.each([
    ['(', 100_000],
    ['"', 100_000],
    ['-', 100_000],
    ['OR ', 40_000],
    ['title:(', 20_000],
    ['a*', 50_000],
  ])('reads %j over and over in bounded time', (piece, times) => {
    expect(() => parse(piece.repeat(times))).not.toThrow();
  });

  const anyQuery = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(
        fc.oneof(
          fc.constantFrom('"', '(', ')', '-', 'OR', 'AND', 'NOT', '*', ':', '~3', '«', '»', "'", '  '),
          fc.constantFrom(
            'title:',
            'date:',
            'date:2020',
            'is:starred',
            'sort:title',
            'in:',
            'tag:',
            'words:>3',
          ),
          fc.constantFrom('peace', 'анти-война', 'U.S.', '1,234', 'ինչո՞ւ', '東京都', 'O’Neill'),
          fc.string({ maxLength: 5 }),
        ),
        { maxLength: 20 },
      )
      .chain((parts) =>
        fc
          .array(fc.constantFrom('', ' '), { minLength: parts.length, maxLength: parts.length })
          .map((gaps) => parts.map((part, at) => part + (gaps[at] ?? '')).join('')),
      ),
  );

  test('reads what it understood as the same query again', () => {
    fc.assert(
      fc.property(anyQuery, fc.boolean(), (query, typing) => {
        const parsed = parse(query, typing);
        const again = parse(describeQuery(parsed));
        expect(meaning(again.root)).toEqual(meaning(parsed.root));
        expect(again.sort).toBe(parsed.sort);
        expect(again.leftOut).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });
});

/** A query without the places its words stood at in the text. */
function meaning(node: QueryNode | null): unknown {
  if (node === null) return null;
  switch (node.kind) {
    case 'word':
      return [node.field, node.term, node.prefix];
    case 'phrase':
      return [
        node.field,
        node.tokens.map(({ term, position, span }) => [term, position, span]),
        node.prefix,
        node.slop,
      ];
    case 'where':
      return node.condition;
    case 'not':
      return { not: meaning(node.part) };
    case 'all':
    case 'any':
      return { [node.kind]: node.parts.map(meaning) };
  }
}
