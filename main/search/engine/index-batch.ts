import type { DocumentFacts, DocumentHead } from './analyse-document.ts';
import { fieldOf, packPlace, positionOf, spanOf } from './analyse-document.ts';
import { ByteReader, ByteWriter } from './byte-buffer.ts';

/** What is written to the log at once. See docs/search.md for the bytes. */
export interface IndexBatch {
  /** The journal position reached when all of it is done. */
  cursor: number;
  removed: string[];
  /** New facts about articles whose words stayed. */
  changed: DocumentFacts[];
  added: AddedDocument[];
  /** The terms that no batch before had, in the order of their numbers, which go on from batch to batch. */
  terms: string[];
}

export interface AddedDocument {
  head: DocumentHead;
  /** By number of the term, ascending. */
  postings: readonly Posting[];
}

/** Where a term stands in an article: see `packPlace`; ascending. */
export interface Posting {
  term: number;
  places: readonly number[];
}

interface BatchHead {
  cursor: number;
  removed: string[];
  changed: DocumentFacts[];
  added: DocumentHead[];
}

export function encodeBatch({ cursor, removed, changed, added, terms }: IndexBatch): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  const head: BatchHead = { cursor, removed, changed, added: added.map((document) => document.head) };
  writeText(writer, JSON.stringify(head));
  writer.writeNumber(terms.length);
  for (const term of terms) writeText(writer, term);
  for (const { postings } of added) {
    writer.writeNumber(postings.length);
    let last = 0;
    for (const { term, places } of postings) {
      writer.writeNumber(term - last);
      last = term;
      writePlaces(writer, places);
    }
  }
  return writer.written();
}

/** Only for bytes whose checksum held. */
export function decodeBatch(bytes: Uint8Array): IndexBatch {
  const reader = new ByteReader(bytes);
  const { added, ...head }: BatchHead = JSON.parse(readText(reader));
  const terms = Array.from({ length: reader.readNumber() }, () => readText(reader));
  const documents = added.map((documentHead): AddedDocument => {
    let last = 0;
    const postings = Array.from({ length: reader.readNumber() }, () => {
      last += reader.readNumber();
      return { term: last, places: readPlaces(reader) };
    });
    return { head: documentHead, postings };
  });
  return { ...head, added: documents, terms };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function writeText(writer: ByteWriter, text: string): void {
  const bytes = encoder.encode(text);
  writer.writeNumber(bytes.length);
  writer.writeBytes(bytes);
}

function readText(reader: ByteReader): string {
  return decoder.decode(reader.readBytes(reader.readNumber()));
}

/** How many, then of each the field where it changes, and the distance to the one before in twice-plus-flag. */
function writePlaces(writer: ByteWriter, places: readonly number[]): void {
  writer.writeNumber(places.length);
  for (let at = 0; at < places.length; ) {
    const field = fieldOf(places[at] ?? 0);
    let end = at + 1;
    while (end < places.length && fieldOf(places[end] ?? 0) === field) end++;
    writer.writeNumber(((end - at) << 4) | field);
    let last = 0;
    for (; at < end; at++) {
      const place = places[at] ?? 0;
      const position = positionOf(place);
      const span = spanOf(place);
      writer.writeNumber(((position - last) << 1) | (span > 1 ? 1 : 0));
      if (span > 1) writer.writeNumber(span);
      last = position;
    }
  }
}

function readPlaces(reader: ByteReader): number[] {
  const count = reader.readNumber();
  const places: number[] = [];
  while (places.length < count) {
    const group = reader.readNumber();
    const end = places.length + Math.max(1, group >>> 4);
    let position = 0;
    while (places.length < end) {
      const step = reader.readNumber();
      position += step >>> 1;
      places.push(packPlace(group & 15, position, (step & 1) === 1 ? reader.readNumber() : 1));
    }
  }
  return places;
}
