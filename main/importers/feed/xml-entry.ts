import type { XmlElement } from '../xml/parse-xml.ts';
import { wordsOf, xmlText } from '../xml/xml-tree.ts';
import type { FeedEntry } from './feed.ts';
import { feedDate } from './feed-date.ts';
import { all, type Fields, fieldsOf, first, lineOf, namesOf } from './feed-fields.ts';
import { enclosuresOf, linkOf } from './feed-links.ts';
import { constructHtml } from './text-construct.ts';
import { resolveAddress, type Scope } from './vocabulary.ts';

/** @param feedAddress what relative addresses in the text lead to when neither the entry nor the feed says it. */
export function readEntry(element: XmlElement, scope: Scope, feedAddress: string | undefined): FeedEntry {
  const fields = withGroups(fieldsOf(element, scope, (name) => name !== 'item' && name !== 'entry'));
  const about = element.attributes.get('rdf:about') ?? element.attributes.get('about');
  const href = element.attributes.get('href') ?? element.attributes.get('HREF');
  const address = linkOf(fields) ?? resolveAddress(href ?? about, scope.base);
  const title = lineOf(
    first(fields, 'title') ?? first(fields, 'dc:title', 'atom:title', 'itunes:title', 'media:title'),
  );
  const identity = wordsOf(first(fields, 'guid', 'id', 'dc:identifier', 'atom:id')?.element) ?? about;
  const published =
    publishedOf(fields) ?? feedDate(element.attributes.get('lastmod') ?? element.attributes.get('LASTMOD'));
  const { html, language, summary } = contentOf(fields, address ?? feedAddress);
  const source = first(fields, 'source', 'atom:source');
  const sourceTitle = source && sourceName(source.element, source.scope);
  return {
    html,
    authors: namesOf(
      fields,
      'author',
      'atom:author',
      'dc:creator',
      'itunes:author',
      'dc:author',
      'media:credit',
    ),
    tags: tagsOf(fields),
    enclosures: enclosuresOf(fields),
    ...(summary && { summary }),
    ...(identity !== undefined && { identity }),
    ...(address !== undefined && { address }),
    ...(title !== undefined && { title }),
    ...(published !== undefined && { published }),
    ...(language !== undefined && { language }),
    ...(sourceTitle !== undefined && { source: sourceTitle }),
  };
}

/** What stands in a group of one film in several sizes is said of the entry too. */
function withGroups(fields: Fields): Fields {
  const groups = fields.get('media:group') ?? [];
  if (groups.length === 0) return fields;
  const merged = new Map(fields);
  for (const { element, scope } of groups)
    for (const [name, found] of fieldsOf(element, scope))
      merged.set(name, [...(merged.get(name) ?? []), ...found]);
  return merged;
}

/** The whole text where a feed has both it and a summary; the longest of several, formatted ones before plain ones. */
function contentOf(
  fields: Fields,
  base: string | undefined,
): { html: string; language: string | undefined; summary: boolean } {
  let best: { html: string; language: string | undefined; length: number; summary: boolean } = {
    ...{ html: '', language: undefined },
    ...{ length: 0, summary: false },
  };
  for (const group of contentNames) {
    for (const { element, scope } of all(fields, ...group)) {
      const html = constructHtml(element, { ...scope, base: scope.base ?? base });
      const length = html.replace(/<[^<>]*>/g, '').trim().length;
      // A summary is taken for the text only when it is plainly the longer one.
      const better = best.html === '' ? html.trim() !== '' : length > best.length * 1.2 + 1;
      if (better) {
        // What Atom calls a summary is one; in RSS a description is anything.
        const summary = element.local.toLowerCase() === 'summary' && scope.own === 'atom';
        best = { html, language: scope.language, length, summary };
      }
    }
  }
  return best;
}

const contentNames = [
  ['content:encoded', 'content', 'atom:content', 'xhtml:body', 'body', 'fullitem', 'xhtml:div', 'div'],
  ['description', 'summary', 'atom:summary', 'abstract', 'dcterms:abstract', 'dc:description', 'tagline'],
  ['itunes:summary', 'media:description', 'itunes:subtitle', 'prodlink'],
];

const dateNames = [
  ...['pubdate', 'published', 'atom:published', 'dcterms:issued', 'issued', 'prism:publicationdate'],
  ...[
    'dc:date',
    'date',
    'created',
    'dcterms:created',
    'updated',
    'atom:updated',
    'modified',
    'dcterms:modified',
    'lastmod',
    'dateposted',
  ],
];

function publishedOf(fields: Fields): string | undefined {
  for (const { element } of all(fields, ...dateNames)) {
    const date = feedDate(xmlText(element));
    if (date !== undefined) return date;
  }
  return undefined;
}

function tagsOf(fields: Fields): string[] {
  const tags = all(
    fields,
    'category',
    'atom:category',
    'dc:subject',
    'media:category',
    'itunes:category',
  ).flatMap(({ element }) => [
    element.attributes.get('label') ??
      element.attributes.get('term') ??
      element.attributes.get('text') ??
      wordsOf(element) ??
      '',
  ]);
  const words = all(fields, 'itunes:keywords', 'media:keywords').flatMap(({ element }) =>
    (wordsOf(element) ?? '').split(','),
  );
  return [
    ...new Set([...tags, ...words].map((tag) => tag.trim()).filter((tag) => tag !== '' && tag.length <= 100)),
  ];
}

/** `<source url="…">The Herald</source>` of RSS, `<source><title>The Herald</title></source>` of Atom. */
function sourceName(element: XmlElement, scope: Scope): string | undefined {
  const fields = fieldsOf(element, scope);
  const title = first(fields, 'title', 'atom:title');
  if (title) return lineOf(title);
  return fields.size === 0 ? wordsOf(element) : undefined;
}
