import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { defaultSettings, type Settings } from '../../contract/model.ts';
import { useArchive } from './archive-context.tsx';

const key = ['settings'];

/**
 * The reader's settings: the defaults until the host has answered (`known` says when), then what it says, in every
 * window. A change shows at once and is taken back when the host refuses it.
 */
export function useSettings(): {
  settings: Settings;
  known: boolean;
  changeSettings: (change: Partial<Settings>) => Promise<void>;
} {
  const archive = useArchive();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: key, queryFn: () => archive.host.settings(), staleTime: Infinity });
  useEffect(
    () => archive.on('settings.changed', (settings) => queries.setQueryData(key, settings)),
    [archive, queries],
  );
  const changeSettings = useCallback(
    async (change: Partial<Settings>) => {
      queries.setQueryData(key, (now: Settings | undefined) => ({ ...(now ?? defaultSettings), ...change }));
      try {
        queries.setQueryData(key, await archive.host.changeSettings(change));
      } catch (error) {
        await queries.invalidateQueries({ queryKey: key });
        throw error;
      }
    },
    [archive, queries],
  );
  return { settings: data ?? defaultSettings, known: data !== undefined, changeSettings };
}
