import type { SearchFacets } from '../../../contract/search-model.ts';
import type { ValueTable } from '../segments/columns.ts';
import type { Segment } from '../segments/segment.ts';
import type { IndexView } from './index-view.ts';

const mostValues = 200;
/** Days are counted one by one when the hits lie within so many. */
const mostDays = 100;
const none: readonly number[] = [];
const msPerDay = 86_400_000;

/**
 * How the hits spread over sources, places, months and so on; over all of them, not only those shown.
 *
 * @param lists The hits of each segment.
 */
export function countFacets({ segments }: IndexView, lists: readonly Uint32Array[]): SearchFacets {
  const source = new Map<string, number>();
  const place = new Map<string, number>();
  const language = new Map<string, number>();
  const tag = new Map<string, number>();
  const collection = new Map<string, number>();
  const days = new Map<number, number>();
  const stretch = { first: Number.POSITIVE_INFINITY, last: 0 };
  for (const [number, segment] of segments.entries()) {
    const hits = lists[number] ?? new Uint32Array(0);
    const { columns, tables } = segment;
    countColumn(columns.source, tables.sources, hits, source);
    countColumn(columns.place, tables.places, hits, place);
    countColumn(columns.language, tables.languages, hits, language);
    countLists(tables.tagsOf, tables.tags, hits, tag);
    countLists(tables.collectionsOf, tables.collections, hits, collection);
    countDays(segment, hits, days, stretch);
  }
  return {
    source: commonest(source),
    place: commonest(place),
    language: commonest(language),
    tag: commonest(tag),
    collection: commonest(collection),
    ...spreadDays(days, stretch),
  };
}

function countColumn(
  column: Uint32Array,
  { names }: ValueTable,
  hits: Uint32Array,
  into: Map<string, number>,
): void {
  const counts = new Uint32Array(names.length);
  for (let at = 0; at < hits.length; at++) {
    const value = column[hits[at] ?? 0] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  addCounts(counts, names, into);
}

function countLists(
  lists: readonly (readonly number[] | undefined)[],
  { names }: ValueTable,
  hits: Uint32Array,
  into: Map<string, number>,
): void {
  if (names.length < 2) return;
  const counts = new Uint32Array(names.length);
  for (let at = 0; at < hits.length; at++)
    for (const value of lists[hits[at] ?? 0] ?? none) counts[value] = (counts[value] ?? 0) + 1;
  addCounts(counts, names, into);
}

function addCounts(counts: Uint32Array, names: readonly string[], into: Map<string, number>): void {
  for (const [value, name] of names.entries()) {
    const count = counts[value] ?? 0;
    if (count > 0) into.set(name, (into.get(name) ?? 0) + count);
  }
}

function commonest(counts: ReadonlyMap<string, number>): { name: string; count: number }[] {
  return [...counts]
    .filter(([name]) => name !== '')
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, mostValues);
}

/** From the first to the last day on which any dated hit may lie. */
interface Stretch {
  first: number;
  last: number;
}

/** By day, 20231009, or month or year, 20231000 and 20230000, when no more is known; 0 without a date. */
function countDays(
  { columns }: Segment,
  hits: Uint32Array,
  days: Map<number, number>,
  stretch: Stretch,
): void {
  const { firstDay, lastDay } = columns;
  for (let at = 0; at < hits.length; at++) {
    const article = hits[at] ?? 0;
    const first = firstDay[article] ?? 0;
    const last = lastDay[article] ?? 0;
    if (first > 0) {
      stretch.first = Math.min(stretch.first, first);
      stretch.last = Math.max(stretch.last, last);
    }
    let day = first;
    if (first !== last)
      day =
        Math.floor(first / 100) === Math.floor(last / 100) ? first - (first % 100) : first - (first % 10_000);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
}

function spreadDays(
  counts: ReadonlyMap<number, number>,
  stretch: Stretch,
): Pick<SearchFacets, 'month' | 'day'> {
  const months = new Map<string, number>();
  const days: { name: string; count: number }[] = [];
  for (const [day, count] of counts) {
    const name = nameOf(day);
    const month = name.slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + count);
    if (name.length === 10) days.push({ name, count });
  }
  const apart = days.length === 0 ? 0 : (dayAt(stretch.last) - dayAt(stretch.first)) / msPerDay;
  const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
  return {
    month: [...months].map(([name, count]) => ({ name, count })).sort(byName),
    day: apart < mostDays ? days.sort(byName) : [],
  };
}

/** Milliseconds, for distances only: 31 February is a day of March. */
function dayAt(day: number): number {
  return Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100);
}

function nameOf(day: number): string {
  if (day === 0) return '';
  const digits = String(day).padStart(8, '0');
  const parts = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)];
  return parts.filter((part, at) => at === 0 || part !== '00').join('-');
}
