import type { LibraryOverview } from '../../contract/model.ts';
import { everything, type Refinement, searchesEverywhere } from '../archive/view.ts';
import { binLabel } from '../library/timeline-words.ts';
import { facetLabel, facetNames } from '../searching/facet-words.ts';
import type { Narrowing } from '../searching/query-chips.tsx';
import { rangeOf } from './use-dates.ts';
import { useView } from './view-store.ts';
import { viewTitle } from './view-words.ts';

export type { Narrowing } from '../searching/query-chips.tsx';

/** The view that is searched in, facets and dates: what narrows the list, each with a way out. */
export function useNarrowings(overview: LibraryOverview | undefined, searching: boolean): Narrowing[] {
  const { view, refinement, query, match, show, refine, search } = useView();
  const narrowings: Narrowing[] = [];
  if (searching && !searchesEverywhere(view))
    narrowings.push({
      name: 'view',
      label: view.kind === 'import' ? 'in one import' : `in ${viewTitle(view, overview)}`,
      onRemove: () => {
        show(everything);
        search(query, { typing: true });
        refine(refinement);
      },
    });
  // Not narrower but wider; it is undone in the same way.
  if (searching && match === 'any')
    narrowings.push({ name: 'match', label: 'any of the words', onRemove: () => search(query) });
  for (const name of facetNames) {
    const value = refinement[name];
    if (value === undefined) continue;
    narrowings.push({
      name,
      label: facetLabel(name, value, overview?.collections ?? []),
      onRemove: () => refine(without(refinement, [name])),
    });
  }
  const range = rangeOf(refinement);
  if (range !== null)
    narrowings.push({
      name: 'dates',
      label: binLabel({ from: range.publishedFrom, to: range.publishedTo }),
      onRemove: () => refine(without(refinement, ['publishedFrom', 'publishedTo'])),
    });
  return narrowings;
}

export function without(refinement: Refinement, names: readonly (keyof Refinement)[]): Refinement {
  const rest = { ...refinement };
  for (const name of names) delete rest[name];
  return rest;
}
