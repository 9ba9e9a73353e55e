import type { MissingPart } from '../../../contract/model.ts';
import { escapeHtml } from '../escape-html.ts';
import { largestFirst } from '../html/read-images.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, elementsOf, isElement, wordsOf } from '../xml/xml-tree.ts';
import { drawDrawing } from './drawing.ts';
import type { Pictures } from './pictures.ts';
import { resolveReference } from './references.ts';

/** Reads the pictures that a document shows, so that it can then be written at one go. */
export async function loadPictures(root: XmlElement, path: string, pictures: Pictures): Promise<void> {
  const waiting: XmlElement[] = [root];
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    // The first that is there is shown; the others are not wanted.
    for (const reference of pictureReferences(element)) {
      await pictures.load(path, reference);
      if (pictures.sourceOf(path, reference) !== null) break;
    }
    for (const child of element.children) if (isElement(child)) waiting.push(child);
  }
}

/** Addresses a picture may be had from, the best first. */
function pictureReferences(element: XmlElement): string[] {
  const { attributes, local } = element;
  const all: (string | undefined)[] = [];
  if (local === 'img') all.push(attributes.get('src'), ...largestFirst(attributes.get('srcset') ?? null));
  if (local === 'image')
    all.push(attributes.get('xlink:href') ?? attributes.get('href') ?? attributes.get('src'));
  if (local === 'object' && isPictureObject(element)) all.push(attributes.get('data'));
  if ((local === 'embed' || local === 'iframe') && isPictureObject(element)) all.push(attributes.get('src'));
  if (local === 'video') all.push(attributes.get('poster'));
  if (local === 'picture') {
    const image = elementsOf(element, 'img')[0];
    all.push(...(image === undefined ? [] : pictureReferences(image)));
    for (const source of elementsOf(element, 'source'))
      all.push(...largestFirst(source.attributes.get('srcset') ?? null));
  }
  return all.filter((reference): reference is string => reference !== undefined && reference.trim() !== '');
}

function isPictureObject({ attributes }: XmlElement): boolean {
  const type = attributes.get('type');
  if (type !== undefined) return type.startsWith('image/');
  return /\.(?:svg|png|jpe?g|gif|webp|avif|bmp)(?:[?#]|$)/i.test(
    attributes.get('data') ?? attributes.get('src') ?? '',
  );
}

/**
 * The html for a picture, a drawing, a film or a frame of a document: a picture that the article holds, the mark of one
 * that it lacks, or what the document offers instead.
 *
 * @param write the html of what stands inside an element.
 * @param link as of a chapter: a document that is shown in a frame becomes one of its own, and the frame a link to it.
 */
export function writePart(
  element: XmlElement,
  path: string,
  pictures: Pictures,
  write: (element: XmlElement) => string,
  link: (reference: string) => string | null,
): string {
  switch (element.local.toLowerCase()) {
    case 'img':
    case 'image':
    case 'picture':
      return picture(element, path, pictures);
    case 'svg':
      return drawing(element, path, pictures, write);
    case 'object':
    case 'embed': {
      const shown = isPictureObject(element) ? picture(element, path, pictures) : '';
      if (shown.startsWith('<img')) return shown;
      if (!isPictureObject(element)) listMedia(element, 'media', path, pictures.missing);
      return write(element) || shown;
    }
    case 'iframe': {
      if (isRemote(element)) return remote(element);
      const shown = isPictureObject(element) ? picture(element, path, pictures) : '';
      if (shown !== '') return shown;
      const framed = framedDocument(element, link);
      if (framed === null) listMedia(element, 'frame', path, pictures.missing);
      return framed ?? '';
    }
    default: {
      const poster = element.attributes.has('poster') ? picture(element, path, pictures) : '';
      if (isRemote(element)) return poster + remote(element);
      listMedia(element, 'media', path, pictures.missing);
      return poster + write(element);
    }
  }
}

function picture(element: XmlElement, path: string, pictures: Pictures, title = ''): string {
  const image = element.local === 'picture' ? (elementsOf(element, 'img')[0] ?? element) : element;
  const references = pictureReferences(element);
  if (references.length === 0 || isPixel(image)) return '';
  const alternative =
    image.attributes.get('alt') ??
    (image.local === 'object' ? wordsOf(image) : image.attributes.get('title')) ??
    title;
  for (const reference of references) {
    const source = pictures.sourceOf(path, reference);
    if (source === null) continue;
    const size = ['width', 'height']
      .map((name) => [name, image.attributes.get(name) ?? ''])
      .map(([name, value]) => (/^\d{1,5}$/.test(value ?? '') ? ` ${name}="${value}"` : ''))
      .join('');
    return `<img src="${source}" alt="${escapeHtml(alternative)}"${image.local === 'img' ? size : ''}>`;
  }
  return `<span class="missing-image" aria-label="${escapeHtml(alternative)}"></span>`;
}

function isPixel({ attributes }: XmlElement): boolean {
  return ['width', 'height'].some((name) => /^\s*[01](?:px)?\s*$/.test(attributes.get(name) ?? ''));
}

/** A drawing that only wraps pictures gives those; one that can be shown by itself becomes a picture; else its words. */
function drawing(
  element: XmlElement,
  path: string,
  pictures: Pictures,
  write: (element: XmlElement) => string,
): string {
  const title =
    wordsOf(childOf(element, 'title')) ??
    element.attributes.get('aria-label') ??
    wordsOf(childOf(element, 'desc'));
  const inside = elementsOf(element, 'image').map((image) => picture(image, path, pictures, title));
  if (inside.some((html) => html !== '')) return inside.join('');
  const drawn = drawDrawing(element);
  const source = drawn === null ? null : pictures.add(drawn);
  if (source !== null)
    return `<img src="${source}" alt="${escapeHtml(title ?? drawingWords(element).join(' '))}">`;
  const words = drawingWords(element)
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('');
  const instead = words + elementsOf(element, 'foreignObject').map(write).join('');
  if (instead !== '') return instead;
  pictures.missing.push({ kind: 'image', address: `${path}#svg`, reason: 'unsupported' });
  return `<span class="missing-image" aria-label="${escapeHtml(title ?? '')}"></span>`;
}

/** The words written in a drawing, line by line. */
export function drawingWords(element: XmlElement): string[] {
  return elementsOf(element, 'text').flatMap((text) => wordsOf(text) ?? []);
}

function framedDocument(element: XmlElement, link: (reference: string) => string | null): string | null {
  const reference = element.attributes.get('src') ?? '';
  const href = /^\s*[a-z][a-z0-9+.-]*:|^\s*$/i.test(reference) ? null : link(reference);
  if (href === null) return null;
  const title = element.attributes.get('title') || reference.replace(/^.*\//s, '');
  return `<p><a href="${escapeHtml(href)}">${escapeHtml(title)}</a></p>`;
}

function mediaReference(element: XmlElement): string | null {
  const { attributes } = element;
  const own = attributes.get('src') ?? attributes.get('data');
  if (own !== undefined) return own;
  return elementsOf(element, 'source')[0]?.attributes.get('src') ?? null;
}

function isRemote(element: XmlElement): boolean {
  return /^\s*https?:/i.test(mediaReference(element) ?? '');
}

/** Left to the cleaning, which makes a quiet link of it and lists it. */
function remote(element: XmlElement): string {
  const title = element.attributes.get('title') ?? '';
  return `<iframe src="${escapeHtml(mediaReference(element) ?? '')}" title="${escapeHtml(title)}"></iframe>`;
}

function listMedia(element: XmlElement, kind: 'media' | 'frame', path: string, missing: MissingPart[]): void {
  const reference = mediaReference(element);
  if (reference === null) return;
  const target = resolveReference(path, reference);
  if (target.kind === 'inside')
    missing.push({ kind, address: target.path.slice(0, 2_000), reason: 'unsupported' });
  else
    missing.push({
      kind,
      address: target.address.slice(0, 2_000),
      reason: target.kind === 'remote' ? 'remote' : 'absent',
    });
}
