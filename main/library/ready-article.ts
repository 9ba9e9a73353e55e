import type { FieldOrigin, MissingPart } from '../../contract/model.ts';

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
}

export interface ReadyImage {
  sha256: string;
  mediaType: string;
  bytes: Uint8Array;
}
