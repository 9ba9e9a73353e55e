import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Client } from '../../contract/client.ts';
import { useArchive } from './archive-context.tsx';
import { announceFailure } from './notices.ts';

type About = Awaited<ReturnType<Client['host']['about']>>;

/** Opens what a link names in a window of its own, in the way of the host: the desktop's own window, or one of the browser. */
export function useOpenWindow(): (link: string) => void {
  const archive = useArchive();
  const queries = useQueryClient();
  return useCallback(
    (link) => {
      const about = queries.getQueryData<About>(['about']);
      if (about?.capabilities.windows)
        archive.host
          .openWindow({ link })
          .catch((error: unknown) => announceFailure('The window was not opened', error));
      else
        window.open(
          `${window.location.pathname}#window=alone&link=${encodeURIComponent(link)}`,
          '_blank',
          'noopener',
        );
    },
    [archive, queries],
  );
}
