import { useMemo } from 'react';
import type { LibraryOverview } from '../../contract/model.ts';
import type { Settings } from '../../contract/settings-model.ts';
import { useArticleRows } from '../archive/article-rows.ts';
import type { FetchAllIds, PagedRows, RowPage } from '../archive/paged-rows.ts';
import { filterOf, searchFilterOf } from '../archive/view.ts';
import { type HitPage, type SearchRequest, useSearchRows } from '../searching/search-rows.ts';
import { type Dates, useDates } from './use-dates.ts';
import { type Narrowing, useNarrowings } from './use-narrowings.ts';
import { useView } from './view-store.ts';

export interface List {
  rows: PagedRows<RowPage> & { fetchAllIds: FetchAllIds };
  searching: boolean;
  /** What is asked while there is a query; its filter also says which articles are listed while there is none. */
  request: SearchRequest;
  /** The answer to the search that is shown, if one is. */
  answer: HitPage['answer'] | undefined;
  dates: Dates;
  /** What narrows the list beyond its view, each with a way out. */
  narrowings: Narrowing[];
}

/** The rows of the list: the view's articles, or the hits while there is a query. */
export function useList(settings: Settings, overview: LibraryOverview | undefined, shown: boolean): List {
  const { view, refinement, query, typing, strict, match, sort } = useView();
  const searching = query.trim() !== '';
  const filter = useMemo(
    () => (searching ? searchFilterOf(view, refinement) : filterOf(view, refinement)),
    [searching, view, refinement],
  );
  const request: SearchRequest = { query, filter, sort, typing, relax: !strict, match };
  const articles = useArticleRows(filter, settings.listOrder, settings.listDescending, shown && !searching);
  const hits = useSearchRows(request, shown && searching);
  const answer = searching ? hits.head?.answer : undefined;
  return {
    rows: searching ? hits : articles,
    searching,
    request,
    answer,
    dates: useDates(request, searching, answer?.facets, shown),
    narrowings: useNarrowings(overview, searching),
  };
}
