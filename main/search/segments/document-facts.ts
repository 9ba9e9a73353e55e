import { createHash } from 'node:crypto';
import { type TextField, textFields } from '../query/query-tree.ts';
import type { SearchDocument } from '../search-engine.ts';

/** What the index keeps of an article besides its words. */
export interface DocumentFacts {
  id: string;
  title: string;
  byline: string;
  source: string;
  place: string;
  section: string;
  language: string;
  published: string;
  added: string;
  words: number;
  state: 'unread' | 'reading' | 'finished';
  starred: boolean;
  tags: string[];
  collections: string[];
}

/** An article as it lies in a segment. */
export interface StoredDocument {
  facts: DocumentFacts;
  /** Of all its words and its language: the same fingerprint, the same postings. */
  fingerprint: string;
  /** Its text was longer than is indexed. */
  shortened: boolean;
}

/** Of one article's text, in UTF-16 units: what is beyond is not searched, and the status says so. */
export const longestText = 20_000_000;

export function factsOf(document: SearchDocument): DocumentFacts {
  const { body: _body, notes: _notes, highlights: _highlights, ...facts } = document;
  return facts;
}

export function fingerprintOf(document: SearchDocument): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([document.language, document.tags]));
  for (const name of textFields)
    if (name !== 'tag') for (const text of fieldTexts(document, name)) hash.update(`${text.length} ${text}`);
  return hash.digest('base64').slice(0, 22);
}

/** The texts of a field; several where no phrase may reach from one into the next. */
export function fieldTexts(document: SearchDocument, field: TextField): string[] {
  switch (field) {
    case 'tag':
      return document.tags;
    case 'note':
      return [document.notes];
    case 'highlight':
      return [document.highlights];
    default:
      return [document[field]];
  }
}
