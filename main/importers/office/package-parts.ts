import { ArchiveError } from '../../../contract/errors.ts';
import { memoryAccess } from '../archive/memory-access.ts';
import { openZip } from '../archive/zip-archive.ts';
import type { SourceFile } from '../importer.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { parseXml, type XmlElement } from '../xml/parse-xml.ts';

/** The files inside an office document, by name; case does not matter, as the formats say. */
export interface PackageParts {
  has(name: string): boolean;
  /** The tree of a part; null when there is none. Errors: `damaged`, `encrypted`, `too-large`, `unsafe-archive`. */
  xml(name: string): Promise<XmlElement | null>;
  /** Null when there is none, or it is larger than `largest`. Errors as `xml`. */
  bytes(name: string, largest: number): Promise<Uint8Array | null>;
}

/** Of a document's own text, unpacked. The longest novels come to a sixth of it. */
const largestXml = 48 * 1024 * 1024;
const mostEntries = 100_000;

export async function openPackage(file: SourceFile): Promise<PackageParts> {
  const zip = await openZip(memoryAccess(file.bytes), `"${file.name}"`);
  if (zip.entries.length > mostEntries)
    throw new ArchiveError('unsafe-archive', `"${file.name}" holds over ${mostEntries} files.`);
  const entries = new Map(zip.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  return {
    has: (name) => entries.has(name.toLowerCase()),
    async bytes(name, largest) {
      const entry = entries.get(name.toLowerCase());
      return entry === undefined || entry.size > largest ? null : zip.read(entry.name);
    },
    async xml(name) {
      const entry = entries.get(name.toLowerCase());
      // What the zip holds and does not give says why when it is asked for.
      if (entry === undefined) await zip.read(name);
      if (entry === undefined) return null;
      if (entry.size > largestXml) throw tooLarge(name, file.name);
      const bytes = await zip.read(entry.name);
      return bytes && parseXml(decodeXml(bytes).text, `"${name}" in "${file.name}"`);
    },
  };
}

function tooLarge(part: string, name: string): ArchiveError {
  return new ArchiveError(
    'too-large',
    `"${part}" in "${name}" unpacks to more than ${largestXml / 1024 / 1024} MiB, the limit for the text of a document.`,
  );
}

/** The name of a part that another one refers to: relative to the folder of that one, or absolute. Null when it leads out. */
export function resolvePart(from: string, target: string): string | null {
  const folders = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const piece of target.split('/')) {
    if (piece === '' || piece === '.') continue;
    if (piece !== '..') folders.push(piece);
    else if (folders.pop() === undefined) return null;
  }
  return folders.join('/');
}
