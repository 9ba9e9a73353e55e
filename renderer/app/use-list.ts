import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ArticleFilter, LibraryOverview, NamedCount, Settings } from '../../contract/model.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { useArticleRows } from '../archive/article-rows.ts';
import type { FetchAllIds, PagedRows, RowPage } from '../archive/paged-rows.ts';
import { useTimeline } from '../archive/use-overview.ts';
import { everything, filterOf, searchesEverywhere, searchFilterOf } from '../archive/view.ts';
import { binLabel } from '../library/timeline.tsx';
import { facetLabel } from '../searching/facets.tsx';
import type { Narrowing } from '../searching/query-chips.tsx';
import { type HitPage, useSearchRows } from '../searching/search-rows.ts';
import { useView } from './view-store.ts';
import { viewTitle } from './view-words.ts';

export interface List {
  rows: PagedRows<RowPage> & { fetchAllIds: FetchAllIds };
  searching: boolean;
  /** The answer to the search that is shown, if one is. */
  answer: HitPage['answer'] | undefined;
  filter: ArticleFilter;
  months: readonly { month: string; count: number }[];
  /** What narrows the list beyond its view, each with a way out. */
  narrowings: Narrowing[];
}

/** The rows of the list: the view's articles, or the hits while there is a query. */
export function useList(settings: Settings, overview: LibraryOverview | undefined, shown: boolean): List {
  const { view, refinement, query, typing, strict, sort } = useView();
  const searching = query.trim() !== '';
  const filter = useMemo(
    () => (searching ? searchFilterOf(view, refinement) : filterOf(view, refinement)),
    [searching, view, refinement],
  );
  const articles = useArticleRows(filter, settings.listOrder, settings.listDescending, shown && !searching);
  const hits = useSearchRows({ query, filter, sort, typing, relax: !strict }, shown && searching);
  const answer = searching ? hits.head?.answer : undefined;
  const months = useMonths(filter, searching, answer?.facets.month);
  return {
    rows: searching ? hits : articles,
    searching,
    answer,
    filter,
    months,
    narrowings: useNarrowings(overview, searching),
  };
}

/** Of all dates, also of those that the brush leaves out: the chosen ones are shown among the others. */
function useMonths(
  filter: ArticleFilter,
  searching: boolean,
  answered: NamedCount[] | undefined,
): readonly { month: string; count: number }[] {
  const archive = useArchive();
  const { query, typing, strict } = useView();
  const { publishedFrom, publishedTo, ...undatedFilter } = filter;
  const brushed = publishedFrom !== undefined || publishedTo !== undefined;
  const listed = useTimeline(undatedFilter);
  const around = useQuery({
    queryKey: ['search', 'months', query, undatedFilter, typing, strict],
    queryFn: async () => {
      const request = { query, filter: undatedFilter, typing, relax: !strict, limit: 1 };
      return (await archive.search.find(request)).facets.month;
    },
    enabled: searching && brushed,
    placeholderData: (before) => before,
  }).data;
  const counts = brushed ? around : answered;
  return useMemo(
    () => (searching ? (counts ?? []).map(({ name, count }) => ({ month: name, count })) : (listed ?? [])),
    [searching, counts, listed],
  );
}

function useNarrowings(overview: LibraryOverview | undefined, searching: boolean): Narrowing[] {
  const { view, refinement, query, show, refine, search } = useView();
  const { source, place, language, publishedFrom, publishedTo } = refinement;
  const narrowings: Narrowing[] = [];
  const without = (name: keyof typeof refinement) => () => {
    const { [name]: _left, ...rest } = refinement;
    refine(rest);
  };
  if (searching && view.kind !== 'saved-search' && !searchesEverywhere(view))
    narrowings.push({
      name: 'view',
      label: `in ${viewTitle(view, overview)}`,
      onRemove: () => {
        show(everything);
        search(query, { typing: true });
        refine(refinement);
      },
    });
  if (source !== undefined) narrowings.push({ name: 'source', label: source, onRemove: without('source') });
  if (place !== undefined) narrowings.push({ name: 'place', label: place, onRemove: without('place') });
  if (language !== undefined)
    narrowings.push({
      name: 'language',
      label: facetLabel('language', language),
      onRemove: without('language'),
    });
  if (publishedFrom !== undefined && publishedTo !== undefined)
    narrowings.push({
      name: 'dates',
      label: binLabel({ from: publishedFrom, to: publishedTo }),
      onRemove: () => {
        const { publishedFrom: _from, publishedTo: _to, ...rest } = refinement;
        refine(rest);
      },
    });
  return narrowings;
}
