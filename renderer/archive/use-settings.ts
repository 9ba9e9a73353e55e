import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { Client } from '../../contract/client.ts';
import { defaultSettings, type Settings } from '../../contract/settings-model.ts';
import { useArchive } from './archive-context.tsx';

export type SettingsChange = Partial<Settings> | ((now: Settings) => Partial<Settings>);

const key = ['settings'];

/**
 * The reader's settings: the defaults until the host has answered (`known` says when), then what it says, in every
 * window. A change shows at once and is taken back when the host refuses it.
 */
export function useSettings(): {
  settings: Settings;
  known: boolean;
  /** A function is given what is set this moment: two presses of a key in one frame are two steps. */
  changeSettings: (change: SettingsChange) => Promise<void>;
} {
  const archive = useArchive();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: key, queryFn: () => archive.host.settings(), staleTime: Infinity });
  useEffect(
    () => archive.on('settings.changed', (settings) => accept(archive, queries, settings)),
    [archive, queries],
  );
  const changeSettings = useCallback(
    (change: SettingsChange) => changeAndSend(archive, queries, change),
    [archive, queries],
  );
  return { settings: data ?? defaultSettings, known: data !== undefined, changeSettings };
}

/**
 * Changes on their way to the host. A slider makes dozens a second: one call is under way at a time, the next carries all
 * that came meanwhile, and no late answer puts an older value back on the screen.
 */
interface Outbox {
  sent: Partial<Settings>;
  waiting: Partial<Settings>;
  sending: Promise<void> | null;
}
const outboxes = new WeakMap<Client, Outbox>();

function outboxOf(archive: Client): Outbox {
  const outbox = outboxes.get(archive) ?? { sent: {}, waiting: {}, sending: null };
  outboxes.set(archive, outbox);
  return outbox;
}

function accept(archive: Client, queries: QueryClient, settings: Settings): void {
  const { sent, waiting } = outboxOf(archive);
  queries.setQueryData(key, { ...settings, ...sent, ...waiting });
}

function changeAndSend(archive: Client, queries: QueryClient, wanted: SettingsChange): Promise<void> {
  const outbox = outboxOf(archive);
  const change =
    typeof wanted === 'function' ? wanted(queries.getQueryData<Settings>(key) ?? defaultSettings) : wanted;
  outbox.waiting = { ...outbox.waiting, ...change };
  queries.setQueryData(key, (now: Settings | undefined) => ({ ...(now ?? defaultSettings), ...change }));
  outbox.sending ??= sendAll(archive, queries, outbox).finally(() => {
    outbox.sending = null;
  });
  return outbox.sending;
}

async function sendAll(archive: Client, queries: QueryClient, outbox: Outbox): Promise<void> {
  try {
    while (Object.keys(outbox.waiting).length > 0) {
      outbox.sent = outbox.waiting;
      outbox.waiting = {};
      const settings = await archive.host.changeSettings(outbox.sent);
      outbox.sent = {};
      accept(archive, queries, settings);
    }
  } catch (error) {
    outbox.sent = {};
    outbox.waiting = {};
    await queries.invalidateQueries({ queryKey: key });
    throw error;
  }
}
