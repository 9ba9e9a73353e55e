import type { Element } from 'hast';
import type { MissingPart } from '../../contract/model.ts';
import { attributeRules, ownImage } from './allow-list.ts';
import { visibleControls, withoutControls } from './control-characters.ts';
import { resolveLink } from './links.ts';
import { attribute, isElement, type PageElement } from './parse-html.ts';

export interface ReplacedPartOptions {
  /** `src` as the html names it → address of the stored picture. */
  images: ReadonlyMap<string, string>;
  base: string | undefined;
  /** Own picture addresses stay: the html was cleaned before. */
  again: boolean;
}

/** A picture, or the mark of one that is not there; null when nothing is worth showing. */
export function replaceImage(
  image: PageElement,
  options: ReplacedPartOptions,
  missing: MissingPart[],
): Element | null {
  const source = attribute(image, 'src')?.trim() ?? '';
  const alternative = withoutControls(attribute(image, 'alt') ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 1_000);
  const stored = options.images.get(source) ?? (options.again && ownImage.test(source) ? source : undefined);
  if (stored !== undefined) {
    const element: Element = {
      type: 'element',
      tagName: 'img',
      properties: { src: stored, alt: alternative },
      children: [],
    };
    for (const rule of attributeRules('img')) {
      const value = attribute(image, rule.attribute);
      if (value !== null && rule.value.test(value)) element.properties[rule.property] = value;
    }
    return element;
  }
  if (source === '' || isPixel(image)) return null;
  const remote = resolveLink(source, options.base);
  if (source.startsWith('data:')) missing.push(part('image', source.slice(0, 60), 'unreadable'));
  else if (remote !== null) missing.push(part('image', remote, 'remote'));
  else missing.push(part('image', source, 'absent'));
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: ['missing-image'], role: 'img', ariaLabel: alternative },
    children: [],
  };
}

/** A quiet link to a film, a recording or a frame that the file does not hold; null when it had no address. */
export function replaceMedia(
  media: PageElement,
  options: ReplacedPartOptions,
  missing: MissingPart[],
): Element | null {
  if (isPixel(media)) return null;
  const source = mediaSource(media);
  const address = source === null ? null : resolveLink(source, options.base);
  if (address === null || !/^https?:/.test(address)) return null;
  missing.push(part(media.tagName === 'iframe' ? 'frame' : 'media', address, 'remote'));
  const title = withoutControls(attribute(media, 'title') ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
  const host = new URL(address).hostname;
  return {
    type: 'element',
    tagName: 'a',
    properties: {
      href: address,
      rel: ['noreferrer', 'noopener'],
      className: ['missing-media'],
      ariaLabel: title ? `${title} (${host})` : host,
    },
    children: [],
  };
}

function mediaSource(media: PageElement): string | null {
  const own = attribute(media, 'src') ?? attribute(media, 'data-src') ?? attribute(media, 'data');
  if (own !== null) return own;
  for (const child of media.childNodes)
    if (isElement(child) && child.tagName === 'source') return attribute(child, 'src');
  return null;
}

function isPixel(element: PageElement): boolean {
  const small = (name: string): boolean => /^\s*[01](?:px)?\s*$/.test(attribute(element, name) ?? '');
  return small('width') || small('height');
}

function part(kind: MissingPart['kind'], address: string, reason: MissingPart['reason']): MissingPart {
  return { kind, address: visibleControls(address).slice(0, 2_000), reason };
}
