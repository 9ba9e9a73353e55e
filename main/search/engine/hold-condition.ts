import { type Condition, type HavingField, textFields } from '../query/query-tree.ts';
import { dayStretch } from '../query/read-range.ts';
import type { SearchRequest } from '../search-engine.ts';
import { stateNumber } from '../segments/columns.ts';
import { bodyField } from '../segments/postings.ts';
import type { Segment } from '../segments/segment.ts';

/** A test of the articles of one segment. */
export type Holds = (article: number) => boolean;

/** A condition as a test. `collectionsNamed` gives the ids of collections with that name. */
export function holdCondition(
  segment: Segment,
  condition: Condition,
  collectionsNamed: (name: string) => string[],
): Holds {
  const { columns, tables } = segment;
  switch (condition.about) {
    case 'published':
      return publishedWithin(segment, condition.from, condition.to);
    case 'added':
      return within(columns.added, condition);
    case 'words':
      return within(columns.words, condition);
    case 'language':
      return holdsLanguage(segment, condition.language);
    case 'collection': {
      const ids = [condition.collection, ...collectionsNamed(condition.collection)];
      return listed(tables.collectionsOf, new Set(ids.map((id) => tables.collections.numberOf(id))));
    }
    case 'state': {
      const state = stateNumber(condition.state);
      return (article) => columns.state[article] === state;
    }
    case 'starred':
      return (article) => columns.starred[article] === 1;
    case 'dated':
      return (article) => columns.firstDay[article] !== 0;
    case 'having':
      return holdsSomething(segment, condition.field);
  }
}

/** The request's own filter; every part must hold. */
export function holdFilter(segment: Segment, filter: SearchRequest['filter']): Holds[] {
  const { columns, tables } = segment;
  const tests: Holds[] = [];
  const { only, state, starred, annotated, collection, tag, source, place, language } = filter;
  if (only !== undefined) {
    const articles = new Set(only.map((id) => segment.articleOf(id)));
    tests.push((article) => articles.has(article));
  }
  if (state !== undefined) tests.push((article) => columns.state[article] === stateNumber(state));
  if (starred !== undefined) tests.push((article) => (columns.starred[article] === 1) === starred);
  if (annotated !== undefined) {
    const note = holdsSomething(segment, 'note');
    const highlight = holdsSomething(segment, 'highlight');
    tests.push((article) => (note(article) || highlight(article)) === annotated);
  }
  if (collection !== undefined)
    tests.push(listed(tables.collectionsOf, new Set([tables.collections.numberOf(collection)])));
  if (tag !== undefined) tests.push(listed(tables.tagsOf, new Set([tables.tags.numberOf(tag)])));
  if (source !== undefined) tests.push(equals(columns.source, tables.sources.numberOf(source)));
  if (place !== undefined) tests.push(equals(columns.place, tables.places.numberOf(place)));
  if (language !== undefined) tests.push(equals(columns.language, tables.languages.numberOf(language)));
  const from = filter.publishedFrom === undefined ? null : (dayStretch(filter.publishedFrom)?.from ?? null);
  const to = filter.publishedTo === undefined ? null : (dayStretch(filter.publishedTo)?.to ?? null);
  if (from !== null || to !== null) tests.push(publishedWithin(segment, from, to));
  return tests;
}

/** All of the article's date lies inside: one of which only the year is known is in no month. */
function publishedWithin({ columns }: Segment, from: number | null, to: number | null): Holds {
  return (article) => {
    const first = columns.firstDay[article] ?? 0;
    if (first === 0) return false;
    return (from === null || first >= from) && (to === null || (columns.lastDay[article] ?? 0) <= to);
  };
}

function within(
  column: Float64Array | Uint32Array,
  { from, to }: { from: number | null; to: number | null },
): Holds {
  return (article) => {
    const value = column[article] ?? 0;
    return (from === null || value >= from) && (to === null || value <= to);
  };
}

/** `lang:en` holds for `en` and `en-GB`. */
function holdsLanguage({ columns, tables }: Segment, wanted: string): Holds {
  const holding = new Set<number>();
  for (const [number, name] of tables.languages.names.entries()) {
    const language = name.toLowerCase();
    if (language === wanted || language.startsWith(`${wanted}-`)) holding.add(number);
  }
  return (article) => holding.has(columns.language[article] ?? 0);
}

function holdsSomething({ columns, tables, articles }: Segment, field: HavingField): Holds {
  if (field === 'tag') return (article) => (tables.tagsOf[article]?.length ?? 0) > 0;
  if (field === 'collection') return (article) => (tables.collectionsOf[article]?.length ?? 0) > 0;
  if (field === 'language') {
    const none = tables.languages.numberOf('');
    return (article) => columns.language[article] !== none;
  }
  const number = textFields.indexOf(field);
  if (number === bodyField) return (article) => (columns.bodyLength[article] ?? 0) > 0;
  return (article) => (columns.shortLengths[number * articles + article] ?? 0) > 0;
}

function listed(lists: readonly (readonly number[] | undefined)[], wanted: Set<number | undefined>): Holds {
  return (article) => lists[article]?.some((number) => wanted.has(number)) ?? false;
}

function equals(column: Uint32Array, wanted: number | undefined): Holds {
  return (article) => column[article] === wanted;
}
