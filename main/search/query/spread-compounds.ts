import { analyse } from '../analysis/read-tokens.ts';
import type { QueryNode, WordNode } from './query-tree.ts';

/**
 * For a query of which any word may match: `high-speed` is looked for as `high` and as `speed`, which find it in either
 * spelling, and each is worth something by itself. Where a piece is short or a number the whole stays: of `U.S.`, `e-mail`
 * and `1,234` the pieces say nothing. Only where plain words are alternatives and nothing beside them but conditions and
 * exclusions; what is quoted stays a phrase.
 */
export function spreadCompounds(root: QueryNode | null): QueryNode | null {
  if (root?.kind === 'word') {
    const pieces = piecesOf(root);
    return pieces.length === 1 ? root : { kind: 'any', parts: pieces };
  }
  if (root?.kind === 'any' && root.written === undefined)
    return {
      ...root,
      parts: root.parts.flatMap((part): QueryNode[] => (part.kind === 'word' ? piecesOf(part) : [part])),
    };
  if (root?.kind !== 'all') return root;
  const [words, ...others] = root.parts;
  if (words === undefined || !others.every(({ kind }) => kind === 'where' || kind === 'not')) return root;
  return { ...root, parts: [spreadCompounds(words) ?? words, ...others] };
}

const wordy = /^\p{L}{3}/u;

/** The word itself when it is no compound or stays whole. */
function piecesOf(node: WordNode): WordNode[] {
  if (node.prefix || node.field !== null) return [node];
  const pieces = analyse(node.text).filter(({ span }) => span === 1);
  if (pieces.length < 2 || !pieces.every(({ term }) => wordy.test(term))) return [node];
  return pieces.map(({ term, start, end }) => ({ ...node, text: node.text.slice(start, end), term }));
}
