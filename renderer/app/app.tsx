import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Client } from '../../contract/client.ts';
import { ArchiveProvider } from '../archive/archive-context.tsx';
import { onNotice } from '../archive/notices.ts';
import type { Uploads } from '../archive/uploads.ts';
import { showToast, ToastHost } from '../ui/toasts.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Shell } from './shell.tsx';
import { followAddress } from './view-store.ts';

export interface AppProps {
  archive: Client;
  queries: QueryClient;
  /** Where files reach the archive by upload; null where the host takes them itself. */
  uploads: Uploads | null;
}

export function App({ archive, queries, uploads }: AppProps) {
  useEffect(() => onNotice(showToast), []);
  useEffect(followAddress, []);
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queries}>
        <ArchiveProvider archive={archive}>
          <Tooltip.Provider delay={500}>
            <ToastHost>
              <ErrorBoundary part="Carrel">
                <Shell uploads={uploads} />
              </ErrorBoundary>
            </ToastHost>
          </Tooltip.Provider>
        </ArchiveProvider>
      </QueryClientProvider>
    </CSPProvider>
  );
}
