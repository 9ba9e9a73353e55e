import type { Token } from '../analysis/read-tokens.ts';
import { phrasePaths } from '../engine/phrase-paths.ts';
import type { PhraseNode } from '../query/query-tree.ts';

type IsNth = (token: Token, nth: number) => boolean;

/** Where a phrase stands among the tokens of a text; tokens that are none of its words may be missing. */
export function findPhrase(tokens: readonly Token[], phrase: PhraseNode): [number, number][] {
  const byPosition = new Map<number, Token[]>();
  for (const token of tokens) {
    const here = byPosition.get(token.position);
    if (here === undefined) byPosition.set(token.position, [token]);
    else here.push(token);
  }
  return phrasePaths(phrase.tokens).flatMap((path) => {
    const isNth: IsNth = ({ term }, nth) =>
      term === path[nth] || (phrase.prefix && nth === path.length - 1 && term.startsWith(path[nth] ?? ''));
    return phrase.slop === null
      ? findInOrder(byPosition, path.length, isNth)
      : findNear(tokens, path.length, isNth, phrase.slop);
  });
}

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
function findNear(tokens: readonly Token[], length: number, isNth: IsNth, slop: number): [number, number][] {
  const words = tokens.filter((token) => Array.from({ length }, (_, nth) => isNth(token, nth)).some(Boolean));
  const found: [number, number][] = [];
  let first = 0;
  words.forEach((token, last) => {
    while ((words[first]?.position ?? 0) + length + slop <= token.position) first++;
    const group = words.slice(first, last + 1);
    const all = Array.from({ length }, (_, nth) => group.some((member) => isNth(member, nth)));
    if (all.every(Boolean)) for (const member of group) found.push([member.start, member.end]);
  });
  return found;
}
