import type { DataField } from '../../../contract/import-model.ts';

/** By how well a name says what the column holds, best first; without case, spaces and marks. */
const names: Record<DataField, readonly string[]> = {
  title: [
    'title',
    'headline',
    'heading',
    'articletitle',
    'posttitle',
    'subject',
    'name',
    'заголовок',
    'название',
    'վերնագիր',
    'titel',
    'titre',
    'titulo',
  ],
  text: [
    'text',
    'fulltext',
    'articletext',
    'articlebody',
    'maintext',
    'bodytext',
    'body',
    'content',
    'contents',
    'textcontent',
    'plaintext',
    'story',
    'article',
    'selftext',
    'document',
    'текст',
    'տեքստ',
  ],
  html: ['html', 'contenthtml', 'bodyhtml', 'rawhtml', 'htmlcontent', 'articlehtml', 'markup'],
  excerpt: [
    'excerpt',
    'summary',
    'description',
    'abstract',
    'lead',
    'lede',
    'standfirst',
    'snippet',
    'teaser',
    'intro',
    'subtitle',
  ],
  published: [
    'published',
    'publishedat',
    'datepublished',
    'publicationdate',
    'publishdate',
    'publisheddate',
    'pubdate',
    'publishedon',
    'date',
    'articledate',
    'datetime',
    'timestamp',
    'time',
    'createdat',
    'created',
    'createdutc',
    'year',
    'дата',
    'ամսաթիվ',
    'datum',
  ],
  address: [
    'url',
    'link',
    'address',
    'href',
    'permalink',
    'canonicalurl',
    'articleurl',
    'sourceurl',
    'weburl',
    'uri',
    'ссылка',
  ],
  byline: [
    'byline',
    'author',
    'authors',
    'creator',
    'writer',
    'authorname',
    'journalist',
    'автор',
    'հեղինակ',
    'autor',
    'auteur',
  ],
  source: [
    'source',
    'sourcename',
    'publisher',
    'publication',
    'outlet',
    'newspaper',
    'journal',
    'agency',
    'provider',
    'website',
    'site',
    'sitename',
    'domain',
    'источник',
    'աղբյուր',
  ],
  place: ['place', 'location', 'city', 'placename', 'место', 'վայր'],
  dateline: ['dateline'],
  section: ['section', 'category', 'rubric', 'desk', 'рубрика', 'раздел', 'բաժին'],
  language: ['language', 'lang', 'locale', 'язык', 'լեզու'],
  tags: ['tags', 'tag', 'keywords', 'labels', 'topics', 'categories', 'subjects', 'теги'],
  collections: ['collection', 'collections', 'folder', 'list', 'shelf'],
  note: ['note', 'notes', 'comment', 'annotation'],
  saved: ['saved', 'savedat', 'added', 'addedat', 'dateadded', 'timeadded'],
};

/** Fields of which several columns may each give a part. */
const several: ReadonlySet<DataField> = new Set<DataField>(['tags', 'collections']);

/**
 * What columns mean by their names. Of several that could be the same field the best name takes it; an author's name may
 * stand inside (`author.name`).
 */
export function guessColumns(columns: readonly string[]): Map<string, DataField> {
  const mapping = new Map<string, DataField>();
  for (const [field, known] of Object.entries(names) as [DataField, readonly string[]][]) {
    const ranked = columns
      .map((column) => ({ column, rank: rankOf(column, known) }))
      .filter(({ rank }) => rank >= 0)
      .sort((one, other) => one.rank - other.rank);
    for (const { column } of several.has(field) ? ranked : ranked.slice(0, 1))
      if (!mapping.has(column)) mapping.set(column, field);
  }
  return mapping;
}

/** Whether files with these columns hold anything that could be an article. */
export function isEnough(mapping: ReadonlyMap<string, DataField>): boolean {
  return [...mapping.values()].some((field) => ['title', 'text', 'html', 'address'].includes(field));
}

function rankOf(column: string, known: readonly string[]): number {
  const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const inside = /^(.*)\.(?:name|rendered|text|value)$/.exec(column)?.[1];
  const rank = known.indexOf(plain(column));
  if (rank >= 0 || inside === undefined) return rank;
  const outer = known.indexOf(plain(inside));
  return outer < 0 ? -1 : outer + known.length;
}
