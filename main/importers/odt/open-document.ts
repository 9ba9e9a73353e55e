import { ArchiveError } from '../../../contract/errors.ts';
import type { SourceFile } from '../importer.ts';
import { largestImage } from '../office/document-images.ts';
import { openPackage, type PackageParts, resolvePart } from '../office/package-parts.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { childOf, elementsOf } from '../xml/xml-tree.ts';

/** An OpenDocument text, be it a zip or one XML file. */
export interface OpenDocument {
  /** What is written: `office:text`. */
  text: XmlElement;
  /** Where styles stand, those that others build upon first. */
  styles: readonly XmlElement[];
  meta: XmlElement | undefined;
  /** Bytes of a picture that the text names; null when it is not inside the file. */
  picture(address: string): Promise<Uint8Array | null>;
  /** The root of a document within the document, such as a formula. */
  object(address: string): Promise<XmlElement | null>;
}

export function isFlatDocument(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 16_384));
  return (
    /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|office:document)\b/.test(head) &&
    /<office:document\s/.test(head) &&
    head.includes('"application/vnd.oasis.opendocument.text')
  );
}

export async function openOpenDocument(file: SourceFile): Promise<OpenDocument> {
  if (isFlatDocument(file.bytes))
    return openFlat(parseXml(decodeXml(file.bytes).text, `"${file.name}"`), file.name);
  const parts = await openPackage(file);
  await refuseLocked(parts, file.name);
  const content = await parts.xml('content.xml');
  const styles = await parts.xml('styles.xml');
  const meta = await parts.xml('meta.xml').catch(() => null);
  const roots = [styles, content].filter((root) => root !== null);
  return {
    ...{ text: textOf(content, file.name), styles: roots.flatMap(stylesIn) },
    meta: childOf(meta ?? undefined, 'meta'),
    async picture(address) {
      const part = /^[a-z][a-z\d+.-]*:/i.test(address) ? null : resolvePart('content.xml', address);
      return part === null ? null : parts.bytes(part, largestImage);
    },
    async object(address) {
      const folder = resolvePart('content.xml', address);
      return folder === null ? null : parts.xml(`${folder}/content.xml`).catch(() => null);
    },
  };
}

function openFlat(root: XmlElement, name: string): OpenDocument {
  return {
    ...{ text: textOf(root, name), styles: stylesIn(root), meta: childOf(root, 'meta') },
    // Pictures stand where they are shown.
    picture: async () => null,
    object: async () => null,
  };
}

function textOf(root: XmlElement | null, name: string): XmlElement {
  const text = root === null ? undefined : childOf(childOf(root, 'body'), 'text');
  if (text === undefined) throw new ArchiveError('damaged', `"${name}" holds no text of a document.`);
  return text;
}

function stylesIn(root: XmlElement): XmlElement[] {
  return ['styles', 'automatic-styles'].flatMap((local) => childOf(root, local) ?? []);
}

async function refuseLocked(parts: PackageParts, name: string): Promise<void> {
  const manifest = await parts.xml('META-INF/manifest.xml').catch(() => null);
  if (manifest !== null && elementsOf(manifest, 'encryption-data').length > 0)
    throw new ArchiveError(
      'encrypted',
      `"${name}" is locked by a password. Open it in its program and save it without one.`,
    );
}
