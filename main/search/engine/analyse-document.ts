import { createHash } from 'node:crypto';
import { readTokens, textStart, type VisitToken } from '../analysis/read-tokens.ts';
import { type TextField, textFields } from '../query/query-tree.ts';
import type { SearchDocument } from '../search-engine.ts';
import { packPlace } from './places.ts';

/** Of text, in units: some milliseconds. */
const stepLength = 200_000;
/** Farther apart than any phrase asks for. */
const betweenTexts = 1_000;

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

/** All of an article but its words. */
export interface DocumentHead {
  facts: DocumentFacts;
  /** Of all its words: the same fingerprint, the same words. */
  fingerprint: string;
  /** Words in each field, in the order of `textFields`. */
  lengths: number[];
}

export interface AnalysedText {
  /** Words in each field, in the order of `textFields`. */
  lengths: number[];
  /** Term → its places, ascending. */
  terms: Map<string, number[]>;
}

/** Analyses in steps of some milliseconds, so that an article of any length lets queries pass. */
export function* analyseDocument(document: SearchDocument): Generator<undefined, AnalysedText> {
  const terms = new Map<string, number[]>();
  const lengths: number[] = [];
  for (const [field, name] of textFields.entries()) {
    let length = 0;
    let base = 0;
    for (const text of fieldTexts(document, name)) {
      const visit: VisitToken = (term, _start, _end, position, span) => {
        const place = packPlace(field, base + position, span);
        const places = terms.get(term);
        if (places === undefined) terms.set(term, [place]);
        else places.push(place);
        if (span === 1) length++;
      };
      let reading = textStart;
      while (reading.at < text.length) {
        reading = readTokens(text, visit, reading, Math.min(text.length, reading.at + stepLength));
        if (reading.at < text.length) yield;
      }
      base += reading.position + betweenTexts;
    }
    lengths.push(length);
  }
  return { lengths, terms };
}

export function factsOf(document: SearchDocument): DocumentFacts {
  const { body: _body, notes: _notes, highlights: _highlights, ...facts } = document;
  return facts;
}

export function fingerprintOf(document: SearchDocument): string {
  const hash = createHash('sha256');
  for (const name of textFields) hash.update(JSON.stringify(fieldTexts(document, name)));
  return hash.digest('base64').slice(0, 22);
}

/** The texts of a field; several where no phrase may reach from one into the next. */
function fieldTexts(document: SearchDocument, field: TextField): string[] {
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
