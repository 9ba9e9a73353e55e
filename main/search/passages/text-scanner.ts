import { type Token, textStart, type VisitToken } from '../analysis/read-tokens.ts';
import type { TextField } from '../query/query-tree.ts';
import { findPhrase } from './find-phrase.ts';
import type { TextMatch, TextMatcher } from './text-matcher.ts';
import { makeWordSieve, readSieved, type WordSieve } from './word-sieve.ts';

/** Finds in texts what the parts of one query look for. */
export interface TextScanner {
  /** All of the text, as a field of that name; matches by their starts. */
  scan(text: string, field: TextField): TextMatch[];
  /** As much of the text as it takes to show good passages of it. */
  scanForPassages(text: string, field: TextField): TextMatch[];
  weightOf(matcher: number): number;
}

const chunk = 4_000;
/** Where all that is looked for stands in one place, or so often, no better place is looked for; else so far. */
const oftenEnough = 6;
const readOn = 16_000;
const nearEachOther = 180;
/** When only some of what is looked for was found, so much more is read for the rest. */
const readFurther = 60_000;
/** A text of which the index says that it holds the words, and so much of which does not, is not worth more. */
const mostRead = 2_000_000;

export function createTextScanner(matchers: readonly TextMatcher[]): TextScanner {
  const looks = new Map<TextField, Look>();
  const lookInto = (field: TextField): Look => {
    let look = looks.get(field);
    if (look === undefined) {
      look = compile(matchers, field);
      looks.set(field, look);
    }
    return look;
  };

  return {
    weightOf: (matcher) => matchers[matcher]?.weight ?? 0,
    scan(text, field) {
      const look = lookInto(field);
      const tokens: Token[] = [];
      if (look.parts > 0) readSieved(text, collect(tokens, look), textStart, text.length, look.sieve);
      return look.match(tokens);
    },
    scanForPassages(text, field) {
      const look = lookInto(field);
      if (look.parts === 0) return [];
      const tokens: Token[] = [];
      const visit = collect(tokens, look);
      let reading = textStart;
      let matches: TextMatch[] = [];
      let end = Math.min(text.length, mostRead);
      while (reading.at < end) {
        reading = readSieved(text, visit, reading, Math.min(end, reading.at + chunk), look.sieve);
        if (reading.at >= end) break;
        matches = look.match(tokens);
        const [first] = matches;
        if (first === undefined) continue;
        if (isGood(matches, look.parts) || (reading.at >= readOn && partsSeen(matches) === look.parts))
          return matches;
        end = Math.min(end, first.start + readFurther);
      }
      return look.match(tokens);
    },
  };
}

function partsSeen(matches: readonly TextMatch[]): number {
  return new Set(matches.map(({ matcher }) => matcher)).size;
}

/** Whether one stretch of a passage's length holds everything that is looked for. */
function isGood(matches: readonly TextMatch[], parts: number): boolean {
  if (matches.length < oftenEnough) return false;
  return matches.some(({ start }, from) => {
    const seen = new Set<number>();
    for (let at = from; at < matches.length; at++) {
      const match = matches[at];
      if (match === undefined || match.end > start + nearEachOther) break;
      seen.add(match.matcher);
    }
    return seen.size === parts;
  });
}

/** What is looked for in one field. */
interface Look {
  /** How many of the matchers look into the field. */
  parts: number;
  isWanted(term: string): boolean;
  /** Lets through at least what is wanted. */
  sieve: WordSieve;
  match(tokens: readonly Token[]): TextMatch[];
}

function collect(tokens: Token[], look: Look): VisitToken {
  return (term, start, end, position, span) => {
    if (look.isWanted(term)) tokens.push({ term, start, end, position, span });
  };
}

function compile(matchers: readonly TextMatcher[], field: TextField): Look {
  const terms = new Set<string>();
  const prefixes: string[] = [];
  const parts = matchers
    .map((matcher, number) => ({ matcher, number }))
    .filter(({ matcher }) => matcher.field === null || matcher.field === field);
  for (const { matcher } of parts) {
    const words =
      matcher.kind === 'word'
        ? matcher.terms
        : matcher.phrase.tokens.flatMap(({ term }) => [term, ...(matcher.forms.get(term) ?? [])]);
    for (const term of words) terms.add(term);
    if (matcher.kind === 'word' && matcher.prefix !== null) prefixes.push(matcher.prefix);
    // The last word of a phrase may be only the beginning of one, whole or in pieces.
    if (matcher.kind === 'phrase' && matcher.phrase.prefix) prefixes.push(...words);
  }
  return {
    parts: parts.length,
    sieve: makeWordSieve(terms, prefixes),
    isWanted: (term) => terms.has(term) || prefixes.some((prefix) => term.startsWith(prefix)),
    match: (tokens) =>
      parts
        .flatMap(({ matcher, number }) =>
          stretches(tokens, matcher).map(([start, end]) => ({ start, end, matcher: number })),
        )
        .sort((a, b) => a.start - b.start || b.end - a.end),
  };
}

function stretches(tokens: readonly Token[], matcher: TextMatcher): [number, number][] {
  if (matcher.kind === 'phrase') return findPhrase(tokens, matcher.phrase, matcher.forms);
  const { terms, prefix } = matcher;
  return tokens
    .filter(({ term }) => terms.includes(term) || (prefix !== null && term.startsWith(prefix)))
    .map(({ start, end }) => [start, end]);
}
