import { decodeHTML } from 'entities';
import type { DataField } from '../../../contract/import-model.ts';
import { readDateline } from '../../understanding/dateline.ts';
import { isoDate } from '../../understanding/iso-date.ts';
import { addressOf, dateOf, epochInstant, instantOf, languageOf } from '../exports/facts.ts';
import { readMarkup } from '../exports/read-markup.ts';
import { textToHtml } from '../exports/text-to-html.ts';
import type { ImportedArticle, PartProblem, Stated, TextEncoding } from '../importer.ts';
import type { JsonRecord } from '../json/json-record.ts';
import { listOfValue, textOfValue, valueIn } from './record-values.ts';

export interface RecordContext {
  /** Name of the file, for messages. */
  name: string;
  encoding: TextEncoding | null;
  mapping: ReadonlyMap<string, DataField>;
}

type Values = Partial<Record<DataField, unknown[]>>;

/** One record of a table or list as an article: with its text, or without one where it holds a title or link alone. */
export async function recordArticle(
  record: JsonRecord,
  within: string,
  context: RecordContext,
): Promise<ImportedArticle | PartProblem> {
  const values: Values = {};
  for (const [column, field] of context.mapping) {
    const value = valueIn(record, column);
    if (value === undefined || value === null || value === '') continue;
    values[field] = [...(values[field] ?? []), value];
  }
  const text = (field: DataField): string => textOfValue(values[field]?.[0]);
  const address = addressOf(text('address'));
  const title = plainTitle(text('title'));
  const body = await bodyOf(values, title, address);
  const excerpt = body === null ? textToHtml(text('excerpt')) : '';
  if (title === '' && address === null && body === null && excerpt === '')
    return {
      problem: 'no-text',
      message: `"${context.name}", ${within}: neither a title, a link nor a text.`,
      within,
    };
  const article: ImportedArticle = {
    html: body?.html ?? excerpt,
    images: body?.images ?? [],
    missing: [...(body?.missing ?? [])],
    encoding: context.encoding,
    within,
  };
  if (body === null) {
    article.withoutText = true;
    if (excerpt !== '') article.missing.push({ kind: 'text', address: address ?? '', reason: 'absent' });
  }
  return { ...article, ...fieldsOf(values, text, title, address) };
}

async function bodyOf(
  values: Values,
  title: string,
  address: string | null,
): Promise<Pick<ImportedArticle, 'html' | 'images' | 'missing'> | null> {
  const html = textOfValue(values.html?.[0]);
  const text = textOfValue(values.text?.[0], '\n\n');
  const markup = html !== '' ? html : looksLikeMarkup(text) ? text : '';
  if (markup !== '') {
    const read = await readMarkup(markup, { title, address, images: [], sibling: async () => null });
    if (read !== null) return read;
  }
  return text === '' ? null : { html: textToHtml(text), images: [], missing: [] };
}

function looksLikeMarkup(text: string): boolean {
  return /^\s*<(?:!doctype|html|body|article|section|div|p|h[1-6]|figure|img|span|ul|ol|table|blockquote)\b[^<>]*>/i.test(
    text.slice(0, 400),
  );
}

function fieldsOf(
  values: Values,
  text: (field: DataField) => string,
  title: string,
  address: string | null,
): Partial<ImportedArticle> {
  const dateline = datelineOf(text('dateline'));
  const published = publishedOf(values.published?.[0]) ?? dateline?.published ?? null;
  const saved = instantOf(text('saved'));
  const note = text('note');
  const lists = (field: DataField): string[] => [
    ...new Set(withoutNumbers((values[field] ?? []).flatMap((value) => listOfValue(value)))),
  ];
  const tags = lists('tags');
  const collections = lists('collections');
  return {
    ...stated('title', title),
    ...stated('address', address),
    ...stated('byline', withoutNumbers([text('byline')])[0] ?? ''),
    ...stated('source', text('source') || (dateline?.source ?? '')),
    ...stated('place', text('place') || (dateline?.place ?? '')),
    ...stated('section', text('section')),
    ...stated('published', published),
    ...stated('language', languageOf(text('language'))),
    ...(tags.length > 0 && { tags }),
    ...(collections.length > 0 && { collections }),
    ...(saved !== null && { saved }),
    ...(note !== '' && { note }),
  };
}

/** Numbers name a person or a tag only to the database that they come from. */
function withoutNumbers(names: readonly string[]): string[] {
  return names.filter((name) => !/^\d+$/.test(name));
}

/** Titles are taken from pages, and often come as the page wrote them. */
function plainTitle(written: string): string {
  const bare = written.replace(
    /<\/?(?:a|b|br|em|font|i|small|span|strong|sub|sup|u)(?:\s[^<>]{0,200})?\/?>/gi,
    '',
  );
  const escaped = /&(?:[a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,5});/i.test(bare);
  const text = escaped ? decodeHTML(bare) : bare;
  return text.replace(/\s+/g, ' ').trim();
}

/** A date as it is written, or a count of seconds or milliseconds; a year alone stays a year. */
function publishedOf(value: unknown): string | null {
  const written = textOfValue(value);
  if (/^(?:1[5-9]|20)\d\d$/.test(written)) return written;
  if (/^\d{9,16}(?:\.\d+)?$/.test(written)) return epochInstant(Number(written));
  return dateOf(written);
}

/** `HOUSTON, Feb 26 -` alone in its column. */
function datelineOf(
  written: string,
): { place: string | null; source: string | null; published: string | null } | null {
  if (written === '') return null;
  const dateline = readDateline(`${written.replace(/\s*[-–—]+\s*$/, '')} - The text.`);
  if (dateline === null) return null;
  const { place, source, date } = dateline;
  return { place, source, published: date === null ? null : isoDate(date) };
}

function stated(
  field: 'title' | 'address' | 'byline' | 'source' | 'place' | 'section' | 'published' | 'language',
  value: string | null,
): Partial<Record<typeof field, Stated>> {
  const text = (value ?? '').replace(/\s+/g, ' ').trim();
  return text === '' ? {} : { [field]: { value: text, origin: 'markup' } };
}
