import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { readAgain } from '../library/read-again.ts';
import { useView } from './view-store.ts';

/** Reads the files of articles again, in the background. */
export function useReadAgain(): (ids: readonly Id[]) => void {
  const archive = useArchive();
  const queries = useQueryClient();
  return useCallback(
    (ids) => void readAgain(archive, queries, ids, () => useView.getState().show({ kind: 'highlights' })),
    [archive, queries],
  );
}
