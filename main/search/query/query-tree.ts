import type { Token } from '../analysis/read-tokens.ts';
import type { SearchSort } from '../search-engine.ts';

/** Fields of an article that hold words. A word without a field may stand in any of them. */
export const textFields = [
  'title',
  'byline',
  'source',
  'place',
  'section',
  'tag',
  'body',
  'note',
  'highlight',
] as const;
export type TextField = (typeof textFields)[number];

/** What an article must be, apart from its words. Open ends of ranges are null. */
export type Condition =
  /** Days as numbers, `20231009`; an article holds when all of its own date lies inside. */
  | { about: 'published'; from: number | null; to: number | null }
  /** Milliseconds since 1970, both inclusive. */
  | { about: 'added'; from: number | null; to: number | null }
  | { about: 'words'; from: number | null; to: number | null }
  | { about: 'language'; language: string }
  /** An id, or a name that is looked up among the collections. */
  | { about: 'collection'; collection: string }
  | { about: 'state'; state: 'unread' | 'reading' | 'finished' }
  | { about: 'starred' }
  | { about: 'dated' }
  | { about: 'having'; field: 'note' | 'highlight' | 'tag' };

export interface WordNode {
  kind: 'word';
  field: TextField | null;
  /** As it was typed, for the screen. */
  text: string;
  /** As it is indexed. */
  term: string;
  prefix: boolean;
}

export interface PhraseNode {
  kind: 'phrase';
  field: TextField | null;
  text: string;
  /** See `readTokens`: pieces and wholes of compounds, with positions. */
  tokens: Token[];
  /** The last word is the beginning of one. */
  prefix: boolean;
  /** Null: the words stand side by side in this order. Else: in any order, with at most so many others among them. */
  slop: number | null;
}

export type QueryNode =
  | WordNode
  | PhraseNode
  | { kind: 'all'; parts: QueryNode[] }
  | { kind: 'any'; parts: QueryNode[] }
  | { kind: 'not'; part: QueryNode }
  /** `text` is the condition as it was written, `date:2023-10`. */
  | { kind: 'where'; text: string; condition: Condition };

export interface ParsedQuery {
  /** Null asks for everything. */
  root: QueryNode | null;
  sort: SearchSort | null;
  /** Parts with a known field and a value that says nothing, `date:soon`: left out, and the screen says so. */
  leftOut: string[];
  /** There was more than anybody types; the rest was not read. */
  shortened: boolean;
}
