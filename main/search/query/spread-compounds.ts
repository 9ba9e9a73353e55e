import { analyse, type Token } from '../analysis/read-tokens.ts';
import type { PhraseNode, QueryNode, WordNode } from './query-tree.ts';

/**
 * For a query of which any word may match: `high-speed` is looked for as `high` and as `speed`, which find it in either
 * spelling, and each is worth something by itself; `and/or` and `point/counterpoint`, which otherwise ask for their words
 * side by side, as their words. Where a piece of a compound is short or a number the whole stays: of `U.S.`, `e-mail` and
 * `1,234` the pieces say nothing. Only where plain words are alternatives and nothing beside them but conditions and
 * exclusions; what is quoted stays a phrase.
 */
export function spreadCompounds(root: QueryNode | null): QueryNode | null {
  if (root?.kind === 'word' || root?.kind === 'phrase') {
    const pieces = piecesOf(root);
    return pieces.length === 1 ? root : { kind: 'any', parts: pieces };
  }
  if (root?.kind === 'any' && root.written === undefined)
    return { ...root, parts: root.parts.flatMap(piecesOf) };
  if (root?.kind !== 'all') return root;
  const [words, ...others] = root.parts;
  if (words === undefined || !others.every(({ kind }) => kind === 'where' || kind === 'not')) return root;
  return { ...root, parts: [spreadCompounds(words) ?? words, ...others] };
}

const wordy = /^\p{L}{3}/u;

/** The node itself when it is no compound or stays whole. */
function piecesOf(node: QueryNode): QueryNode[] {
  if ((node.kind !== 'word' && node.kind !== 'phrase') || node.prefix || node.field !== null) return [node];
  const tokens = analyse(node.text);
  const pieces = tokens.filter(({ span }) => span === 1);
  if (pieces.length < 2) return [node];
  if (node.kind === 'word')
    return pieces.every(({ term }) => wordy.test(term)) ? toWords(node, pieces) : [node];
  const words = pieces.filter(({ term }) => wordy.test(term));
  return isChunk(node, tokens, pieces.length) && words.length > 0 ? toWords(node, words) : [node];
}

/** Whether a phrase was written without quotes: a quoted one has spaces, or is a compound that has a whole. */
function isChunk({ text, slop }: PhraseNode, tokens: readonly Token[], count: number): boolean {
  return slop === null && !/\s/.test(text) && !tokens.some(({ span }) => span === count);
}

function toWords({ text }: WordNode | PhraseNode, pieces: readonly Token[]): WordNode[] {
  return pieces.map(({ term, start, end }) => ({
    kind: 'word',
    field: null,
    text: text.slice(start, end),
    term,
    prefix: false,
  }));
}
