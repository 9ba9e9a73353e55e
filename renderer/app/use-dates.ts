import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { ArticleFilter, NamedCount } from '../../contract/model.ts';
import type { SearchFacets } from '../../contract/search-model.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { useTimeline } from '../archive/use-overview.ts';
import { monthInView, type TimelineRange } from '../library/timeline-window.ts';
import type { SearchRequest } from '../searching/search-rows.ts';

/** What the timeline shows: dates of all articles listed, also of those that its own choice leaves out. */
export interface Dates {
  months: readonly NamedCount[];
  days: readonly NamedCount[];
}

const none: readonly NamedCount[] = [];

/** `facets` are the answer's own, while a search is shown: where it speaks of the same dates nothing more is asked. */
export function useDates(
  request: SearchRequest,
  searching: boolean,
  facets: SearchFacets | undefined,
  shown: boolean,
): Dates {
  const range = rangeOf(request.filter);
  const { publishedFrom: _from, publishedTo: _to, ...anytime } = request.filter;
  const listed = useTimeline(anytime, shown && !searching);
  const around = useFacets({ ...request, filter: anytime }, shown && searching && range !== null);
  const all = range === null ? facets : around;
  // What is chosen stands among the bars that it was chosen from, until those are counted again.
  const months = useLast(searching ? all?.month : listed?.months) ?? none;

  const month = monthInView(months, range);
  const inMonth = { ...anytime, ...(month !== null && { publishedFrom: month, publishedTo: month }) };
  const whole = range === null || (range.publishedFrom === month && range.publishedTo === month);
  const listedDays = useTimeline(inMonth, shown && !searching && month !== null && range !== null);
  const daysAround = useFacets(
    { ...request, filter: inMonth },
    shown && searching && month !== null && !whole,
  );
  const days = searching ? (whole ? facets : daysAround)?.day : (range === null ? listed : listedDays)?.days;
  return useMemo(() => ({ months, days: month === null ? none : (days ?? none) }), [months, days, month]);
}

export function rangeOf({ publishedFrom, publishedTo }: ArticleFilter): TimelineRange | null {
  return publishedFrom === undefined || publishedTo === undefined ? null : { publishedFrom, publishedTo };
}

function useLast<T>(value: T | undefined): T | undefined {
  const last = useRef(value);
  if (value !== undefined) last.current = value;
  return last.current;
}

function useFacets(request: SearchRequest, enabled: boolean): SearchFacets | undefined {
  const archive = useArchive();
  const { sort: _sort, ...asked } = request;
  return useQuery({
    queryKey: ['search', 'facets', asked],
    queryFn: async () => (await archive.search.find({ ...asked, limit: 1 })).facets,
    enabled,
    placeholderData: (before) => before,
  }).data;
}
