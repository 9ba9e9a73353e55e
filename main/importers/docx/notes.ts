import type { PackageParts } from '../office/package-parts.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childrenOf } from '../xml/xml-tree.ts';
import { partOf, type Relationships, readRelationships } from './relationships.ts';
import { attributeOf } from './word-xml.ts';

export interface WordNote {
  element: XmlElement;
  /** Of the part that the note stands in. */
  relationships: Relationships;
}

/** By `footnote 2`, `endnote 1`. The lines between text and notes, which stand among them, are none. */
export async function readNotes(
  parts: PackageParts,
  relationships: Relationships,
): Promise<ReadonlyMap<string, WordNote>> {
  const notes = new Map<string, WordNote>();
  for (const kind of ['footnote', 'endnote']) {
    const part = partOf(relationships, `${kind}s`, parts);
    const root = part === null ? null : await parts.xml(part);
    if (part === null || root === null) continue;
    const own = await readRelationships(parts, part);
    for (const element of childrenOf(root, kind)) {
      if (!['normal', undefined].includes(attributeOf(element, 'type'))) continue;
      notes.set(`${kind} ${attributeOf(element, 'id') ?? ''}`, { element, relationships: own });
    }
  }
  return notes;
}
