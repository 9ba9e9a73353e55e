import type { EngineAnswer } from '../search-engine.ts';
import type { ArticleIndex } from './article-index.ts';
import type { ValueTable } from './columns.ts';

const mostValues = 200;

/** How the hits spread over sources, places, languages and months; over all of them, not only those shown. */
export function countFacets({ columns }: ArticleIndex, hits: Uint8Array): EngineAnswer['facets'] {
  const months = count(columns.month, columns.months, hits);
  return {
    source: commonest(named(count(columns.source, columns.sources, hits))),
    place: commonest(named(count(columns.place, columns.places, hits))),
    language: commonest(named(count(columns.language, columns.languages, hits))),
    tag: commonest(listed(columns.tagsOf, columns.tags, hits)),
    collection: commonest(listed(columns.collectionsOf, columns.collections, hits)),
    day: [],
    month: months.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

interface NamedCount {
  name: string;
  count: number;
}

function count(column: Uint32Array, table: ValueTable, hits: Uint8Array): NamedCount[] {
  const counts = new Uint32Array(table.names.length);
  for (let slot = 0; slot < hits.length; slot++)
    if (hits[slot] === 1) {
      const value = column[slot] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  return table.names
    .map((name, value) => ({ name, count: counts[value] ?? 0 }))
    .filter((value) => value.count > 0);
}

function listed(lists: readonly (readonly number[])[], table: ValueTable, hits: Uint8Array): NamedCount[] {
  const counts = new Uint32Array(table.names.length);
  for (let slot = 0; slot < hits.length; slot++)
    if (hits[slot] === 1) for (const value of lists[slot] ?? []) counts[value] = (counts[value] ?? 0) + 1;
  return table.names
    .map((name, value) => ({ name, count: counts[value] ?? 0 }))
    .filter(({ name, count }) => name !== '' && count > 0);
}

function named(values: NamedCount[]): NamedCount[] {
  return values.filter(({ name }) => name !== '');
}

function commonest(values: NamedCount[]): NamedCount[] {
  return values.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)).slice(0, mostValues);
}
