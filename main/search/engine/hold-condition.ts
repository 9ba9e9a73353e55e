import { type Condition, type HavingField, textFields } from '../query/query-tree.ts';
import { dayStretch } from '../query/read-range.ts';
import type { SearchRequest } from '../search-engine.ts';
import type { ArticleIndex } from './article-index.ts';
import { stateNumber } from './columns.ts';

export type Holds = (slot: number) => boolean;

/** A condition as a test of slots. `collectionsNamed` gives the ids of collections with that name. */
export function holdCondition(
  index: ArticleIndex,
  condition: Condition,
  collectionsNamed: (name: string) => string[],
): Holds {
  const { columns } = index;
  switch (condition.about) {
    case 'published':
      return publishedWithin(index, condition.from, condition.to);
    case 'added':
      return within(columns.added, condition);
    case 'words':
      return within(columns.words, condition);
    case 'language':
      return holdsLanguage(index, condition.language);
    case 'collection': {
      const ids = [condition.collection, ...collectionsNamed(condition.collection)];
      return listed(columns.collectionsOf, new Set(ids.map((id) => columns.collections.numberOf(id))));
    }
    case 'state': {
      const state = stateNumber(condition.state);
      return (slot) => columns.state[slot] === state;
    }
    case 'starred':
      return (slot) => columns.starred[slot] === 1;
    case 'dated':
      return (slot) => columns.firstDay[slot] !== 0;
    case 'having':
      return holdsSomething(index, condition.field);
  }
}

/** The request's own filter; every part must hold. */
export function holdFilter(index: ArticleIndex, filter: SearchRequest['filter']): Holds[] {
  const { columns } = index;
  const tests: Holds[] = [];
  const { only, state, starred, annotated, collection, tag, source, place, language } = filter;
  if (only !== undefined) {
    const slots = new Set(only.map((id) => index.slotOf(id)));
    tests.push((slot) => slots.has(slot));
  }
  if (state !== undefined) tests.push((slot) => columns.state[slot] === stateNumber(state));
  if (starred !== undefined) tests.push((slot) => (columns.starred[slot] === 1) === starred);
  if (annotated !== undefined) {
    const note = holdsSomething(index, 'note');
    const highlight = holdsSomething(index, 'highlight');
    tests.push((slot) => (note(slot) || highlight(slot)) === annotated);
  }
  if (collection !== undefined)
    tests.push(listed(columns.collectionsOf, new Set([columns.collections.numberOf(collection)])));
  if (tag !== undefined) tests.push(listed(columns.tagsOf, new Set([columns.tags.numberOf(tag)])));
  if (source !== undefined) tests.push(equals(columns.source, columns.sources.numberOf(source)));
  if (place !== undefined) tests.push(equals(columns.place, columns.places.numberOf(place)));
  if (language !== undefined) tests.push(equals(columns.language, columns.languages.numberOf(language)));
  const from = filter.publishedFrom === undefined ? null : (dayStretch(filter.publishedFrom)?.from ?? null);
  const to = filter.publishedTo === undefined ? null : (dayStretch(filter.publishedTo)?.to ?? null);
  if (from !== null || to !== null) tests.push(publishedWithin(index, from, to));
  return tests;
}

/** All of the article's date lies inside: one of which only the year is known is in no month. */
function publishedWithin({ columns }: ArticleIndex, from: number | null, to: number | null): Holds {
  return (slot) => {
    const first = columns.firstDay[slot] ?? 0;
    if (first === 0) return false;
    return (from === null || first >= from) && (to === null || (columns.lastDay[slot] ?? 0) <= to);
  };
}

function within(
  column: Float64Array | Uint32Array,
  { from, to }: { from: number | null; to: number | null },
): Holds {
  return (slot) => {
    const value = column[slot] ?? 0;
    return (from === null || value >= from) && (to === null || value <= to);
  };
}

/** `lang:en` holds for `en` and `en-GB`. */
function holdsLanguage({ columns }: ArticleIndex, wanted: string): Holds {
  const holding = new Set<number>();
  columns.languages.names.forEach((name, number) => {
    const language = name.toLowerCase();
    if (language === wanted || language.startsWith(`${wanted}-`)) holding.add(number);
  });
  return (slot) => holding.has(columns.language[slot] ?? 0);
}

function holdsSomething(index: ArticleIndex, field: HavingField): Holds {
  const { columns } = index;
  if (field === 'tag') return (slot) => (columns.tagsOf[slot]?.length ?? 0) > 0;
  if (field === 'collection') return (slot) => (columns.collectionsOf[slot]?.length ?? 0) > 0;
  if (field === 'language') {
    const none = columns.languages.numberOf('');
    return (slot) => columns.language[slot] !== none;
  }
  const lengths = index.lengthsOf(textFields.indexOf(field));
  return (slot) => (lengths[slot] ?? 0) > 0;
}

function listed(lists: readonly (readonly number[])[], wanted: Set<number | undefined>): Holds {
  return (slot) => lists[slot]?.some((number) => wanted.has(number)) ?? false;
}

function equals(column: Uint32Array, wanted: number | undefined): Holds {
  return (slot) => column[slot] === wanted;
}
