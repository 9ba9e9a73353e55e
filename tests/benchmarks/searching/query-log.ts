import { analyse } from '../../../main/search/analysis/read-tokens.ts';
import type { SearchDocument } from '../../../main/search/search-engine.ts';

export interface LoggedQuery {
  kind: string;
  query: string;
  typing: boolean;
}

/** Queries that people could ask of these articles, the same ones for the same articles and seed. */
export function makeQueryLog(documents: readonly SearchDocument[], count: number, seed = 7): LoggedQuery[] {
  const random = randomFrom(seed);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const wordsOf = (): string[] => {
    for (;;) {
      const body = pick(documents)?.body ?? '';
      const from = Math.floor(random() * Math.max(1, body.length - 2_000));
      const words = analyse(body.slice(from, from + 2_000)).filter(
        ({ span, term }) => span === 1 && term.length > 1,
      );
      if (words.length > 8) return words.slice(1, -1).map(({ term }) => term);
    }
  };
  const some = (words: string[], wanted: number): string =>
    Array.from({ length: wanted }, () => pick(words) ?? '').join(' ');
  const makers: [string, number, () => string, boolean][] = [
    ['one word', 25, () => some(wordsOf(), 1), false],
    ['two words', 20, () => some(wordsOf(), 2), false],
    ['four words', 10, () => some(wordsOf(), 4), false],
    ['frequent words', 5, () => some(['the', 'of', 'said', 'in', 'է', 'որ', 'mln', 'is'], 2), false],
    ['phrase', 10, () => phraseFrom(wordsOf(), random), false],
    ['prefix of 1-3 letters', 10, () => (pick(wordsOf()) ?? '').slice(0, 1 + Math.floor(random() * 3)), true],
    ['word and prefix', 10, () => some(wordsOf(), 2).slice(0, -1), true],
    [
      'misspelt',
      5,
      () =>
        misspelt(
          some(
            wordsOf().filter((word) => word.length > 6),
            1,
          ),
          random,
        ),
      false,
    ],
    [
      'fields',
      5,
      () => `${pick(['title:', 'date:1987-03 ', 'lang:hy ', 'place:usa ']) ?? ''}${some(wordsOf(), 1)}`,
      false,
    ],
    [
      'OR and without',
      5,
      () =>
        some(wordsOf(), 3)
          .replace(' ', ' OR ')
          .replace(/ (?=\S+$)/, ' -'),
      false,
    ],
  ];
  const total = makers.reduce((sum, [, weight]) => sum + weight, 0);
  return Array.from({ length: count }, (): LoggedQuery => {
    let left = random() * total;
    const maker = makers.find(([, weight]) => {
      left -= weight;
      return left < 0;
    });
    return { kind: maker?.[0] ?? '', query: maker?.[2]() ?? '', typing: maker?.[3] ?? false };
  });
}

/** Each query as it grows letter by letter. */
export function makeTyping(documents: readonly SearchDocument[], count: number): LoggedQuery[] {
  const log = makeQueryLog(documents, count * 4, 11).filter(({ kind }) => kind === 'two words');
  return log.slice(0, count).flatMap(({ query }) =>
    Array.from({ length: query.length }, (_, at): LoggedQuery => {
      return { kind: 'typed', query: query.slice(0, at + 1), typing: true };
    }),
  );
}

function phraseFrom(words: string[], random: () => number): string {
  const from = Math.floor(random() * (words.length - 3));
  return `"${words.slice(from, from + 2 + Math.floor(random() * 2)).join(' ')}"`;
}

/** Two letters swapped, one left out or one wrong. */
function misspelt(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 3));
  const kind = random();
  if (kind < 0.34) return word.slice(0, at) + word.slice(at + 1);
  if (kind < 0.67) return `${word.slice(0, at)}q${word.slice(at + 1)}`;
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
