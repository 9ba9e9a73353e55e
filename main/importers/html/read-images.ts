import type { MissingPart } from '../../../contract/model.ts';
import { imageSize, imageType } from '../../cleaning/image-type.ts';
import { attribute, type PageElement } from '../../cleaning/parse-html.ts';
import type { ImportedImage, ImporterContext } from '../importer.ts';
import { absoluteAddress } from '../web-archive/address-key.ts';
import { createElement, findAll, replaceWith, setAttribute } from './page-tree.ts';

export const largestImage = 20 * 1024 * 1024;
export const largestTotal = 200 * 1024 * 1024;
const mostSiblings = 1_000;

export interface ReadImages {
  images: ImportedImage[];
  missing: MissingPart[];
}

/** Pictures that a program for saving pages keeps in style sheets: name of the variable → data: address. */
export type ImageVariables = ReadonlyMap<string, string>;

/**
 * Finds the bytes of every picture in the content: inside the page, in a file beside it, or in its archive. What is found gets a short
 * name of its own as `src`; of the rest, remote ones keep their address for the cleaning to list, and files that should
 * be there and are not leave a mark.
 */
export async function readImages(
  content: PageElement,
  context: ImporterContext,
  variables: ImageVariables,
  base?: string,
): Promise<ReadImages> {
  const result: ReadImages = { images: [], missing: [] };
  const names = new Map<string, string | null>();
  let total = 0;
  let siblings = 0;

  const keep = (address: string, bytes: Uint8Array | null): string | null => {
    const type = bytes === null ? null : imageType(bytes);
    let name: string | null = null;
    if (
      bytes !== null &&
      type !== null &&
      bytes.length <= largestImage &&
      total + bytes.length <= largestTotal
    ) {
      total += bytes.length;
      name = `carrel-image:${result.images.length + 1}`;
      result.images.push({ source: name, bytes, mediaType: type });
    }
    names.set(address, name);
    return name;
  };
  const load = async (address: string): Promise<string | null> => {
    const known = names.get(address);
    if (known !== undefined) return known;
    if (address.startsWith('data:')) return keep(address, dataBytes(address));
    const path = context.resource === undefined ? relativePath(address) : null;
    if ((path === null && context.resource === undefined) || siblings >= mostSiblings) return null;
    siblings += 1;
    if (path !== null) return keep(address, await context.sibling(path));
    return keep(
      address,
      (await context.resource?.(absoluteAddress(address.replace(/#.*$/s, ''), base))) ?? null,
    );
  };

  unwrapPictures(content);
  for (const image of findAll(content, (element) => element.tagName === 'img')) {
    const addresses = isPixel(image) ? [] : candidates(image, variables);
    let found: string | null = null;
    let placeholder = false;
    for (const address of addresses) {
      if (address.startsWith('data:') && isPlaceholder(address)) {
        placeholder = true;
        continue;
      }
      found = await load(address);
      if (found !== null) break;
    }
    const remote = addresses.find((address) => !address.startsWith('data:') && !isSavedFile(address));
    image.attrs = image.attrs.filter(({ name }) => !/^(?:src|srcset|style|data-.*)$/.test(name));
    if (found !== null) setAttribute(image, 'src', found);
    else if (remote !== undefined) setAttribute(image, 'src', remote);
    else if (addresses.length > 0 && !(placeholder && addresses.length === 1)) {
      const first = addresses.find((address) => !isPlaceholder(address)) ?? '';
      const tooLarge = first.startsWith('data:') && first.length * 0.75 > largestImage;
      const reason = tooLarge ? 'too-large' : first.startsWith('data:') ? 'unsupported' : 'absent';
      result.missing.push({
        kind: 'image',
        address: first.startsWith('data:')
          ? first.slice(0, 40)
          : (relativePath(first) ?? first).slice(0, 2_000),
        reason,
      });
      const alternative = attribute(image, 'alt') ?? '';
      replaceWith(image, [
        createElement(image, 'span', { class: 'missing-image', 'aria-label': alternative }),
      ]);
    } else replaceWith(image, []);
  }
  return result;
}

/** Pictures of one pixel count visits. */
function isPixel(image: PageElement): boolean {
  return ['width', 'height'].some((name) => /^\s*[01](?:px)?\s*$/.test(attribute(image, name) ?? ''));
}

/** Addresses an image may be had from, the likeliest to be the full picture first. */
function candidates(image: PageElement, variables: ImageVariables): string[] {
  const found: string[] = [];
  const add = (value: string | null | undefined): void => {
    const address = value?.trim();
    if (address && !found.includes(address)) found.push(address);
  };
  for (const [, name = ''] of (attribute(image, 'style') ?? '').matchAll(/var\(\s*(--[\w-]{1,60})/g))
    add(variables.get(name));
  add(attribute(image, 'src'));
  const lazy = [
    'data-src',
    'data-original',
    'data-lazy-src',
    'data-orig-file',
    'data-full-src',
    'data-hi-res-src',
    'data-image',
    'data-url',
    'data-lazy',
    'data-echo',
  ];
  for (const name of lazy) if (looksLikeAddress(attribute(image, name))) add(attribute(image, name));
  for (const name of ['srcset', 'data-srcset', 'data-lazy-srcset', 'data-sources'])
    for (const address of largestFirst(attribute(image, name))) add(address);
  return found.filter((address) => !/^(?:about:|javascript:|blob:)/.test(address));
}

function looksLikeAddress(value: string | null): boolean {
  return value !== null && value.length < 2_000 && /[./]/.test(value) && !/\s/.test(value.trim());
}

/** Addresses of a `srcset`, the largest first. */
export function largestFirst(srcset: string | null): string[] {
  if (srcset === null) return [];
  const entries: { address: string; size: number }[] = [];
  for (const [, address = '', size, unit] of srcset
    .replace(/\s+/g, ' ')
    .matchAll(/\s*(\S+[^\s,])(?:\s+(\d+(?:\.\d+)?)([wx]))?\s*(?:,|$)/g))
    entries.push({ address, size: Number(size ?? 1) * (unit === 'x' ? 1_000 : 1) });
  return entries.sort((left, right) => right.size - left.size).map(({ address }) => address);
}

/** A `picture` becomes its `img`, which inherits what the sources offer. */
function unwrapPictures(content: PageElement): void {
  for (const picture of findAll(content, (element) => element.tagName === 'picture')) {
    const image =
      findAll(picture, (element) => element.tagName === 'img')[0] ?? createElement(picture, 'img');
    const offers = findAll(picture, (element) => element.tagName === 'source').flatMap((source) => [
      attribute(source, 'srcset') ?? '',
      attribute(source, 'data-srcset') ?? '',
    ]);
    const present = [attribute(image, 'srcset') ?? '', ...offers].filter((offer) => offer !== '');
    if (present.length > 0) setAttribute(image, 'srcset', present.join(', '));
    replaceWith(picture, [image]);
  }
}

/** Bytes of a `data:` address of a picture; null when it is none or over the limit. */
export function dataBytes(address: string): Uint8Array | null {
  const comma = address.indexOf(',');
  if (comma < 0 || address.length - comma > largestImage * 1.4) return null;
  const head = address.slice(5, comma).toLowerCase();
  const body = address.slice(comma + 1);
  if (head.endsWith(';base64')) return new Uint8Array(Buffer.from(percentDecoded(body), 'base64'));
  return new TextEncoder().encode(percentDecoded(body));
}

function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // unescaped per cent signs, as hand-made svg addresses have them
  }
}

/** Empty pictures that stand where a script would put the real one, and single-pixel trackers. */
function isPlaceholder(address: string): boolean {
  if (!address.startsWith('data:')) return false;
  if (address.length > 2_000) return false;
  const bytes = dataBytes(address);
  if (bytes === null) return true;
  const size = imageSize(bytes);
  if (size !== null) return size.width <= 2 || size.height <= 2;
  return (
    /^data:image\/svg/i.test(address) &&
    !/<(?:path|text|circle|polygon|image|line|g)\b/i.test(new TextDecoder().decode(bytes))
  );
}

/** Path of a file beside the page, decoded; null when the address leads anywhere else. */
export function relativePath(address: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^[/\\#?]/i.test(address)) return null;
  const path = percentDecoded(address.replace(/[?#].*$/s, '')).replace(/^(?:\.\/)+/, '');
  if (path === '' || path.length > 1_000 || /[\\\0]/.test(path)) return null;
  return path.split('/').some((part) => part === '..' || part === '.' || part === '') ? null : path;
}

/** Browsers put the parts of a page into a folder named after it. */
function isSavedFile(address: string): boolean {
  return relativePath(address)?.includes('_files/') ?? false;
}
