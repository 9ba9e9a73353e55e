import type { Anchor, HighlightColour } from '../../contract/annotation-model.ts';
import type { ErrorCode } from '../../contract/errors.ts';
import type { FieldOrigin, MissingPart, ReadingState } from '../../contract/model.ts';

/** An article read, cleaned and understood: what an import worker answers with and the library stores. */
export interface ReadyArticle {
  title: string;
  byline: string | null;
  source: string | null;
  place: string | null;
  published: string | null;
  language: string | null;
  address: string | null;
  section: string | null;
  tags: string[];
  /** Field name → where its value came from. */
  origins: Record<string, FieldOrigin>;
  /** Safe html; images are `/image/<sha256>`. */
  html: string;
  /** The article's text, as `contract/article-text.ts` defines it over `html`. */
  text: string;
  words: number;
  /** The first 280 characters of text or so, cut at a word. */
  excerpt: string;
  images: ReadyImage[];
  missing: MissingPart[];
  /** WHATWG label, and how it was known. */
  encoding: { name: string; knownBy: 'bom' | 'declared' | 'detected' | 'assumed' } | null;
  importer: string;
  importerVersion: number;
  cleanerVersion: number;
  /** Where in its file it stands, when the file holds several. */
  within: string | null;
  /** What the reader did with it in the program that wrote the file; null where nothing is said. */
  former: FormerLife | null;
}

/** What another program knew of an article, carried over when it is stored for the first time. */
export interface FormerLife {
  /** ISO 8601. */
  saved: string | null;
  state: ReadingState | null;
  starred: boolean;
  collections: string[];
  /** Markdown; empty when there is none. */
  note: string;
  highlights: FormerHighlight[];
}

export interface FormerHighlight {
  anchor: Anchor;
  /** False when its words were not found in the text: kept and listed. */
  placed: boolean;
  colour: HighlightColour;
  /** Markdown. */
  comment: string;
  /** ISO 8601. */
  created: string | null;
}

/** A part of a file that could not be read while the rest could. */
export interface UnreadPart {
  problem: ErrorCode;
  message: string;
  within: string;
}

export type ReadyPart = ReadyArticle | UnreadPart;

export interface ReadyImage {
  sha256: string;
  mediaType: string;
  bytes: Uint8Array;
  /** Its name relative to the file, when it lay beside it: the original does not hold it. */
  sibling?: string;
}
