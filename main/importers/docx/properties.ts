import type { DocumentProperties } from '../office/document-front.ts';
import type { PackageParts } from '../office/package-parts.ts';
import { childOf, wordsOf } from '../xml/xml-tree.ts';
import { partOf, type Relationships } from './relationships.ts';

/** What `docProps/core.xml` states; nothing when it is not there or damaged, since the text stands without it. */
export async function readProperties(
  parts: PackageParts,
  relationships: Relationships,
): Promise<DocumentProperties> {
  const origin = 'dublin-core';
  const name = partOf(relationships, 'core-properties', parts) ?? 'docProps/core.xml';
  const root = await parts.xml(name).catch(() => null);
  if (root === null) return { origin };
  const words = (local: string): string | undefined => wordsOf(childOf(root, local));
  return {
    origin,
    title: words('title'),
    creators: (words('creator') ?? '').split(/\s*;\s*/),
    created: words('created'),
    modified: words('modified'),
    language: words('language'),
    keywords: ['keywords', 'subject'].flatMap((local) => (words(local) ?? '').split(/\s*[,;]\s*/)),
  };
}
