import { QueryClient } from '@tanstack/react-query';
import { ArchiveError } from '../../contract/errors.ts';

/**
 * What the archive answered is true until an event says otherwise, so nothing is asked again by the clock or by focus.
 * The archive is on this machine: whether the browser thinks that it is online means nothing.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // The transport sends again what may be sent again. An answer that a newer question overtook is asked once more.
        retry: (failures, error) =>
          failures < 3 && error instanceof ArchiveError && error.code === 'cancelled',
        retryDelay: 40,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
