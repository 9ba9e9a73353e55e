import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useArchive } from './archive-context.tsx';
import { announceFailure } from './notices.ts';

const key = ['search-history'];
/** What the archive takes; nobody asks the same long paste twice. */
const longest = 2_000;

export interface SearchHistory {
  /** The newest first. */
  queries: readonly string[];
  keep(query: string): Promise<void>;
  /** One query, or all of them. */
  forget(query?: string): Promise<void>;
}

const none: readonly string[] = [];

/** Queries asked before. A change shows at once; one that fails is told and taken back. */
export function useSearchHistory(): SearchHistory {
  const archive = useArchive();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: key, queryFn: async () => (await archive.search.history()).queries });
  return useMemo(() => {
    const change = async (
      next: (now: readonly string[]) => readonly string[],
      send: () => Promise<unknown>,
      failure: string,
    ): Promise<void> => {
      queries.setQueryData(key, (now: readonly string[] | undefined) => next(now ?? none));
      try {
        await send();
      } catch (error) {
        announceFailure(failure, error);
        await queries.invalidateQueries({ queryKey: key });
      }
    };
    return {
      queries: data ?? none,
      async keep(text) {
        const query = text.trim();
        if (query === '' || query.length > longest) return;
        await change(
          (now) => [query, ...now.filter((one) => one !== query)],
          () => archive.search.keep({ query }),
          'The search was not kept',
        );
      },
      forget: (query) =>
        change(
          (now) => (query === undefined ? none : now.filter((one) => one !== query)),
          () => archive.search.forget(query === undefined ? {} : { query }),
          'The search could not be forgotten',
        ),
    };
  }, [archive, queries, data]);
}
