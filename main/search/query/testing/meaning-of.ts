import type { QueryNode } from '../query-tree.ts';

/** A query without the places its words stood at in the text. */
export function meaningOf(node: QueryNode | null): unknown {
  if (node === null) return null;
  switch (node.kind) {
    case 'word':
      return [node.field, node.term, node.prefix];
    case 'phrase':
      return [
        node.field,
        node.tokens.map(({ term, position, span }) => [term, position, span]),
        node.prefix,
        node.slop,
        node.exact,
      ];
    case 'where':
      return node.condition;
    case 'not':
      return { not: meaningOf(node.part) };
    case 'all':
      return { all: node.parts.map(meaningOf) };
    case 'any':
      return { [node.written === undefined ? 'any' : 'one']: node.parts.map(meaningOf) };
  }
}
