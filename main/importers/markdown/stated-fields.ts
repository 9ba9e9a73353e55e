import { readDate } from '../../understanding/date-text.ts';
import { isoDate } from '../../understanding/iso-date.ts';
import type { ImportedArticle, Stated } from '../importer.ts';
import type { WrittenFields } from './read-fields.ts';

type Stateable = 'title' | 'byline' | 'source' | 'place' | 'published' | 'language' | 'address' | 'section';
export type StatedFields = Partial<Record<Stateable, Stated>> & Pick<ImportedArticle, 'tags'>;

/** What the keys of front matter mean, the most telling first: the names that blogs, note programs and exporters use. */
const keys: Record<Exclude<Stateable, 'source'>, string> = {
  title: 'title headline',
  byline: 'author authors byline creator by',
  place: 'place location city',
  published:
    'date published publishdate publish_date pubdate date_published datepublished published_at created date-created',
  language: 'language lang locale',
  address: 'url link canonical canonical_url canonicalurl permalink source_url original_url address href',
  section: 'section category categories rubric',
};
const sourceKeys = 'source publisher publication site site_name sitename outlet website newspaper';
const tagKeys = 'tags tag keywords topics labels';

export function stateFields(fields: WrittenFields): StatedFields {
  const stated: StatedFields = {};
  const set = (field: Stateable, value: string | null): void => {
    if (value !== null && value !== '') stated[field] ??= { value, origin: 'front-matter' };
  };
  for (const key of names(keys.title)) set('title', text(fields.get(key)));
  for (const key of names(keys.byline)) set('byline', people(fields.get(key)));
  for (const key of names(keys.place)) set('place', text(fields.get(key)));
  for (const key of names(keys.published)) set('published', date(fields.get(key)));
  for (const key of names(keys.language)) set('language', language(fields.get(key)));
  for (const key of names(keys.address)) set('address', address(fields.get(key)));
  for (const key of names(sourceKeys)) {
    const value = text(fields.get(key));
    // Clippers write the address of the page as its source.
    if (address(value) === null) set('source', value);
    else set('address', address(value));
  }
  for (const key of names(keys.section)) set('section', items(fields.get(key))[0] ?? null);
  const tags = names(tagKeys).flatMap((key) => items(fields.get(key)));
  if (tags.length > 0) stated.tags = [...new Set(tags.map((tag) => tag.replace(/^#/, '')))];
  return stated;
}

function names(list: string): string[] {
  return list.split(' ');
}

function text(value: unknown): string | null {
  if (typeof value === 'string') return plainLink(value.trim());
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return null;
}

/** `[[Ann Lee]]` and `[Ann Lee](https://…)` → `Ann Lee`. */
function plainLink(value: string): string {
  return value
    .replace(/^\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]$/, '$1')
    .replace(/^\[([^\]]+)\]\([^)]*\)$/, '$1')
    .trim();
}

function items(value: unknown): string[] {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,;]/) : [value];
  return list.map((item) => text(item)).filter((item): item is string => item !== null && item !== '');
}

/** Names as a list, as one text, or as `{ name }`. */
function people(value: unknown): string | null {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const found = list.map((person) =>
    typeof person === 'object' && person !== null && 'name' in person ? text(person.name) : text(person),
  );
  return found.filter((name) => name !== null && name !== '').join(', ') || null;
}

function date(value: unknown): string | null {
  if (typeof value === 'number') return /^(?:1[4-9]|20|21)\d{2}$/.test(String(value)) ? String(value) : null;
  if (typeof value !== 'string') return null;
  const written = value.trim();
  if (/^(?:1[4-9]|20|21)\d{2}(?:-(?:0[1-9]|1[0-2]))?$/.test(written)) return written;
  const stated = readDate(written);
  return stated && isoDate(stated);
}

function language(value: unknown): string | null {
  const tag = text(value)?.replaceAll('_', '-') ?? '';
  if (!/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

function address(value: unknown): string | null {
  const written = typeof value === 'string' ? value.trim() : '';
  return /^https?:\/\/[^\s<>"]+$/i.test(written) ? written : null;
}
