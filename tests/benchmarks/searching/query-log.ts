import { analyse } from '../../../main/search/analysis/read-tokens.ts';
import type { Corpus } from './corpus.ts';

export interface LoggedQuery {
  kind: string;
  query: string;
  typing: boolean;
  /** The same question for FTS5; null where it has no words for it. */
  match: string | null;
  /** The same for MiniSearch: all of these words, the last one perhaps a beginning; null where it cannot ask. */
  words: string[] | null;
}

type Asked = Omit<LoggedQuery, 'kind'>;

/** Words that stand in a large part of all articles, or of those in one language. */
const frequent = [
  ['the', 'of', 'in', 'to', 'and', 'a', 'is', 'said', 'for', 'on'],
  ['է', 'են', 'որ', 'ու', 'մեջ', 'այդ'],
];
const frequentPhrases = ['of the', 'in the', 'the united states', 'said it', 'to be', 'one of the', 'որ այդ'];

/** Questions that people could ask of the first so many articles; the same ones for the same number and seed. */
export function makeQueryLog(corpus: Corpus, articles: number, count: number, seed = 7): LoggedQuery[] {
  const random = randomFrom(seed);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const words = (): string[] => {
    for (;;) {
      const { body } = corpus.at(Math.floor(random() * articles));
      const from = Math.floor(random() * Math.max(1, body.length - 2_000));
      const part = body.slice(from, from + 2_000);
      const found = analyse(part).filter(({ span, term }) => span === 1 && term.length > 1);
      if (found.length > 8)
        return found.slice(1, -1).map(({ start, end }) => part.slice(start, end).toLowerCase());
    }
  };
  const some = (from: readonly string[], wanted: number): string[] =>
    Array.from({ length: wanted }, () => pick(from) ?? '');
  const makers: [kind: string, weight: number, make: () => Asked][] = [
    ['one word', 25, () => all(some(words(), 1))],
    ['two words', 20, () => all(some(words(), 2))],
    ['four words', 10, () => all(some(words(), 4))],
    ['frequent word', 3, () => all(some(pick(frequent) ?? [], 1))],
    ['frequent words', 3, () => all(some(pick(frequent) ?? [], 2 + Math.floor(random() * 2)))],
    ['phrase', 10, () => phrase(phraseFrom(words(), random))],
    ['frequent phrase', 2, () => phrase(pick(frequentPhrases) ?? '')],
    [
      'prefix of 1-3 letters',
      10,
      () => typed([(pick(words()) ?? '').slice(0, 1 + Math.floor(random() * 3))]),
    ],
    [
      'word and prefix',
      10,
      () => typed([...some(words(), 1), ...some(words(), 1).map((word) => word.slice(0, -1))]),
    ],
    ['misspelt', 5, () => unknown(misspelt(longWord(words()), random))],
    ['field', 5, () => inField(pick(conditions) ?? '', pick(words()) ?? '')],
    ['OR and without', 5, () => without(some(words(), 3))],
  ];
  const total = makers.reduce((sum, [, weight]) => sum + weight, 0);
  return Array.from({ length: count }, (): LoggedQuery => {
    let left = random() * total;
    const maker = makers.find(([, weight]) => {
      left -= weight;
      return left < 0;
    });
    if (maker === undefined) throw new Error('the weights of the kinds do not add up');
    return { kind: maker[0], ...maker[2]() };
  });
}

/** Each query of two words as it grows letter by letter. */
export function makeTyping(corpus: Corpus, articles: number, count: number): LoggedQuery[] {
  const log = makeQueryLog(corpus, articles, count * 8, 11).filter(({ kind }) => kind === 'two words');
  return log.slice(0, count).flatMap(({ query }) =>
    Array.from({ length: query.length }, (_, at): LoggedQuery => {
      return { kind: 'typed', ...typed(query.slice(0, at + 1).split(' ')) };
    }),
  );
}

function all(words: string[]): Asked {
  return { query: words.join(' '), typing: false, match: words.map(quoted).join(' AND '), words };
}

function phrase(text: string): Asked {
  return { query: quoted(text), typing: false, match: quoted(text), words: null };
}

function typed(words: string[]): Asked {
  return { ...all(words), typing: true, match: `${words.map(quoted).join(' AND ')}*` };
}

function unknown(word: string): Asked {
  return { query: word, typing: false, match: null, words: [word] };
}

const conditions = ['title:', 'place:usa ', 'date:1987-03 ', 'lang:hy '];

function inField(condition: string, word: string): Asked {
  const matches = new Map([
    ['title:', `title : ${quoted(word)}`],
    ['place:usa ', `place : usa AND ${quoted(word)}`],
  ]);
  return { query: condition + word, typing: false, match: matches.get(condition) ?? null, words: null };
}

function without([one = '', other = '', not = '']: string[]): Asked {
  const match = `(${quoted(one)} OR ${quoted(other)}) NOT ${quoted(not)}`;
  return { query: `${one} OR ${other} -${not}`, typing: false, match, words: null };
}

function quoted(text: string): string {
  return `"${text}"`;
}

function phraseFrom(words: string[], random: () => number): string {
  const from = Math.floor(random() * (words.length - 3));
  return words.slice(from, from + 2 + Math.floor(random() * 2)).join(' ');
}

function longWord(words: string[]): string {
  return words.find((word) => word.length > 6) ?? 'parliament';
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
