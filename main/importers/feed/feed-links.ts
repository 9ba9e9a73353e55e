import { wordsOf } from '../xml/xml-tree.ts';
import type { Enclosure } from './feed.ts';
import { all, type FieldElement, type Fields } from './feed-fields.ts';
import { resolveAddress } from './vocabulary.ts';

/** The page that a feed or an entry stands for. */
export function linkOf(fields: Fields): string | undefined {
  const addresses = [
    ...all(fields, 'feedburner:origlink').map(inText),
    ...all(fields, 'link').filter(isPage).map(target),
    ...all(fields, 'atom:link').filter(isPage).map(target),
    ...all(fields, 'guid').filter(isPermanent).map(inText),
  ];
  return addresses.find((address) => address !== undefined);
}

function isPage({ element }: FieldElement): boolean {
  const relation = element.attributes.get('rel')?.trim().toLowerCase() ?? '';
  return /^(?:|alternate|http:\/\/www\.iana\.org\/assignments\/relation\/alternate)$/.test(relation);
}

function isPermanent({ element }: FieldElement): boolean {
  return element.attributes.get('isPermaLink')?.toLowerCase() !== 'false';
}

function target(field: FieldElement): string | undefined {
  const address = field.element.attributes.get('href');
  return address === undefined ? inText(field) : resolveAddress(address, field.scope.base);
}

function inText({ element, scope }: FieldElement): string | undefined {
  return resolveAddress(wordsOf(element), scope.base);
}

/** Recordings, films and pictures that belong to an entry. */
export function enclosuresOf(fields: Fields): Enclosure[] {
  const found = new Map<string, Enclosure>();
  const add = ({ element, scope }: FieldElement, attribute: string): void => {
    const address = resolveAddress(element.attributes.get(attribute), scope.base);
    if (address === undefined || found.has(address)) return;
    const type = `${element.attributes.get('type') ?? ''} ${element.attributes.get('medium') ?? ''}`;
    found.set(address, { kind: enclosureKind(type, address), address });
  };
  for (const field of all(fields, 'enclosure')) add(field, 'url');
  for (const field of all(fields, 'media:content')) add(field, 'url');
  for (const field of all(fields, 'link', 'atom:link'))
    if (/(?:^|\/)enclosure$/i.test(field.element.attributes.get('rel') ?? '')) add(field, 'href');
  return [...found.values()];
}

export function enclosureKind(type: string, address: string): Enclosure['kind'] {
  const picture = /\bimage\b/i.test(type) || /\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)/i.test(address);
  return picture ? 'image' : 'media';
}
