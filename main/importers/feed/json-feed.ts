import { ArchiveError } from '../../../contract/errors.ts';
import type { Enclosure, Feed, FeedEntry } from './feed.ts';
import { feedDate } from './feed-date.ts';
import { enclosureKind } from './feed-links.ts';
import { absoluteHtml, paragraphsOf } from './feed-text.ts';
import { resolveAddress } from './vocabulary.ts';

type JsonObject = ReadonlyMap<string, unknown>;

/** JSON Feed 1.0 and 1.1. Error: `damaged`. */
export function readJsonFeed(text: string, name: string): Feed {
  const feed = objectOf(parsed(text, name));
  const title = line(feed, 'title');
  const language = line(feed, 'language');
  const address = resolveAddress(line(feed, 'home_page_url'), undefined);
  return {
    authors: authorsOf(feed),
    entries: listOf(feed.get('items')).map((item) => readItem(objectOf(item), address)),
    ...(title !== undefined && { title }),
    ...(language !== undefined && { language }),
    ...(address !== undefined && { address }),
  };
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ArchiveError('damaged', `feed: "${name}" is not well-formed JSON: ${reason.slice(0, 200)}.`);
  }
}

function readItem(item: JsonObject, feedAddress: string | undefined): FeedEntry {
  const address = resolveAddress(line(item, 'url') ?? line(item, 'external_url'), feedAddress);
  const identity = line(item, 'id');
  const title = line(item, 'title');
  const published = feedDate(line(item, 'date_published') ?? line(item, 'date_modified'));
  const language = line(item, 'language');
  return {
    html: bodyOf(item, address ?? feedAddress),
    ...(!item.has('content_html') && !item.has('content_text') && { summary: true }),
    authors: authorsOf(item),
    tags: listOf(item.get('tags')).flatMap((tag) => (typeof tag === 'string' ? [tag.trim()] : [])),
    enclosures: enclosuresOf(item, address),
    ...(identity !== undefined && { identity }),
    ...(address !== undefined && { address }),
    ...(title !== undefined && { title }),
    ...(published !== undefined && { published }),
    ...(language !== undefined && { language }),
  };
}

function bodyOf(item: JsonObject, base: string | undefined): string {
  const html = item.get('content_html');
  if (typeof html === 'string' && html.trim() !== '') return absoluteHtml(html, base);
  const text = item.get('content_text') ?? item.get('summary');
  return typeof text === 'string' ? paragraphsOf(text) : '';
}

function enclosuresOf(item: JsonObject, base: string | undefined): Enclosure[] {
  const pictures = [line(item, 'image') ?? line(item, 'banner_image')].map((address) => ({
    address: resolveAddress(address, base),
    type: 'image',
  }));
  const attachments = listOf(item.get('attachments')).map((attachment) => ({
    address: resolveAddress(line(objectOf(attachment), 'url'), base),
    type: line(objectOf(attachment), 'mime_type') ?? '',
  }));
  return [...pictures, ...attachments].flatMap(({ address, type }) =>
    address === undefined ? [] : [{ kind: enclosureKind(type, address), address }],
  );
}

/** `authors` of version 1.1, else `author` of 1.0. */
function authorsOf(object: JsonObject): string[] {
  const authors = listOf(object.get('authors'));
  return (authors.length > 0 ? authors : [object.get('author')]).flatMap((author) => {
    const name = line(objectOf(author), 'name');
    return name === undefined ? [] : [name];
  });
}

function line(object: JsonObject, name: string): string | undefined {
  const value = object.get(name);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() || undefined : undefined;
}

function objectOf(value: unknown): JsonObject {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
