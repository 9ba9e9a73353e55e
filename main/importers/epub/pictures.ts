import { ArchiveError } from '../../../contract/errors.ts';
import type { MissingPart } from '../../../contract/model.ts';
import { imageType } from '../../cleaning/image-type.ts';
import { dataBytes, largestImage, largestTotal } from '../html/read-images.ts';
import type { ImportedImage } from '../importer.ts';
import type { BookContainer } from './book-container.ts';
import type { PackageFile } from './package-file.ts';
import { resolveReference } from './references.ts';

/** The pictures of a book: each read once, whoever shows it. */
export interface Pictures {
  images: ImportedImage[];
  missing: MissingPart[];
  /** Reads the picture that a document names, so that `sourceOf` knows it. Never throws for what only this one lacks. */
  load(base: string, reference: string): Promise<void>;
  /** As `load` and `sourceOf`, of a file of the container. */
  loadFile(path: string): Promise<string | null>;
  /** The `src` for the article's html; null when it is not to be had, and then it is listed as missing. */
  sourceOf(base: string, reference: string): string | null;
  /** Takes a picture made from a drawing inside a document; null when it is not harmless. */
  add(bytes: Uint8Array): string | null;
}

/** No receipt of more can be read. */
const mostMissing = 2_000;

type Found = { source: string } | MissingPart;

export function openPictures(
  container: BookContainer,
  book: PackageFile,
  locked: ReadonlySet<string>,
): Pictures {
  const images: ImportedImage[] = [];
  const missing: MissingPart[] = [];
  const known = new Map<string, Found>();
  let total = 0;

  const keep = (bytes: Uint8Array): string | MissingPart['reason'] => {
    const mediaType = imageType(bytes);
    if (mediaType === null) return 'unsupported';
    if (bytes.length > largestImage || total + bytes.length > largestTotal) return 'too-large';
    total += bytes.length;
    const source = `carrel-image:${images.length + 1}`;
    images.push({ source, bytes, mediaType });
    return source;
  };
  const readAt = async (path: string): Promise<string | MissingPart['reason']> => {
    const size = container.sizeOf(path);
    if (size === null) return 'absent';
    if (locked.has(container.find(path) ?? path)) return 'unreadable';
    if (size > largestImage) return 'too-large';
    try {
      const bytes = await container.readPart(path, largestImage);
      return bytes === null ? 'absent' : keep(bytes);
    } catch (error) {
      if (error instanceof ArchiveError) return 'unreadable';
      throw error;
    }
  };
  /** A picture of a kind that is not shown may name another to take instead. */
  const readWithFallbacks = async (path: string): Promise<string | MissingPart['reason']> => {
    let result = await readAt(path);
    const tried = new Set<string>();
    for (let item = book.byPath.get(path); result === 'unsupported' && item?.fallback; ) {
      if (tried.has(item.fallback)) break;
      tried.add(item.fallback);
      item = book.items.get(item.fallback);
      if (item?.path && !isDocument(item.mediaType)) result = await readAt(item.path);
    }
    return result;
  };
  const keyOf = (base: string, reference: string): string => {
    if (reference.trim().startsWith('data:')) return reference.trim();
    const target = resolveReference(base, reference);
    return target.kind === 'inside' ? `inside ${target.path}` : `${target.kind} ${target.address}`;
  };
  const read = async (base: string, reference: string): Promise<Found> => {
    if (reference.trim().startsWith('data:')) {
      const bytes = dataBytes(reference.trim());
      return found(bytes === null ? 'unsupported' : keep(bytes), reference.trim().slice(0, 60));
    }
    const target = resolveReference(base, reference);
    if (target.kind === 'remote') return lacking(target.address, 'remote');
    if (target.kind === 'outside') return lacking(target.address, 'absent');
    return found(await readWithFallbacks(target.path), target.path);
  };
  const remember = (key: string, result: Found): void => {
    known.set(key, result);
    if (!('source' in result) && missing.length < mostMissing) missing.push(result);
  };
  return {
    images,
    missing,
    async load(base, reference) {
      const key = keyOf(base, reference);
      if (!known.has(key)) remember(key, await read(base, reference));
    },
    async loadFile(path) {
      const key = `inside ${path}`;
      if (!known.has(key)) remember(key, found(await readWithFallbacks(path), path));
      const result = known.get(key);
      return result !== undefined && 'source' in result ? result.source : null;
    },
    sourceOf(base, reference) {
      const result = known.get(keyOf(base, reference));
      return result !== undefined && 'source' in result ? result.source : null;
    },
    add(bytes) {
      const kept = keep(bytes);
      return kept.startsWith('carrel-image:') ? kept : null;
    },
  };
}

function isDocument(mediaType: string): boolean {
  return mediaType.includes('html') || mediaType.startsWith('text/');
}

function found(kept: string | MissingPart['reason'], address: string): Found {
  switch (kept) {
    case 'absent':
    case 'remote':
    case 'unreadable':
    case 'unsupported':
    case 'too-large':
      return lacking(address, kept);
    default:
      return { source: kept };
  }
}

function lacking(address: string, reason: MissingPart['reason']): MissingPart {
  return { kind: 'image', address: address.slice(0, 2_000), reason };
}
