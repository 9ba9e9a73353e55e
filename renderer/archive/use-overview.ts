import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Output } from '../../contract/methods.ts';
import type { ArticleFilter, LibraryOverview } from '../../contract/model.ts';
import type { IndexStatus } from '../../contract/search-model.ts';
import { useArchive } from './archive-context.tsx';

/** Counts and groups for the sidebar; undefined until the archive has answered. */
export function useOverview(): { overview: LibraryOverview | undefined; failure: Error | null } {
  const archive = useArchive();
  const { data, error } = useQuery({
    queryKey: ['overview'],
    queryFn: () => archive.library.overview(),
  });
  return { overview: data, failure: error };
}

/** How much of the library search speaks of, as it changes. */
export function useIndexStatus(): IndexStatus | undefined {
  const archive = useArchive();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: ['index'], queryFn: () => archive.search.status() });
  useEffect(
    () =>
      archive.on('index.status', (status) => {
        const before = queries.getQueryData<IndexStatus>(['index']);
        queries.setQueryData(['index'], status);
        // An answer given by half an index is not the answer any more once it is whole.
        if (before !== undefined && before.state !== 'ready' && status.state === 'ready')
          void queries.invalidateQueries({ queryKey: ['search'] });
      }),
    [archive, queries],
  );
  return data;
}

export function useAbout(): Output<'host.about'> | undefined {
  const archive = useArchive();
  return useQuery({
    queryKey: ['about'],
    queryFn: () => archive.host.about(),
    // The counter of requests is the one figure that no event tells.
    refetchInterval: 30_000,
  }).data;
}

/** Articles per month and day of publication; see `articles.timeline`. */
export function useTimeline(
  filter: ArticleFilter,
  enabled: boolean,
): Output<'articles.timeline'> | undefined {
  const archive = useArchive();
  return useQuery({
    queryKey: ['articles', 'timeline', filter],
    queryFn: () => archive.articles.timeline({ filter }),
    enabled,
    placeholderData: (before) => before,
  }).data;
}
