import type { ParsedQuery, QueryNode, TextField } from './query-tree.ts';

const operators = new Set(['AND', 'OR', 'NOT']);

/** The query as it was read, in the query language: reading it again gives the same query. */
export function describeQuery({ root, sort, shortened }: ParsedQuery): string {
  const parts = root === null ? [] : [describe(root, 'alone')];
  if (sort !== null) parts.push(`sort:${sort}`);
  if (shortened) parts.push('…');
  return parts.join(' ');
}

function describe(node: QueryNode, around: 'alone' | 'all' | 'any' | 'not'): string {
  switch (node.kind) {
    case 'word':
      return `${prefixOf(node.field)}${operators.has(node.text) ? node.text.toLowerCase() : node.text}${node.prefix ? '*' : ''}`;
    case 'phrase':
      return `${prefixOf(node.field)}"${node.text}${node.prefix ? '*' : ''}"${node.slop === null ? '' : `~${node.slop}`}`;
    case 'where':
      return node.text;
    case 'not':
      return `-${describe(node.part, 'not')}`;
    case 'any': {
      const text = node.parts.map((part) => describe(part, 'any')).join(' OR ');
      return around === 'alone' ? text : `(${text})`;
    }
    case 'all': {
      const text = node.parts.map((part) => describe(part, 'all')).join(' ');
      return around === 'all' || around === 'alone' ? text : `(${text})`;
    }
  }
}

function prefixOf(field: TextField | null): string {
  return field === null ? '' : `${field}:`;
}
