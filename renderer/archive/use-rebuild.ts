import { useCallback } from 'react';
import { useArchive } from './archive-context.tsx';
import { announce, announceFailure } from './notices.ts';

/** Makes the search index anew from the library; its state is told by `useIndexStatus`. */
export function useRebuild(): () => void {
  const archive = useArchive();
  return useCallback(() => {
    archive.search.rebuild().then(
      () => announce({ title: 'The index is being made anew', description: 'Search tells how far it is.' }),
      (error: unknown) => announceFailure('The index could not be rebuilt', error),
    );
  }, [archive]);
}
