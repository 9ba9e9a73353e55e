import type { DocumentFacts, DocumentHead } from './analyse-document.ts';
import { ByteReader, ByteWriter } from './byte-buffer.ts';
import type { Postings } from './postings.ts';

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
  postings: Postings;
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
  for (const { postings } of added) writePostings(writer, postings);
  return writer.written();
}

/** Only for bytes whose checksum held. */
export function decodeBatch(bytes: Uint8Array): IndexBatch {
  const reader = new ByteReader(bytes);
  const { added, ...head }: BatchHead = JSON.parse(readText(reader));
  const terms = Array.from({ length: reader.readNumber() }, () => readText(reader));
  const documents = added.map(
    (documentHead): AddedDocument => ({ head: documentHead, postings: readPostings(reader) }),
  );
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

/** How many; of each the distance to the term before and the length of its places; then all the places. */
function writePostings(writer: ByteWriter, { terms, ends, bytes }: Postings): void {
  writer.writeNumber(terms.length);
  let lastTerm = 0;
  let lastEnd = 0;
  for (const [at, term] of terms.entries()) {
    const end = ends[at] ?? 0;
    writer.writeNumber(term - lastTerm);
    writer.writeNumber(end - lastEnd);
    lastTerm = term;
    lastEnd = end;
  }
  writer.writeBytes(bytes);
}

function readPostings(reader: ByteReader): Postings {
  const count = reader.readNumber();
  const terms = new Uint32Array(count);
  const ends = new Uint32Array(count);
  let term = 0;
  let end = 0;
  for (let at = 0; at < count; at++) {
    term += reader.readNumber();
    end += reader.readNumber();
    terms[at] = term;
    ends[at] = end;
  }
  return { terms, ends, bytes: reader.readBytes(end) };
}
