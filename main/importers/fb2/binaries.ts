import type { MissingPart } from '../../../contract/model.ts';
import { imageType } from '../../cleaning/image-type.ts';
import { largestImage, largestTotal } from '../html/read-images.ts';
import type { ImportedImage } from '../importer.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childrenOf, xmlText } from '../xml/xml-tree.ts';

export interface Binaries {
  images: ImportedImage[];
  missing: MissingPart[];
  /** `src` of the picture that a reference (`#cover.jpg`) names; null, and listed as missing, when it is not to be had. */
  sourceOf(reference: string): string | null;
}

/** No receipt of more can be read. */
const mostMissing = 2_000;

/** The pictures of a FictionBook, which stand as base64 at its end. Only those that are shown are unpacked. */
export function openBinaries(root: XmlElement): Binaries {
  const byId = new Map<string, XmlElement>();
  for (const binary of childrenOf(root, 'binary')) {
    const id = binary.attributes.get('id');
    if (id !== undefined && !byId.has(id)) byId.set(id, binary);
  }
  const images: ImportedImage[] = [];
  const missing: MissingPart[] = [];
  const known = new Map<string, string | null>();
  let total = 0;
  const lack = (address: string, reason: MissingPart['reason']): null => {
    if (missing.length < mostMissing)
      missing.push({ kind: 'image', address: address.slice(0, 2_000), reason });
    return null;
  };
  const read = (reference: string): string | null => {
    if (!reference.startsWith('#')) return lack(reference, /^https?:/i.test(reference) ? 'remote' : 'absent');
    const binary = byId.get(reference.slice(1));
    if (binary === undefined) return lack(reference, 'absent');
    const bytes = new Uint8Array(Buffer.from(xmlText(binary), 'base64'));
    const mediaType = imageType(bytes);
    if (mediaType === null) return lack(reference, 'unsupported');
    if (bytes.length > largestImage || total + bytes.length > largestTotal)
      return lack(reference, 'too-large');
    total += bytes.length;
    const source = `carrel-image:${images.length + 1}`;
    images.push({ source, bytes, mediaType });
    return source;
  };
  return {
    images,
    missing,
    sourceOf(reference) {
      const found = known.get(reference);
      if (found !== undefined) return found;
      const source = read(reference);
      known.set(reference, source);
      return source;
    },
  };
}
