import { ArchiveError } from '../../../contract/errors.ts';
import type { MissingPart } from '../../../contract/model.ts';
import { imageType } from '../../cleaning/image-type.ts';
import { escapeHtml } from '../escape-html.ts';
import type { ImportedImage } from '../importer.ts';

export const largestImage = 20 * 1024 * 1024;
const largestTotal = 200 * 1024 * 1024;

/** The pictures of a document, each kept once, and those that are not to be had. */
export interface DocumentImages {
  images: ImportedImage[];
  missing: MissingPart[];
  /** Html of a picture whose bytes `load` gives; a mark and an entry in `missing` when they are none that can be shown. */
  show(picture: Picture): Promise<string>;
  /** A part that is drawn by the office program itself: a chart, a diagram. */
  lack(address: string, description: string, reason: MissingPart['reason']): string;
}

export interface Picture {
  /** What it is known by in the document; the same picture is loaded once. */
  name: string;
  description: string;
  load(): Promise<Uint8Array | null> | Uint8Array | null;
}

export function createDocumentImages(): DocumentImages {
  const images: ImportedImage[] = [];
  const missing: MissingPart[] = [];
  const known = new Map<string, string | null>();
  let total = 0;
  const keep = async ({ name, load }: Picture): Promise<string | null> => {
    const { bytes, lack } = await loaded(load);
    const mediaType = bytes && imageType(bytes);
    const reason = bytes === null ? lack : mediaType === null ? 'unsupported' : 'too-large';
    if (
      bytes === null ||
      mediaType === null ||
      bytes.length > largestImage ||
      total + bytes.length > largestTotal
    ) {
      missing.push({ kind: 'image', address: name.slice(0, 2_000), reason });
      return null;
    }
    total += bytes.length;
    const source = `carrel-image:${images.length + 1}`;
    images.push({ source, bytes, mediaType });
    return source;
  };
  const lack: DocumentImages['lack'] = (address, description, reason) => {
    missing.push({ kind: 'image', address: address.slice(0, 2_000), reason });
    return mark(description);
  };
  return {
    images,
    missing,
    lack,
    async show(picture) {
      const source = known.has(picture.name) ? known.get(picture.name) : await keep(picture);
      known.set(picture.name, source ?? null);
      if (!source) return mark(picture.description);
      return `<img src="${source}" alt="${escapeHtml(described(picture.description))}">`;
    },
  };
}

/** A picture that is damaged in its archive is no reason to lose the text. */
async function loaded(
  load: Picture['load'],
): Promise<{ bytes: Uint8Array | null; lack: 'absent' | 'unreadable' }> {
  try {
    return { bytes: await load(), lack: 'absent' };
  } catch (error) {
    if (error instanceof ArchiveError) return { bytes: null, lack: 'unreadable' };
    throw error;
  }
}

/** Programs describe pictures by the path that they once had. */
function described(description: string): string {
  const words = description.replace(/\s+/g, ' ').trim();
  return /^(?:[a-z]:\\|\\\\|\/|file:)|^\S{1,200}\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf)$/i.test(words)
    ? ''
    : words;
}

function mark(description: string): string {
  return `<span class="missing-image" aria-label="${escapeHtml(described(description))}"></span>`;
}
