import { cleanArticle } from '../../main/cleaning/clean-article.ts';
import type { Feed, FeedEntry } from '../../main/importers/feed/feed.ts';

/**
 * What the files of feedparser's suite expect of themselves, in a comment: `Expect: not bozo and entries[0]['title'] == u'A'`.
 * Only clauses about what a reader is shown are evaluated; null says that a file has none.
 */
export interface Expectation {
  clause: string;
  expected: string;
  found: string;
}

export function expectationsOf(source: string, feed: Feed): Expectation[] {
  const comment = /Expect:\s*([\s\S]*?)-->/.exec(source)?.[1] ?? '';
  return comment.split(/\s+and\s+(?=(?:not )?(?:bozo|feed|entries|version|encoding)\b)/).flatMap((clause) => {
    const parts =
      /^(feed|entries\[(\d)\])((?:\['\w+'\]|\[\d\])+)\s*==\s*(u?(?:'[\s\S]*'|"[\s\S]*"))\s*$/.exec(
        clause.trim(),
      );
    if (!parts) return [];
    const [, , number, path = '', literal = ''] = parts;
    const keys = [...path.matchAll(/\['(\w+)'\]|\[(\d)\]/g)].map(([, name, index]) => name ?? index ?? '');
    const entry = number === undefined ? null : (feed.entries[Number(number)] ?? noEntry);
    const found = entry === null ? ofFeed(feed, keys) : ofEntry(entry, feed, keys);
    const expected = pythonString(literal);
    return found === null || expected === null ? [] : [{ clause, ...comparable(found, expected, keys) }];
  });
}

const noEntry: FeedEntry = { html: '<p>no such entry</p>', authors: [], tags: [], enclosures: [] };

interface Found {
  as: 'line' | 'html' | 'address' | 'date';
  value: string;
}

function ofFeed(feed: Feed, [key, second]: string[]): Found | null {
  if (key === 'title' || (key === 'title_detail' && second === 'value'))
    return { as: 'line', value: feed.title ?? '' };
  if (key === 'language') return { as: 'line', value: feed.language ?? '' };
  if (key === 'link') return { as: 'address', value: feed.address ?? '' };
  return null;
}

function ofEntry(entry: FeedEntry, feed: Feed, [key = '', second, third]: string[]): Found | null {
  if (key === 'title' || (key === 'title_detail' && second === 'value'))
    return { as: 'line', value: entry.title ?? '' };
  if (['description', 'summary'].includes(key) || (key === 'summary_detail' && second === 'value'))
    return { as: 'html', value: entry.html };
  if (key === 'content' && second === '0' && third === 'value') return { as: 'html', value: entry.html };
  if (key === 'id' || key === 'guid') return { as: 'line', value: entry.identity ?? '' };
  if (key === 'link') return { as: 'address', value: entry.address ?? '' };
  if (key === 'author')
    return { as: 'line', value: (entry.authors.length > 0 ? entry.authors : feed.authors).join(', ') };
  if (key === 'author_detail' && second === 'name') return { as: 'line', value: entry.authors.join(', ') };
  if (key === 'tags' && third === 'term') return { as: 'line', value: entry.tags[Number(second)] ?? '' };
  if (['published', 'updated', 'created', 'issued', 'modified'].includes(key))
    return { as: 'date', value: entry.published ?? '' };
  if (key === 'source' && second === 'title') return { as: 'line', value: entry.source ?? '' };
  return null;
}

function comparable(
  { as, value }: Found,
  expected: string,
  keys: string[],
): { expected: string; found: string } {
  const words = (text: string): string => text.replace(/[\s\u00a0\ufeff]+/g, ' ').trim();
  const shown = (html: string): string =>
    words(cleanArticle(html, { images: new Map(), base: 'http://nowhere.example/' }).text);
  if (as === 'html' && words(expected) === shown(value))
    return { expected: words(expected), found: shown(value) };
  if (as === 'html') return { expected: shown(expected), found: shown(value) };
  if (as === 'address') return { expected: expected === '' ? '' : canonical(expected), found: value };
  if (as === 'date') return { expected: instant(expected), found: instant(value) };
  if (words(expected) === words(value)) return { expected: words(expected), found: words(value) };
  const titled = keys[0]?.startsWith('title') || keys[0] === 'source';
  return { expected: words(titled ? shown(expected) : expected), found: words(value) };
}

function canonical(address: string): string {
  return URL.canParse(address) ? new URL(address).href : address;
}

function instant(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : new Date(time).toISOString();
}

const escapes = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
]);

/** A Python string literal, `u'it\'s \u2014 so'`; null for several of them. */
function pythonString(literal: string): string | null {
  const quoted = /^u?(?:'([^'\\]*(?:\\[\s\S][^'\\]*)*)'|"([^"\\]*(?:\\[\s\S][^"\\]*)*)")$/.exec(literal);
  const body = quoted?.[1] ?? quoted?.[2];
  return body === undefined
    ? null
    : body.replace(
        /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|([\s\S]))/gi,
        (_, byte?: string, short?: string, long?: string, plain = '') => {
          const code = byte ?? short ?? long;
          return code === undefined
            ? (escapes.get(plain) ?? plain)
            : String.fromCodePoint(Number.parseInt(code, 16));
        },
      );
}
