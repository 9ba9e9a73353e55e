import { longestTerm } from '../analysis/fold-word.ts';
import type { ParsedQuery, QueryNode, TextField, WordNode } from './query-tree.ts';

const operators = new Set(['AND', 'OR', 'NOT']);
/** Beyond it brackets that need not be are left out, since brackets are read to a certain depth only. */
const highest = 12;

/** The query as it was read, in the query language: reading it again gives the same query. */
export function describeQuery({ root, sort, shortened }: ParsedQuery): string {
  const parts = root === null ? [] : [describeNode(root)];
  if (sort !== null) parts.push(`sort:${sort}`);
  if (shortened) parts.push('…');
  return parts.join(' ');
}

export function describeNode(node: QueryNode): string {
  return describe(node, 'alone', heightOf(node) <= highest);
}

function describe(node: QueryNode, around: 'alone' | 'all' | 'any' | 'not', clear: boolean): string {
  switch (node.kind) {
    case 'word':
      return `${prefixOf(node.field)}${wordOf(node)}${node.prefix ? '*' : ''}`;
    case 'phrase':
      return `${prefixOf(node.field)}"${node.text}${node.prefix ? '*' : ''}"${node.slop === null ? '' : `~${node.slop}`}`;
    case 'where':
      return node.text;
    case 'not':
      return `-${describe(node.part, 'not', clear)}`;
    case 'any': {
      if (node.written !== undefined) return node.written;
      const text = node.parts.map((part) => describe(part, 'any', clear)).join(' OR ');
      return around === 'alone' || (around === 'all' && !clear) ? text : `(${text})`;
    }
    case 'all': {
      const text = node.parts.map((part) => describe(part, 'all', clear)).join(' ');
      return around === 'all' || around === 'alone' ? text : `(${text})`;
    }
  }
}

function heightOf(node: QueryNode): number {
  if (node.kind === 'not') return 1 + heightOf(node.part);
  if (node.kind !== 'all' && node.kind !== 'any') return 0;
  return 1 + Math.max(...node.parts.map(heightOf));
}

/** A word longer than any is shown as it is indexed, which is no longer than that. */
function wordOf({ text, term }: WordNode): string {
  if (text.length > longestTerm) return term;
  return operators.has(text) ? text.toLowerCase() : text;
}

function prefixOf(field: TextField | null): string {
  return field === null ? '' : `${field}:`;
}
