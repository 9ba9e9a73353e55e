import type { Token } from '../analysis/read-tokens.ts';
import { phrasePaths } from '../engine/phrase-paths.ts';
import type { PhraseNode, TextField } from '../query/query-tree.ts';

/** What a part of a query looks for in a text. */
export type TextMatcher =
  | { kind: 'word'; field: TextField | null; terms: string[]; prefix: string | null; weight: number }
  | { kind: 'phrase'; field: TextField | null; phrase: PhraseNode; weight: number };

/** A stretch of text that a matcher found, `[start, end)`. */
export interface TextMatch {
  start: number;
  end: number;
  /** Which of the matchers. */
  matcher: number;
}

/** All that the matchers find in the tokens of a text, by start. Those of other fields look for nothing. */
export function matchTokens(
  tokens: readonly Token[],
  matchers: readonly TextMatcher[],
  field: TextField,
): TextMatch[] {
  const matches: TextMatch[] = [];
  const exact = new Map<string, number[]>();
  const prefixes: { prefix: string; matcher: number }[] = [];
  matchers.forEach((matcher, number) => {
    if (matcher.field !== null && matcher.field !== field) return;
    if (matcher.kind === 'phrase') {
      for (const [start, end] of findPhrase(tokens, matcher.phrase))
        matches.push({ start, end, matcher: number });
      return;
    }
    for (const term of matcher.terms) exact.set(term, [...(exact.get(term) ?? []), number]);
    if (matcher.prefix !== null) prefixes.push({ prefix: matcher.prefix, matcher: number });
  });
  if (exact.size > 0 || prefixes.length > 0)
    for (const { term, start, end } of tokens) {
      const found = exact.get(term);
      if (found !== undefined) for (const matcher of found) matches.push({ start, end, matcher });
      for (const { prefix, matcher } of prefixes)
        if (term.startsWith(prefix) && !found?.includes(matcher)) matches.push({ start, end, matcher });
    }
  return matches.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Marks for the screen: stretches that touch or overlap become one. */
export function marksOf(matches: readonly TextMatch[]): [number, number][] {
  const marks: [number, number][] = [];
  for (const { start, end } of matches) {
    const last = marks[marks.length - 1];
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return marks;
}

function findPhrase(tokens: readonly Token[], phrase: PhraseNode): [number, number][] {
  const wanted = new Set(phrase.tokens.map(({ term }) => term));
  const prefix = phrase.prefix ? phrase.tokens[phrase.tokens.length - 1]?.term : undefined;
  const byPosition = new Map<number, Token[]>();
  for (const token of tokens)
    if (wanted.has(token.term) || (prefix !== undefined && token.term.startsWith(prefix))) {
      const here = byPosition.get(token.position);
      if (here === undefined) byPosition.set(token.position, [token]);
      else here.push(token);
    }
  const found: [number, number][] = [];
  for (const path of phrasePaths(phrase.tokens)) {
    const isNth = (token: Token, nth: number): boolean =>
      token.term === path[nth] ||
      (phrase.prefix && nth === path.length - 1 && token.term.startsWith(path[nth] ?? ''));
    if (phrase.slop === null) found.push(...findInOrder(byPosition, path.length, isNth));
    else found.push(...findNear(byPosition, path.length, isNth, phrase.slop));
  }
  return found;
}

type IsNth = (token: Token, nth: number) => boolean;

function findInOrder(byPosition: Map<number, Token[]>, length: number, isNth: IsNth): [number, number][] {
  const endOf = (token: Token, nth: number): number | null => {
    if (!isNth(token, nth)) return null;
    if (nth === length - 1) return token.end;
    for (const next of byPosition.get(token.position + token.span) ?? []) {
      const end = endOf(next, nth + 1);
      if (end !== null) return end;
    }
    return null;
  };
  const found: [number, number][] = [];
  for (const here of byPosition.values())
    for (const token of here) {
      const end = endOf(token, 0);
      if (end !== null) found.push([token.start, end]);
    }
  return found;
}

/** The words themselves, wherever all of them stand near enough. */
function findNear(
  byPosition: Map<number, Token[]>,
  length: number,
  isNth: IsNth,
  slop: number,
): [number, number][] {
  const candidates = [...byPosition.values()].flat().sort((a, b) => a.position - b.position);
  const found: [number, number][] = [];
  let first = 0;
  candidates.forEach((token) => {
    while ((candidates[first]?.position ?? 0) + length + slop <= token.position) first++;
    const group = candidates.slice(first, candidates.indexOf(token, first) + 1);
    const all = Array.from({ length }, (_, nth) => group.some((member) => isNth(member, nth)));
    if (all.every(Boolean)) for (const member of group) found.push([member.start, member.end]);
  });
  return found;
}
