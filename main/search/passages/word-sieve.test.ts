import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse, type Token, textStart } from '../analysis/read-tokens.ts';
import { makeWordSieve, readSieved } from './word-sieve.ts';

function sievedTokens(
  text: string,
  isWanted: (term: string) => boolean,
  terms: string[],
  prefixes: string[],
) {
  const tokens: Token[] = [];
  const sieve = makeWordSieve(terms, prefixes);
  const end = readSieved(
    text,
    (term, start, end, position, span) => {
      if (isWanted(term)) tokens.push({ term, start, end, position, span });
    },
    textStart,
    text.length,
    sieve,
  );
  return { tokens, end };
}

/** Pieces of text in which words of every kind meet what joins and parts them. */
const piece = fc.oneof(
  fc.constantFrom(
    ' ',
    '\n',
    '. ',
    '.',
    ', ',
    ',',
    '-',
    '’',
    "'",
    ':',
    ': ',
    '/',
    '\u00a0',
    '\u00ad',
    '…',
    '(',
    ')',
    '՞',
    '։',
    '« ',
    '»',
  ),
  fc.constantFrom(
    'peace',
    'Peace',
    'PEACE',
    'a',
    'U',
    'S',
    '1987',
    '1',
    '000',
    'мир',
    'Мир',
    'Ёлка',
    'й',
    'И\u0306',
    'и\u0306',
  ),
  fc.constantFrom(
    'Ինչո',
    'ւ',
    'ու',
    'Եւ',
    'եւ',
    'և',
    'ԵՎ',
    'Երևան',
    'é',
    'Été',
    'ß',
    'ﬁ',
    '東京',
    'สวัสดี',
    '𝒳',
    '\ud800',
    'x'.repeat(70),
  ),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);

describe('words let through a sieve', () => {
  test('are those of the whole reading that are looked for, at the same places', () => {
    const texts = fc
      .tuple(fc.array(piece, { maxLength: 30 }), fc.constantFrom(0, 0, 4_080, 4_096, 3_841))
      .map(([pieces, filler]) => 'x '.repeat(filler / 2) + pieces.join(''));
    fc.assert(
      fc.property(texts, fc.array(fc.nat(), { maxLength: 3 }), fc.nat(3), (text, picks, cut) => {
        const all = analyse(text);
        const picked = picks.flatMap((pick) => all[pick % Math.max(1, all.length)]?.term ?? []);
        const prefixes = picked.slice(0, cut).map((term) => term.slice(0, 1 + cut));
        const isWanted = (term: string): boolean =>
          picked.includes(term) || prefixes.some((prefix) => term.startsWith(prefix));
        const { tokens, end } = sievedTokens(text, isWanted, picked, prefixes);
        expect(tokens).toEqual(all.filter(({ term }) => isWanted(term)));
        expect(end.at).toBeGreaterThanOrEqual(text.length);
      }),
      { numRuns: 2_000 },
    );
  });

  test('count what is passed over', () => {
    const { tokens } = sievedTokens(
      'One, two. Three: FOUR five-six seven',
      (term) => term === 'seven',
      ['seven'],
      [],
    );
    expect(tokens).toEqual([{ term: 'seven', start: 31, end: 36, position: 6, span: 1 }]);
  });
});
