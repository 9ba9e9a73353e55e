import { type Reading, textStart } from '../analysis/read-tokens.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import type { StoredDocument } from './document-facts.ts';

/**
 * An article in the file `documents`: JSON of `StoredDocument` (text), then how many milestones there are and per milestone
 * two numbers, units and words since the one before. Milestones say where in the text a reading may start, so that a word
 * whose position is known is found without reading all that stands before it.
 */
export function encodeStored(document: StoredDocument, milestones: readonly Reading[]): Uint8Array {
  const writer = new ByteWriter(1 << 10);
  writer.text(JSON.stringify(document));
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
  const document: StoredDocument = JSON.parse(reader.text());
  return {
    document,
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
