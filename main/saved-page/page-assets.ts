import { imageType } from '../cleaning/image-type.ts';
import { relativePath } from '../importers/html/read-images.ts';
import type { SavedPage } from '../importers/html.ts';
import { absoluteAddress } from '../importers/web-archive/address-key.ts';

/** What a saved page shows besides its words, by the addresses that stand in it. */
export interface PageAssets {
  /** Fetches what lies in the file or the library; afterwards `picture` answers for these addresses. */
  load(addresses: Iterable<string>, base: string | undefined): Promise<void>;
  /** What may stand instead of an address: a picture of the library or one written out; null: there is none. */
  picture(address: string, base: string | undefined): string | null;
  sheet(address: string, base: string | undefined): Promise<string | null>;
}

const largestPicture = 8 * 1024 * 1024;
const largestTotal = 40 * 1024 * 1024;
const largestSheet = 4 * 1024 * 1024;
const mostAssets = 2_000;

/** @param siblings files that lay beside the page, and the pictures of the library that were made of them. */
export function createPageAssets(page: SavedPage, siblings: ReadonlyMap<string, string>): PageAssets {
  const pictures = new Map<string, string | null>();
  let total = 0;

  const written = (bytes: Uint8Array | null): string | null => {
    const type = bytes === null ? null : imageType(bytes);
    if (
      bytes === null ||
      type === null ||
      bytes.length > largestPicture ||
      total + bytes.length > largestTotal
    )
      return null;
    total += bytes.length;
    return `data:${type};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`;
  };
  const bytesOf = async (address: string, base: string | undefined): Promise<Uint8Array | null> => {
    if (page.context.resource !== undefined)
      return page.context.resource(absoluteAddress(address.replace(/#.*$/s, ''), base));
    const path = relativePath(address);
    return path === null ? null : page.context.sibling(path);
  };
  const find = async (address: string, base: string | undefined): Promise<string | null> => {
    if (/^data:/i.test(address)) return written(dataBytes(address));
    const path = relativePath(address);
    const own = path === null ? undefined : siblings.get(path);
    if (own !== undefined && /^[0-9a-f]{64}$/.test(own)) return `/image/${own}`;
    return written(await bytesOf(address, base));
  };
  return {
    async load(addresses, base) {
      for (const address of addresses) {
        const key = absoluteAddress(address, base);
        if (pictures.has(key) || pictures.size >= mostAssets) continue;
        pictures.set(key, await find(address, base));
      }
    },
    picture: (address, base) => pictures.get(absoluteAddress(address, base)) ?? null,
    async sheet(address, base) {
      const bytes = await bytesOf(address, base);
      return bytes === null || bytes.length > largestSheet ? null : new TextDecoder().decode(bytes);
    },
  };
}

function dataBytes(address: string): Uint8Array | null {
  const comma = address.indexOf(',');
  if (comma < 0 || address.length > largestPicture * 1.4) return null;
  const body = address.slice(comma + 1);
  let plain = body;
  try {
    plain = body.includes('%') ? decodeURIComponent(body) : body;
  } catch {
    // Bare per cent signs, as in svg addresses made by hand: meant as they stand.
  }
  return /;base64$/i.test(address.slice(0, comma))
    ? new Uint8Array(Buffer.from(plain, 'base64'))
    : new TextEncoder().encode(plain);
}
