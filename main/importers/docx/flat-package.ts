import type { SourceFile } from '../importer.ts';
import type { PackageParts } from '../office/package-parts.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { childOf, childrenOf, xmlText } from '../xml/xml-tree.ts';
import { attributeOf } from './word-xml.ts';

const head = 4_096;

/** A Word document whose parts stand in one XML file instead of a zip. */
export function isFlatPackage(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, head));
  return /^(?:\xef\xbb\xbf)?\s*<\?xml/.test(start) && /<(?:\w+:)?package\s[^>]*2006\/xmlPackage/.test(start);
}

export function openFlatPackage(file: SourceFile): PackageParts {
  const root = parseXml(decodeXml(file.bytes).text, `"${file.name}"`);
  const parts = new Map<string, XmlElement>();
  for (const part of childrenOf(root, 'part'))
    parts.set((attributeOf(part, 'name') ?? '').replace(/^\//, '').toLowerCase(), part);
  const find = (name: string): XmlElement | undefined => parts.get(name.toLowerCase());
  return {
    has: (name) => find(name) !== undefined,
    async xml(name) {
      const content = childOf(find(name), 'xmlData');
      return (content && childrenOf(content)[0]) ?? null;
    },
    async bytes(name, largest) {
      const content = xmlText(childOf(find(name), 'binaryData'));
      return content === '' || content.length * 0.75 > largest ? null : Buffer.from(content, 'base64');
    },
  };
}
