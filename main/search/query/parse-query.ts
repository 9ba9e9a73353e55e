import { lexQuery } from './lex-query.ts';
import { anyOfWords } from './loosen-query.ts';
import { QueryReader } from './query-reader.ts';
import type { ParsedQuery } from './query-tree.ts';

export interface ParseOptions {
  /** The last word is still being typed: it is read as the beginning of a word, and an unfinished value is passed over. */
  typing: boolean;
  /** What `7d` counts back from; its time zone is this machine's. */
  now: Date;
  /** `any`: plain words side by side are alternatives, what else stands beside them narrows them. Default `all`. */
  match?: 'all' | 'any';
}

/** UTF-16 units; more than the contract lets through. */
const mostUnits = 200_000;

/**
 * Reads any text as a query, in time linear in its length. What is malformed is read as best it can be: a quote without
 * an end goes to the end, a stray bracket or operator is passed over, an unknown field is a word. Of words, conditions and
 * left-out parts the first 256 (`mostWords`) are read. See docs/search.md for the language.
 */
export function parseQuery(query: string, { typing, now, match = 'all' }: ParseOptions): ParsedQuery {
  const cut = query.length > mostUnits;
  const text = cut ? query.slice(0, mostUnits) : query;
  const reader = new QueryReader(text, lexQuery(text), { typing: typing && !cut, now });
  const root = reader.readAll(null, 0);
  return {
    root: match === 'any' && root !== null ? anyOfWords(root) : root,
    sort: reader.sort,
    leftOut: reader.leftOut,
    written: reader.written,
    match,
    shortened: cut || reader.shortened,
  };
}
