import { machineDate } from '../html/metadata/written-date.ts';
import type { ImportedArticle } from '../importer.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, childrenOf, wordsOf } from '../xml/xml-tree.ts';

export type BookFields = Pick<
  ImportedArticle,
  'title' | 'byline' | 'source' | 'published' | 'language' | 'address' | 'section' | 'tags'
>;

const mostTags = 40;

/** What the description of a FictionBook says of the book. */
export function readDescription(description: XmlElement | undefined): BookFields {
  const title = childOf(description, 'title-info');
  const edition = childOf(description, 'publish-info');
  const file = childOf(description, 'document-info');
  const fields: BookFields = { tags: tagsOf(title) };
  const put = (field: Exclude<keyof BookFields, 'tags'>, value: string | null | undefined): void => {
    if (value) fields[field] = { value, origin: 'markup' };
  };
  const authors = title ? childrenOf(title, 'author').map(personName) : [];
  const year = childOf(title, 'date');
  put('title', wordsOf(childOf(title, 'book-title')) ?? wordsOf(childOf(edition, 'book-name')));
  put('byline', [...new Set(authors.filter((name) => name !== ''))].join(', '));
  put('source', wordsOf(childOf(edition, 'publisher')));
  put(
    'published',
    [wordsOf(childOf(edition, 'year')), year?.attributes.get('value'), wordsOf(year)]
      .map((value) => (value === undefined ? null : machineDate(value)))
      .find((date) => date !== null),
  );
  put('language', languageOf(wordsOf(childOf(title, 'lang'))));
  put('address', pageAddress(file));
  put('section', seriesOf(title) ?? seriesOf(edition));
  return fields;
}

function personName(person: XmlElement): string {
  const names = ['first-name', 'middle-name', 'last-name'].map(
    (part) => wordsOf(childOf(person, part)) ?? '',
  );
  return names.filter((name) => name !== '').join(' ') || (wordsOf(childOf(person, 'nickname')) ?? '');
}

/** Genres are codes (`sf_history`) that can be read as words; keywords are words. */
function tagsOf(title: XmlElement | undefined): string[] {
  if (title === undefined) return [];
  const genres = childrenOf(title, 'genre').map((genre) => (wordsOf(genre) ?? '').replaceAll('_', ' '));
  const keywords = (wordsOf(childOf(title, 'keywords')) ?? '').split(/[,;]/).map((word) => word.trim());
  return [...new Set([...genres, ...keywords])]
    .filter((tag) => tag !== '' && tag.length <= 120)
    .slice(0, mostTags);
}

function languageOf(value: string | undefined): string | null {
  return /^([a-z]{2,3})(?:[-_][a-z0-9]{1,8})*$/i.exec(value?.slice(0, 40) ?? '')?.[1]?.toLowerCase() ?? null;
}

/** The page that the text was taken from; the front page of a site says nothing of one book. */
function pageAddress(file: XmlElement | undefined): string | null {
  for (const element of file ? childrenOf(file, 'src-url') : []) {
    const value = wordsOf(element) ?? '';
    if (/^https?:\/\//i.test(value) && URL.canParse(value) && new URL(value).pathname !== '/')
      return new URL(value).href;
  }
  return null;
}

function seriesOf(info: XmlElement | undefined): string | null {
  return childOf(info, 'sequence')?.attributes.get('name')?.trim() || null;
}
