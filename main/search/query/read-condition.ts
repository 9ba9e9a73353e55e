import type { SearchSort } from '../search-engine.ts';
import type { QueryField } from './make-words.ts';
import { type Condition, type HavingField, havingFields, type QueryNode } from './query-tree.ts';
import { readDayRange, readInstantRange, readNumberRange } from './read-range.ts';

const textFieldNames = new Map<string, Exclude<QueryField, null>>([
  ['title', 'title'],
  ['byline', 'byline'],
  ['author', 'byline'],
  ['by', 'byline'],
  ['source', 'source'],
  ['place', 'place'],
  ['section', 'section'],
  ['tag', 'tag'],
  ['body', 'body'],
  ['text', 'body'],
  ['note', 'note'],
  ['highlight', 'highlight'],
  ['person', 'person'],
]);
const conditionNames = new Set([
  'date',
  'added',
  'words',
  'lang',
  'language',
  'in',
  'collection',
  'is',
  'has',
]);
const sorts = new Set<SearchSort>(['relevance', 'date', 'added', 'title']);
/** Other names of what an article can have. */
const havingNames = new Map<string, HavingField>([
  ['text', 'body'],
  ['author', 'byline'],
  ['lang', 'language'],
]);

export function textFieldNamed(name: string): Exclude<QueryField, null> | null {
  return textFieldNames.get(name.toLowerCase()) ?? null;
}

export function isConditionName(name: string): boolean {
  return conditionNames.has(name.toLowerCase());
}

export function isOrderName(name: string): boolean {
  return name.toLowerCase() === 'sort';
}

export function readSort(value: string): SearchSort | null {
  const wanted = value.toLowerCase();
  for (const sort of sorts) if (sort === wanted) return sort;
  return null;
}

/** `text` is the condition as it was written. Null when the value says nothing to the field. */
export function readCondition(name: string, value: string, text: string, now: Date): QueryNode | null {
  if (name.toLowerCase() === 'is' && value.toLowerCase() === 'annotated')
    return {
      kind: 'any',
      parts: [
        { kind: 'where', text: 'has:note', condition: { about: 'having', field: 'note' } },
        { kind: 'where', text: 'has:highlight', condition: { about: 'having', field: 'highlight' } },
      ],
      written: 'is:annotated',
    };
  const condition = conditionOf(name.toLowerCase(), value, now);
  return condition === null ? null : { kind: 'where', text, condition };
}

function conditionOf(name: string, value: string, now: Date): Condition | null {
  switch (name) {
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
    case 'collection':
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
  // One of a thing is asked for as well by its plural.
  for (const wanted of [value, value.replace(/s$/, '')]) {
    const field = havingNames.get(wanted) ?? havingFields.find((name) => name === wanted);
    if (field !== undefined) return { about: 'having', field };
  }
  return null;
}
