import { escapeHtml } from '../escape-html.ts';
import { feedDate } from '../feed/feed-date.ts';
import { resolveAddress } from '../feed/vocabulary.ts';
import { cleanByline, joinNames } from '../html/metadata/names.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, elementsOf, wordsOf } from '../xml/xml-tree.ts';
import { nitfHtml } from './nitf-html.ts';

/** What a document of NITF says of itself; anything may be absent. */
export interface NitfFacts {
  html: string;
  title?: string;
  byline?: string;
  source?: string;
  place?: string;
  published?: string;
  language?: string;
  address?: string;
  section?: string;
  identity?: string;
  tags: string[];
}

type Text = Exclude<keyof NitfFacts, 'html' | 'tags'>;

/** NITF 2 and 3, by itself or inside NewsML. */
export function readNitf(nitf: XmlElement): NitfFacts {
  const head = childOf(nitf, 'head');
  const body = childOf(nitf, 'body');
  const bodyHead = childOf(body, 'body.head');
  const data = childOf(head, 'docdata');
  const publication = childOf(head, 'pubdata');
  const headlines = childOf(bodyHead, 'hedline');
  const facts: NitfFacts = { html: htmlOf(body, bodyHead, headlines), tags: tagsOf(head, data) };
  const set = (field: Text, ...values: (string | undefined)[]): void => {
    const value = values.find((candidate) => candidate !== undefined && candidate !== '');
    if (value !== undefined) facts[field] = value;
  };
  const norm = (name: string): string | undefined => childOf(data, name)?.attributes.get('norm');
  set('title', wordsOf(childOf(headlines, 'hl1')), wordsOf(headlines), wordsOf(childOf(head, 'title')));
  set('byline', bylineOf(bodyHead));
  set(
    'source',
    wordsOf(childOf(bodyHead, 'distributor')),
    publication?.attributes.get('name'),
    data && holderOf(data),
  );
  set('place', placeOf(childOf(bodyHead, 'dateline')));
  set(
    'published',
    feedDate(norm('date.issue')),
    feedDate(publication?.attributes.get('date.publication')),
    feedDate(childOf(childOf(bodyHead, 'dateline'), 'story.date')?.attributes.get('norm')),
    feedDate(norm('date.release')),
  );
  set('language', nitf.attributes.get('xml:lang'), body?.attributes.get('xml:lang'));
  set('section', publication?.attributes.get('position.section'));
  set('address', resolveAddress(publication?.attributes.get('ex-ref'), undefined));
  set('identity', childOf(data, 'doc-id')?.attributes.get('id-string'), nitf.attributes.get('uno'));
  return facts;
}

/** Second headlines and the abstract stand above the text, what ends it below. */
function htmlOf(
  body: XmlElement | undefined,
  bodyHead: XmlElement | undefined,
  headlines: XmlElement | undefined,
): string {
  const content = childOf(body, 'body.content');
  const main = nitfHtml(content ?? (bodyHead === undefined ? body : undefined));
  const second =
    headlines === undefined ? [] : elementsOf(headlines, 'hl2').map((line) => wordsOf(line) ?? '');
  const abstract = childOf(bodyHead, 'abstract');
  const opening = (wordsOf(content) ?? '').slice(0, 2_000);
  const repeated = abstract !== undefined && opening.startsWith(wordsOf(abstract)?.slice(0, 80) ?? '');
  const note = wordsOf(childOf(bodyHead, 'note'));
  return [
    ...second.filter((line) => line !== '').map((line) => `<p><b>${escapeHtml(line)}</b></p>`),
    ...(note === undefined ? [] : [`<p><i>${escapeHtml(note)}</i></p>`]),
    ...(abstract === undefined || repeated ? [] : [`<div>${nitfHtml(abstract)}</div>`]),
    main,
    nitfHtml(childOf(body, 'body.end')),
  ].join('\n');
}

/** The persons named in it, else its words without titles and places. */
function bylineOf(bodyHead: XmlElement | undefined): string | undefined {
  const names = (bodyHead === undefined ? [] : elementsOf(bodyHead, 'byline')).map((byline) => {
    const persons = elementsOf(byline, 'person').map((person) => wordsOf(person) ?? '');
    if (persons.length > 0) return persons.join(', ');
    const plain = {
      ...byline,
      children: byline.children.filter(
        (child) => typeof child === 'string' || !/^(?:byttl|location|virtloc)$/.test(child.local),
      ),
    };
    return cleanByline(wordsOf(plain) ?? '') ?? wordsOf(byline) ?? '';
  });
  return joinNames(names) ?? names[0];
}

function placeOf(dateline: XmlElement | undefined): string | undefined {
  const location = childOf(dateline, 'location');
  if (location === undefined) return undefined;
  const parts = ['city', 'state', 'region', 'country'].map((name) => wordsOf(childOf(location, name)));
  return parts.find((part) => part !== undefined) ?? wordsOf(location);
}

function holderOf(data: XmlElement): string | undefined {
  return childOf(data, 'doc.copyright')?.attributes.get('holder');
}

function tagsOf(head: XmlElement | undefined, data: XmlElement | undefined): string[] {
  const subjects = head === undefined ? [] : elementsOf(head, 'tobject.subject');
  const tags = subjects.map(({ attributes }) =>
    ['detail', 'matter', 'type']
      .map((part) => attributes.get(`tobject.subject.${part}`))
      .find((name) => name !== undefined && name !== ''),
  );
  const keys =
    data === undefined ? [] : elementsOf(data, 'keyword').map(({ attributes }) => attributes.get('key'));
  const named = childOf(data, 'identified-content');
  const classified =
    named === undefined
      ? []
      : elementsOf(named, 'classifier').map((one) => one.attributes.get('value') ?? wordsOf(one));
  return [
    ...new Set(
      [...tags, ...keys, ...classified]
        .map((tag) => tag?.trim() ?? '')
        .filter((tag) => tag !== '' && tag.length < 80),
    ),
  ].slice(0, 30);
}
