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
  | { about: 'having'; field: HavingField };

/** What an article can have or lack: `tag` and `collection` are in a list, `body` is `has:text`. */
export const havingFields = [
  'note',
  'highlight',
  'tag',
  'collection',
  'byline',
  'source',
  'place',
  'section',
  'language',
  'body',
] as const;
export type HavingField = (typeof havingFields)[number];

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
  /**
   * Only the words as they stand here, as for all that is quoted. Else, as of a name in `person:`, each may also be in its
   * other forms: stems and other scripts. Near spellings are for no phrase.
   */
  exact: boolean;
}

export type QueryNode =
  | WordNode
  | PhraseNode
  | { kind: 'all'; parts: QueryNode[] }
  /** `written`: the one part that the alternatives stand for, `person:"Anna Sarkisian"` or `is:annotated`; never empty. */
  | { kind: 'any'; parts: QueryNode[]; written?: string }
  | { kind: 'not'; part: QueryNode }
  /** `text` is the condition as it was written, `date:2023-10`. */
  | { kind: 'where'; text: string; condition: Condition };

/** A part of the query, as it was written: spaces and all, without those around it. */
export interface WrittenPart {
  text: string;
  asks:
    | { kind: 'node'; node: QueryNode }
    | { kind: 'order'; sort: SearchSort }
    /** A known field, in small letters, with a value that says nothing to it; `value` may be empty. */
    | { kind: 'left-out'; name: string; value: string };
}

export interface ParsedQuery {
  /** Null asks for everything. */
  root: QueryNode | null;
  sort: SearchSort | null;
  /** Parts with a known field and a value that says nothing, `date:soon`: left out, and the screen says so. */
  leftOut: string[];
  /** What stands side by side in the query, in its order, with each part of `leftOut`: for `explainQuery`. */
  written: WrittenPart[];
  /** Words side by side are alternatives; `root` says so by itself. */
  match: 'all' | 'any';
  /** There was more than is read (see `mostWords`); the rest was passed over. */
  shortened: boolean;
}
