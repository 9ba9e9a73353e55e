import { decodeHTML } from 'entities';
import type { FieldOrigin } from '../../../contract/model.ts';
import { machineDate } from '../html/metadata/written-date.ts';
import type { ImportedArticle, Stated } from '../importer.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { isElement, wordsOf } from '../xml/xml-tree.ts';

export type BookFields = Pick<
  ImportedArticle,
  'title' | 'byline' | 'source' | 'published' | 'language' | 'address' | 'section' | 'tags'
>;

export interface BookMetadata {
  fields: BookFields;
  /** What the book is about, without markup. */
  description: string | null;
  /** Everything that a title page repeats: titles, people, publishers, years. */
  repeated: readonly string[];
}

/** A Dublin Core element or a `meta` with what refines it. */
interface Statement {
  name: string;
  value: string;
  attributes: ReadonlyMap<string, string>;
  /** Property → value of the `meta` elements that refine this one. */
  refined: ReadonlyMap<string, string>;
}

const mostTags = 40;

/** Dublin Core of a package document, of EPUB 2 (attributes) and 3 (refinements). */
export function readMetadata(metadata: XmlElement | undefined): BookMetadata {
  const all = metadata === undefined ? [] : statements(metadata);
  const named = (name: string): Statement[] => all.filter((each) => each.name === name);
  const titles = inSequence(named('title'));
  const title = titles.find(({ refined }) => refined.get('title-type') === 'main') ?? titles[0];
  const creators = inSequence(named('creator'));
  const authors = creators.filter((each) => ['aut', undefined].includes(roleOf(each)));
  const byline = unique((authors.length > 0 ? authors : creators).map(({ value }) => value)).join(', ');
  const publishers = named('publisher');
  const published = publicationDate(named('date'), modifiedOf(all));
  const language = named('language')
    .map(({ value }) => languageTag(value))
    .find((tag) => tag !== null);
  const address = [...named('identifier'), ...named('source')]
    .map(({ value }) => pageAddress(value))
    .find((found) => found !== null);
  const fields: BookFields = {
    tags: unique(named('subject').map(({ value }) => value))
      .filter(({ length }) => length <= 120)
      .slice(0, mostTags),
  };
  const put = (
    field: Exclude<keyof BookFields, 'tags'>,
    value: string | null | undefined,
    origin: FieldOrigin,
  ): void => {
    if (value) fields[field] = { value, origin } satisfies Stated;
  };
  put('title', title?.value, 'dublin-core');
  put('byline', byline, 'dublin-core');
  put('source', publishers[0]?.value, 'dublin-core');
  put('published', published, 'dublin-core');
  put('language', language, 'dublin-core');
  put('address', address, 'dublin-core');
  put('section', seriesOf(all), 'meta');
  const people = [...creators, ...named('contributor'), ...publishers].flatMap(
    ({ value, refined, attributes }) => [
      value,
      refined.get('file-as') ?? attributes.get('opf:file-as') ?? '',
    ],
  );
  const years = named('date').flatMap(({ value }) => [value, value.slice(0, 4)]);
  return {
    fields,
    description: descriptionOf(named('description')[0]?.value),
    repeated: [...titles.map(({ value }) => value), ...people, ...years].filter(Boolean),
  };
}

function statements(metadata: XmlElement): Statement[] {
  const elements: XmlElement[] = [];
  const collect = (parent: XmlElement): void => {
    for (const child of parent.children.filter(isElement)) {
      elements.push(child);
      collect(child); // OEB and early EPUB 2 group them in `dc-metadata` and `x-metadata`
    }
  };
  collect(metadata);
  const refinements = new Map<string, Map<string, string>>();
  for (const element of elements) {
    const target = element.attributes.get('refines')?.trim().replace(/^#/, '');
    const property = element.attributes.get('property')?.trim();
    const value = wordsOf(element);
    if (!target || !property || value === undefined) continue;
    const known = refinements.get(target) ?? new Map<string, string>();
    if (!known.has(property)) known.set(property, value);
    refinements.set(target, known);
  }
  return elements
    .filter((element) => !element.attributes.has('refines'))
    .map((element) => ({
      name: element.local.toLowerCase(),
      value: wordsOf(element) ?? element.attributes.get('content')?.trim() ?? '',
      attributes: element.attributes,
      refined: refinements.get(element.attributes.get('id') ?? '') ?? new Map(),
    }))
    .filter(({ value }) => value !== '');
}

/** Shops write it in html, as text. */
function descriptionOf(value: string | undefined): string | null {
  const words = value
    ?.slice(0, 10_000)
    .replace(/<[^<>]{1,500}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words ? decodeHTML(words) : null;
}

/** By `display-seq` where stated, else as written. */
function inSequence(list: Statement[]): Statement[] {
  const place = (each: Statement): number => Number(each.refined.get('display-seq') ?? Number.NaN);
  return list
    .map((each, index) => ({ each, place: place(each), index }))
    .sort((one, other) => (one.place || Infinity) - (other.place || Infinity) || one.index - other.index)
    .map(({ each }) => each);
}

function roleOf({ refined, attributes }: Statement): string | undefined {
  return (refined.get('role') ?? attributes.get('opf:role') ?? attributes.get('role'))?.toLowerCase();
}

function modifiedOf(all: readonly Statement[]): string | undefined {
  return all.find(({ attributes }) => attributes.get('property') === 'dcterms:modified')?.value;
}

/** Programs put the moment of conversion where the book's date belongs; then it equals the last change to the second. */
function publicationDate(dates: readonly Statement[], modified: string | undefined): string | null {
  const event = ({ attributes }: Statement): string =>
    (attributes.get('opf:event') ?? attributes.get('event') ?? '').toLowerCase();
  const rank = ['publication', '', 'original-publication', 'ops-publication', 'epub-publication'];
  const candidates = dates
    .filter((date) => rank.includes(event(date)) && !(date.value === modified && date.value.includes('T')))
    .sort((one, other) => rank.indexOf(event(one)) - rank.indexOf(event(other)));
  for (const { value } of candidates) {
    const date = machineDate(value);
    if (date !== null) return date;
  }
  return null;
}

/** The primary language alone, as web pages have it: regions would split one language into many. */
function languageTag(value: string): string | null {
  const tag = /^([a-z]{2,3})(?:[-_][a-z0-9]{1,8}){0,4}$/i.exec(value.trim())?.[1]?.toLowerCase() ?? null;
  return tag !== null && ['und', 'zxx', 'mul', 'mis'].includes(tag) ? null : tag;
}

/** The front page of a shop or a library says nothing of one book. */
function pageAddress(value: string): string | null {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return null;
  const { pathname, search, href } = new URL(value);
  return pathname === '/' && search === '' ? null : href;
}

function seriesOf(all: readonly Statement[]): string | null {
  const collection = all.find(
    ({ attributes, refined }) =>
      attributes.get('property') === 'belongs-to-collection' &&
      (refined.get('collection-type') === 'series' ||
        (!refined.has('collection-type') && refined.has('group-position'))),
  );
  const calibre = all.find(({ attributes }) => attributes.get('name') === 'calibre:series');
  return collection?.value ?? calibre?.value ?? null;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))];
}
