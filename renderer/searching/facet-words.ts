import type { Collection } from '../../contract/model.ts';

/** In the order in which they are offered. */
export const facetNames = ['source', 'place', 'tag', 'collection', 'language'] as const;
export type FacetName = (typeof facetNames)[number];

export const facetTitles: Record<FacetName, string> = {
  source: 'Source',
  place: 'Place',
  tag: 'Tag',
  collection: 'Collection',
  language: 'Language',
};

const languages = new Intl.DisplayNames(undefined, { type: 'language', fallback: 'code' });

/** A value as people call it: collections are counted by id, languages by code. */
export function facetLabel(name: FacetName, value: string, collections: readonly Collection[]): string {
  if (name === 'collection') return collections.find(({ id }) => id === value)?.name ?? 'Collection';
  if (name !== 'language') return value;
  try {
    return languages.of(value) ?? value;
  } catch {
    // A language that the file named in its own words.
    return value;
  }
}
