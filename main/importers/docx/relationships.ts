import type { PackageParts } from '../office/package-parts.ts';
import { resolvePart } from '../office/package-parts.ts';
import { childrenOf } from '../xml/xml-tree.ts';

/** What a part refers to, by the id that stands in it. */
export interface Relationship {
  /** The last word of its type: `image`, `hyperlink`, `styles`. */
  kind: string;
  /** Name of a part, or an address when `external`; null when it leads out of the package. */
  target: string | null;
  external: boolean;
}

export type Relationships = ReadonlyMap<string, Relationship>;

/** Of a part by its name, or of the package itself by `''`. */
export async function readRelationships(parts: PackageParts, part: string): Promise<Relationships> {
  const slash = part.lastIndexOf('/') + 1;
  const root = await parts.xml(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
  const found = new Map<string, Relationship>();
  if (root === null) return found;
  for (const { attributes } of childrenOf(root, 'Relationship')) {
    const target = attributes.get('Target') ?? '';
    const external = attributes.get('TargetMode') === 'External';
    found.set(attributes.get('Id') ?? '', {
      kind: (attributes.get('Type') ?? '').split('/').at(-1) ?? '',
      target: external ? target : resolvePart(part, target),
      external,
    });
  }
  return found;
}

/** The part that stands in this relation, when it is there. */
export function partOf(relationships: Relationships, kind: string, parts: PackageParts): string | null {
  for (const relationship of relationships.values())
    if (relationship.kind === kind && relationship.target !== null && parts.has(relationship.target))
      return relationship.target;
  return null;
}
