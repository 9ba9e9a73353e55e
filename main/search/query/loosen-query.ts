import type { ParsedQuery, QueryNode } from './query-tree.ts';

/**
 * Whether a query is no more than words and phrases in any field, two at least and all required, perhaps with conditions
 * and exclusions beside them: then nobody is misled when those that hold only some of the words are shown.
 */
export function isPlainWords({ root }: ParsedQuery): boolean {
  if (root?.kind !== 'all') return false;
  const others = root.parts.filter((part) => !isPlain(part));
  return root.parts.length - others.length >= 2 && others.every(narrows);
}

/** The same query with its plain words as alternatives; conditions and exclusions still narrow it. */
export function anyWords(parsed: ParsedQuery): ParsedQuery {
  return { ...parsed, match: 'any', root: parsed.root === null ? null : anyOfWords(parsed.root) };
}

export function anyOfWords(root: QueryNode): QueryNode {
  if (root.kind !== 'all') return root;
  const words = root.parts.filter(isPlain);
  if (words.length < 2) return root;
  const any: QueryNode = { kind: 'any', parts: words };
  const others = root.parts.filter((part) => !isPlain(part));
  return others.length === 0 ? any : { kind: 'all', parts: [any, ...others] };
}

function isPlain(node: QueryNode): boolean {
  return (node.kind === 'word' || node.kind === 'phrase') && node.field === null;
}

function narrows(node: QueryNode): boolean {
  return (
    node.kind === 'where' ||
    node.kind === 'not' ||
    (node.kind === 'any' && node.parts.every(({ kind }) => kind === 'where'))
  );
}
