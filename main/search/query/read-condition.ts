import type { SearchSort } from '../search-engine.ts';
import type { Condition, TextField } from './query-tree.ts';
import { readDayRange, readInstantRange, readNumberRange } from './read-range.ts';

const textFieldNames = new Map<string, TextField>([
  ['title', 'title'],
  ['byline', 'byline'],
  ['author', 'byline'],
  ['source', 'source'],
  ['place', 'place'],
  ['section', 'section'],
  ['tag', 'tag'],
  ['body', 'body'],
  ['text', 'body'],
  ['note', 'note'],
  ['highlight', 'highlight'],
]);
const conditionNames = new Set(['date', 'added', 'words', 'lang', 'language', 'in', 'is', 'has']);
const sorts = new Set<SearchSort>(['relevance', 'date', 'added', 'title']);

export function textFieldNamed(name: string): TextField | null {
  return textFieldNames.get(name.toLowerCase()) ?? null;
}

export function isConditionName(name: string): boolean {
  return conditionNames.has(name.toLowerCase());
}

export function readSort(value: string): SearchSort | null {
  const wanted = value.toLowerCase();
  for (const sort of sorts) if (sort === wanted) return sort;
  return null;
}

/** Null when the value says nothing to the field. */
export function readCondition(name: string, value: string, now: Date): Condition | null {
  switch (name.toLowerCase()) {
    case 'date':
      return ranged('published', readDayRange(value, now));
    case 'added':
      return ranged('added', readInstantRange(value, now));
    case 'words':
      return ranged('words', readNumberRange(value));
    case 'lang':
    case 'language':
      return value === '' ? null : { about: 'language', language: value.toLowerCase() };
    case 'in':
      return value.trim() === '' ? null : { about: 'collection', collection: value.trim() };
    case 'is':
      return readIs(value.toLowerCase());
    case 'has':
      return readHas(value.toLowerCase());
    default:
      return null;
  }
}

function ranged<A extends 'published' | 'added' | 'words'>(
  about: A,
  range: { from: number | null; to: number | null } | null,
): { about: A; from: number | null; to: number | null } | null {
  return range === null ? null : { about, ...range };
}

function readIs(value: string): Condition | null {
  if (value === 'unread' || value === 'reading' || value === 'finished')
    return { about: 'state', state: value };
  if (value === 'read') return { about: 'state', state: 'finished' };
  return value === 'starred' ? { about: 'starred' } : null;
}

function readHas(value: string): Condition | null {
  if (value === 'date') return { about: 'dated' };
  const field = /^(note|highlight|tag)s?$/.exec(value)?.[1];
  return field === 'note' || field === 'highlight' || field === 'tag' ? { about: 'having', field } : null;
}
