import type { Token } from '../analysis/read-tokens.ts';
import {
  type PathWord,
  type PhrasePath,
  phrasePaths,
  windowsOfAll,
  wordsOfPath,
} from '../engine/phrase-paths.ts';
import type { PhraseNode } from '../query/query-tree.ts';
import type { PhraseForms } from './text-matcher.ts';

/** Where a phrase stands among the tokens of a text; tokens that are none of its words may be missing. */
export function findPhrase(
  tokens: readonly Token[],
  phrase: PhraseNode,
  forms: PhraseForms,
): [number, number][] {
  const byPosition = new Map<number, Token[]>();
  for (const token of tokens) {
    const here = byPosition.get(token.position);
    if (here === undefined) byPosition.set(token.position, [token]);
    else here.push(token);
  }
  return phrasePaths(phrase.tokens).flatMap((path) =>
    phrase.slop === null
      ? findInOrder(byPosition, path, phrase.prefix, forms)
      : findNear(tokens, path, phrase.prefix, phrase.slop, forms),
  );
}

function isWord({ term }: Token, word: PathWord, forms: PhraseForms): boolean {
  if (word.prefix) return term.startsWith(word.term);
  return term === word.term || (forms.get(word.term)?.includes(term) ?? false);
}

function findInOrder(
  byPosition: Map<number, Token[]>,
  path: PhrasePath,
  prefix: boolean,
  forms: PhraseForms,
): [number, number][] {
  const last = path.length - 1;
  const endOf = (token: Token, nth: number): number | null => {
    if (!isWord(token, { term: path[nth] ?? '', prefix: prefix && nth === last }, forms)) return null;
    if (nth === last) return token.end;
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
  tokens: readonly Token[],
  path: PhrasePath,
  prefix: boolean,
  slop: number,
  forms: PhraseForms,
): [number, number][] {
  const { words } = wordsOfPath(path, prefix);
  const occurrences = tokens.flatMap((token) =>
    words.flatMap((wanted, word) =>
      isWord(token, wanted, forms)
        ? { position: token.position, word, start: token.start, end: token.end }
        : [],
    ),
  );
  const found: [number, number][] = [];
  let marked = 0;
  for (const [first, last] of windowsOfAll(occurrences, words.length, path.length + slop)) {
    for (const { start, end } of occurrences.slice(Math.max(first, marked), last + 1))
      found.push([start, end]);
    marked = last + 1;
  }
  return found;
}
