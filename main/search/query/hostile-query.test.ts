import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeQuery } from './describe-query.ts';
import { explainQuery } from './explain-query.ts';
import { isPlainWords } from './loosen-query.ts';
import { parseQuery } from './parse-query.ts';
import type { QueryNode } from './query-tree.ts';
import { anyQuery } from './testing/any-query.ts';
import { meaningOf } from './testing/meaning-of.ts';

const now = new Date(2024, 4, 17, 12);
const parse = (query: string, typing = false, match: 'all' | 'any' = 'all') =>
  parseQuery(query, { typing, now, match });

/** What is understood of a query is the same query, and whatever it is can be told. */
function holds(query: string, typing = false, match: 'all' | 'any' = 'all'): void {
  const parsed = parse(query, typing, match);
  const understood = describeQuery(parsed);
  const again = parse(understood);
  expect(meaningOf(again.root)).toEqual(meaningOf(parsed.root));
  expect(again.sort).toBe(parsed.sort);
  expect(again.leftOut).toEqual([]);
  expect(describeQuery({ ...again, shortened: parsed.shortened })).toBe(understood);
  expect(explainQuery(parsed).length).toBeLessThan(600);
  expect(typeof isPlainWords(parsed)).toBe('boolean');
}

const word = fc.constantFrom(
  'peace',
  'war',
  'анти-война',
  'U.S.',
  '1,234',
  'ինչո՞ւ',
  '東京',
  'O’Neill’s',
  'OR',
  'not',
  '=exact',
  'e-mail',
);
const field = fc.constantFrom('', '', '', 'title:', 'byline:', 'tag:', 'note:', 'body:', 'person:', 'place:');
const condition = fc.constantFrom(
  ...[
    'date:2023',
    'date:..2019',
    'date:>2020-05-01',
    'date:"9 October 2023"',
    'date:last-week',
    'added:<7d',
    'words:>3',
  ],
  ...[
    'is:unread',
    'is:annotated',
    'has:text',
    'has:place',
    'lang:hy',
    'in:"My clippings"',
    'sort:date',
    'date:soon',
  ],
);

/** Every operator inside every other one. */
const { query: grown } = fc.letrec<{ query: string }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 6, depthSize: 'large' },
    fc.tuple(field, word, fc.constantFrom('', '*')).map((parts) => parts.join('')),
    fc
      .tuple(
        field,
        fc.array(word, { maxLength: 4 }),
        fc.constantFrom('', '*'),
        fc.constantFrom('', '~0', '~5'),
      )
      .map(([name, words, star, near]) => `${name}"${words.join(' ')}${star}"${near}`),
    condition,
    fc.array(tie('query'), { maxLength: 4 }).map((parts) => `(${parts.join(' ')})`),
    fc.array(tie('query'), { maxLength: 3 }).map((parts) => parts.join(' OR ')),
    fc.tuple(fc.constantFrom('-', 'NOT ', '--', 'AND '), tie('query')).map((parts) => parts.join('')),
    fc.tuple(field, tie('query')).map(([name, inner]) => `${name}(${inner})`),
  ),
}));

describe('any text as a query', () => {
  test('is read, understood as the same query again, and explained', () => {
    fc.assert(fc.property(anyQuery, fc.boolean(), fc.constantFrom('all' as const, 'any' as const), holds), {
      numRuns: 5_000,
    });
  });

  test('is so for every operator within every other', () => {
    fc.assert(fc.property(grown, fc.boolean(), fc.constantFrom('all' as const, 'any' as const), holds), {
      numRuns: 3_000,
    });
  });

  test('is so for characters of every plane, alone and within words', () => {
    for (let plane = 0; plane <= 16; plane++)
      for (let low = 0; low < 0x10000; low += 97) {
        const character = String.fromCodePoint(plane * 0x10000 + low);
        holds(`${character} a${character}b "${character}" ${character}:x -${character}*`);
      }
    for (const half of ['\ud800', '\udfff']) holds(`${half} a${half}b "${half}" ${half}* title:${half}`);
  });

  test.each([
    ['(', ''],
    ['(', 'a'],
    ['(a OR ', 'b'],
    ['(a -', 'b'],
    ['x OR -(y ', 'z'],
    ['title:(', 'a'],
    ['foo:(', 'a'],
    ['foo:"b" OR (c ', 'd'],
    ['foo:"b" OR -(c ', 'foo:"d" OR e'],
    ['person:(a OR ', 'b'],
    ['-(', 'a'],
  ])('is so for %j in itself, closed or not', (open, inner) => {
    for (const depth of [1, 8, 31, 32, 33, 34, 200]) {
      holds(open.repeat(depth) + inner);
      holds(`${open.repeat(depth)}${inner}${' ) d'.repeat(depth)} e`);
    }
  });

  test('pairs also the brackets that are too deep to be read', () => {
    const query = `${'('.repeat(40)}a b${')'.repeat(40)} OR c`;
    expect(describeQuery(parse(query))).toBe('(a b) OR c');
  });

  const long = 100_000;
  test.each([
    ...['(', ')', '"', '-', ':', '*', '=', '.', '~', '«', '\u0301', '\u200b', '🙂', '東', 'ก', 'a', '1', 'ա'],
    ...[
      'OR ',
      'NOT ',
      'AND ',
      '-a ',
      '"a" ',
      '"a b"~3 ',
      'a* ',
      'title:(',
      'title:"',
      'title:',
      'a/',
      'a.',
      'a-',
      "a'",
    ],
    ...[
      '1,',
      '1.',
      'date:2023 ',
      'date:soon ',
      'sort:date ',
      'is:annotated ',
      'person:"a b" ',
      'date:>',
      '..',
      'in:"',
    ],
    ...[
      'date:"9 October ',
      'foo:',
      'foo:(',
      '() ',
      '(a)',
      ')(',
      '" "',
      ' ',
      '\n',
      '\u0000',
      '\ud800',
      'a OR (b ',
    ],
  ])('is read and understood when it is %j over and over', (piece) => {
    const query = piece.repeat(Math.ceil(long / piece.length));
    holds(query);
    holds(query, true, 'any');
  });

  test('of ten thousand words has no deeper tree and no more parts than anything can walk', () => {
    const words = Array.from({ length: 10_000 }, (_, number) => `w${number}`);
    for (const joint of [' ', ' OR ', ' -', ' (', ') ', ' NOT ', '*', '" "', ' title:']) {
      const query = words.join(joint);
      holds(query);
      const { root, shortened } = parse(query);
      expect(shortened).toBe(true);
      expect(size(root).nodes).toBeLessThan(1_000);
      expect(size(root).height).toBeLessThan(100);
    }
  });
});

function size(node: QueryNode | null): { nodes: number; height: number } {
  if (node === null) return { nodes: 0, height: 0 };
  const parts = node.kind === 'not' ? [node.part] : 'parts' in node ? node.parts : [];
  const sizes = parts.map(size);
  return {
    nodes: 1 + sizes.reduce((sum, { nodes }) => sum + nodes, 0),
    height: 1 + Math.max(0, ...sizes.map(({ height }) => height)),
  };
}
