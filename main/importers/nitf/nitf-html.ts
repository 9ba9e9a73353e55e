import { escapeHtml } from '../escape-html.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, childrenOf, elementsOf, isElement, wordsOf } from '../xml/xml-tree.ts';

/** Elements of NITF that html has under the same or another name. What is not here is only named: people, places, sums. */
const names = new Map([
  ['block', 'div'],
  ['hl1', 'h2'],
  ['hl2', 'h3'],
  ['bq', 'blockquote'],
  ['credit', 'p'],
  ['datasource', 'p'],
  ['note', 'aside'],
  ['custom-table', 'div'],
  ['nitf-table', 'div'],
]);
for (const same of 'p em a q ul ol li dl dt dd pre table caption thead tbody tfoot tr th td col colgroup sub sup b i strong'.split(
  ' ',
))
  names.set(same, same);

const kept = new Map([
  ['a', ['href']],
  ['td', ['colspan', 'rowspan', 'align']],
  ['th', ['colspan', 'rowspan', 'align']],
  ['ol', ['start']],
]);

/** Describes tables for machines. */
const unread = new Set([
  'nitf-table-metadata',
  'custom-table-metadata',
  'alt-code',
  'media-metadata',
  'media-object',
  'ds',
  'pronounce',
]);

/** What stands inside an element of NITF, as html. Not cleaned. */
export function nitfHtml(element: XmlElement | undefined): string {
  return (element?.children ?? [])
    .map((child) => (isElement(child) ? outer(child) : escapeHtml(child)))
    .join('');
}

function outer(element: XmlElement): string {
  const local = element.local.toLowerCase();
  if (unread.has(local)) return '';
  if (local === 'media') return mediaHtml(element);
  if (local === 'br' || local === 'hr') return `<${local}>`;
  if (local === 'fn') return ` <small>(${nitfHtml(element)})</small>`;
  const name = names.get(local);
  if (name === undefined) return nitfHtml(element);
  const attributes = (kept.get(local) ?? []).map((key) => {
    const value = element.attributes.get(key);
    return value === undefined ? '' : ` ${key}="${escapeHtml(value)}"`;
  });
  return `<${name}${attributes.join('')}>${nitfHtml(element)}</${name}>`;
}

function mediaHtml(media: XmlElement): string {
  const references = elementsOf(media, 'media-reference');
  const best = references.reduce<XmlElement | undefined>(
    (one, other) => (one === undefined || widthOf(other) > widthOf(one) ? other : one),
    undefined,
  );
  const source = escapeHtml(best?.attributes.get('source') ?? best?.attributes.get('data-location') ?? '');
  const alternative = escapeHtml(best?.attributes.get('alternate-text') ?? '');
  const caption = childrenOf(media, 'media-caption').map(nitfHtml).join(' ');
  const producer = wordsOf(childOf(media, 'media-producer'));
  const credit = producer === undefined ? '' : ` <small>${escapeHtml(producer)}</small>`;
  const kind = (media.attributes.get('media-type') ?? 'image').toLowerCase();
  const shown =
    source === ''
      ? ''
      : /audio|video/.test(kind)
        ? `<${kind === 'audio' ? 'audio' : 'video'} src="${source}"></${kind === 'audio' ? 'audio' : 'video'}>`
        : kind === 'image' || kind === 'graphic' || kind === 'photo'
          ? `<img src="${source}" alt="${alternative}">`
          : '';
  return `<figure>${shown}<figcaption>${caption}${credit}</figcaption></figure>`;
}

function widthOf(reference: XmlElement): number {
  return Number(reference.attributes.get('width') ?? 0) || 0;
}
