import { type Reading, textStart } from '../analysis/read-tokens.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import type { DocumentFacts, StoredDocument } from './document-facts.ts';

/**
 * An article in the file `documents`, all texts as UTF-8 with their length before them:
 *
 *     fingerprint   id   title   byline   source   place   section   language   published   added   (texts)
 *     words   state (0 unread, 1 reading, 2 finished) | 4 when starred | 8 when its text was shortened   (numbers)
 *     how many tags, and the tags   how many collections, and their ids
 *     how many milestones, and per milestone two numbers: units and words since the one before
 *
 * Milestones say where in the text a reading may start, so that a word whose position is known is found without reading
 * all that stands before it.
 */
export function encodeStored(document: StoredDocument, milestones: readonly Reading[]): Uint8Array {
  const writer = new ByteWriter(1 << 10);
  const { facts, fingerprint, shortened } = document;
  writer.text(fingerprint);
  for (const name of texts) writer.text(facts[name]);
  writer.number(facts.words);
  writer.number(states.indexOf(facts.state) | (facts.starred ? 4 : 0) | (shortened ? 8 : 0));
  for (const list of [facts.tags, facts.collections]) {
    writer.number(list.length);
    for (const one of list) writer.text(one);
  }
  writer.number(milestones.length);
  let last = textStart;
  for (const milestone of milestones) {
    writer.number(milestone.at - last.at);
    writer.number(milestone.position - last.position);
    last = milestone;
  }
  return writer.written();
}

export function decodeStored(bytes: Uint8Array): { document: StoredDocument; milestones: () => Reading[] } {
  const reader = new ByteReader(bytes);
  const fingerprint = reader.text();
  const [id, title, byline, source, place, section, language, published, added] = texts.map(() =>
    reader.text(),
  );
  const words = reader.number();
  const bits = reader.number();
  const list = (): string[] => Array.from({ length: reader.number() }, () => reader.text());
  const facts: DocumentFacts = {
    id: id ?? '',
    title: title ?? '',
    byline: byline ?? '',
    source: source ?? '',
    place: place ?? '',
    section: section ?? '',
    language: language ?? '',
    published: published ?? '',
    added: added ?? '',
    words,
    state: states[bits & 3] ?? 'unread',
    starred: (bits & 4) !== 0,
    tags: list(),
    collections: list(),
  };
  return {
    document: { facts, fingerprint, shortened: (bits & 8) !== 0 },
    milestones() {
      const milestones: Reading[] = [];
      let { at, position } = textStart;
      for (let left = reader.number(); left > 0; left--) {
        at += reader.number();
        position += reader.number();
        milestones.push({ at, position });
      }
      return milestones;
    },
  };
}

const texts = [
  'id',
  'title',
  'byline',
  'source',
  'place',
  'section',
  'language',
  'published',
  'added',
] as const satisfies readonly (keyof DocumentFacts)[];
const states = ['unread', 'reading', 'finished'] as const;
