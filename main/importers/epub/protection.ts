import { ArchiveError } from '../../../contract/errors.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { parseLooseXml } from '../xml/parse-loose-xml.ts';
import { childOf, elementsOf } from '../xml/xml-tree.ts';
import type { BookContainer } from './book-container.ts';
import { resolveReference } from './references.ts';

/** Fonts are disguised by these so that they cannot be lifted out; nothing that is read here. */
const fontDisguises: ReadonlySet<string> = new Set([
  'http://www.idpf.org/2008/embedding',
  'http://ns.adobe.com/pdf/enc#RC',
]);

export interface Protection {
  /** Paths that cannot be read, disguised fonts included. */
  locked: ReadonlySet<string>;
  /** Whose marks the book bears, though perhaps nothing is locked. */
  scheme: string | null;
  /** To refuse a book whose text is locked: `encrypted`, with the name of the scheme. */
  refusal(): ArchiveError;
}

/** What META-INF says about rights management. A mark of a scheme alone locks nothing: some shops leave it in open books. */
export async function readProtection(container: BookContainer): Promise<Protection> {
  const locked = new Set<string>();
  let algorithm: string | null = null;
  const bytes = await container.readText('META-INF/encryption.xml');
  if (bytes !== null) {
    const root = parseLooseXml(decodeXml(bytes).text, `epub: encryption.xml of ${container.what}`);
    for (const data of elementsOf(root, 'EncryptedData')) {
      const method = childOf(data, 'EncryptionMethod')?.attributes.get('Algorithm') ?? '';
      for (const reference of elementsOf(data, 'CipherReference')) {
        const target = resolveReference('', reference.attributes.get('URI') ?? '');
        if (target.kind === 'inside') locked.add(container.find(target.path) ?? target.path);
      }
      if (!fontDisguises.has(method)) algorithm ??= method;
    }
  }
  const scheme = await schemeOf(container);
  return {
    locked,
    scheme,
    refusal: () =>
      new ArchiveError(
        'encrypted',
        `epub: ${container.what} is locked by ${scheme ?? `rights management (${algorithm || 'of an unnamed kind'})`}. Carrel cannot open it; a copy without such a lock can be imported.`,
      ),
  };
}

const largestMark = 1024 * 1024;

async function schemeOf(container: BookContainer): Promise<string | null> {
  const mark = async (path: string): Promise<string | null> => {
    const bytes = await container.readPart(path, largestMark);
    return bytes === null ? null : decodeXml(bytes).text;
  };
  if (container.find('META-INF/license.lcpl') !== null) return 'Readium LCP';
  if (container.find('META-INF/sinf.xml') !== null) return 'Apple FairPlay';
  const rights = await mark('META-INF/rights.xml');
  if (rights !== null) {
    if (/kobo/i.test(rights)) return 'Kobo rights management';
    if (/barnesandnoble|nook/i.test(rights)) return 'Barnes & Noble rights management';
    if (/ns\.adobe\.com\/adept/i.test(rights)) return 'Adobe ADEPT';
  }
  const encryption = (await mark('META-INF/encryption.xml')) ?? '';
  if (/readium\.org\/2014\/01\/lcp/i.test(encryption)) return 'Readium LCP';
  if (/itunes\.apple\.com|apple\.com\/fairplay/i.test(encryption)) return 'Apple FairPlay';
  if (/ns\.adobe\.com\/adept/i.test(encryption)) return 'Adobe ADEPT';
  return null;
}
