import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SavedSearch } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from './archive-context.tsx';

export interface SavedCount {
  total: number;
  /** Of these, articles that came since the search was looked at. */
  fresh: number;
}

const key = ['saved-counts'];
/** Figures at the edge of the window that change at every turn would draw the eye. */
const calmMs = 2_000;

/** Hits of the saved searches, counted again when the index has caught up with a change. */
export function useSavedCounts(searches: readonly SavedSearch[]): ReadonlyMap<Id, SavedCount> {
  const archive = useArchive();
  const queries = useQueryClient();
  const { data } = useQuery({
    // Other queries, other counts.
    queryKey: [...key, searches.map(({ id, query }) => [id, query])],
    queryFn: async () => (await archive.savedSearches.counts()).counts,
    enabled: searches.length > 0,
    placeholderData: (before) => before,
  });
  useEffect(() => {
    let timer: number | undefined;
    const stop = archive.on('index.status', ({ state }) => {
      if (state !== 'ready') return;
      timer ??= window.setTimeout(() => {
        timer = undefined;
        refreshSavedCounts(queries);
      }, calmMs);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [archive, queries]);
  return new Map(data?.map(({ id, total, fresh }) => [id, { total, fresh }]));
}

/** Says that the reader sees the hits of a saved search: when it is opened, and again when it is left. */
export function useLook(shown: Id | null): void {
  const archive = useArchive();
  const queries = useQueryClient();
  useEffect(() => {
    if (shown === null) return;
    const look = (): void => {
      archive.savedSearches.look({ id: shown }).then(
        () => refreshSavedCounts(queries),
        // It was removed meanwhile.
        () => undefined,
      );
    };
    look();
    return look;
  }, [archive, queries, shown]);
}

function refreshSavedCounts(queries: QueryClient): void {
  void queries.invalidateQueries({ queryKey: key });
}
