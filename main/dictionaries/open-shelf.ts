import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Dictionary } from '../../contract/dictionary-model.ts';
import { ArchiveError } from '../../contract/errors.ts';
import type { Id } from '../../contract/scalars.ts';
import type { KeptRow } from './kept-list.ts';
import type { OpenDictionary } from './open-dictionary.ts';
import { openStardict } from './stardict/open-stardict.ts';
import { openWordnet } from './wordnet/open-wordnet.ts';

type Named = OpenDictionary & { name: string };

/** The dictionaries that are open, each opened once, when it is first needed. */
export interface OpenShelf {
  /** Errors: not-found, unreadable, damaged, too-large. */
  open(row: KeptRow): Promise<Named>;
  state(row: KeptRow): Pick<Dictionary, 'state' | 'message'>;
  forget(id: Id): Promise<void>;
  close(): Promise<void>;
}

/** One that failed is not tried again with every word. */
const patienceMs = 10_000;

export function createOpenShelf(folder: string, ownWordnet: string | null): OpenShelf {
  const opened = new Map<Id, Promise<Named>>();
  const failures = new Map<Id, { error: ArchiveError; at: number }>();
  const notes = new Map<Id, string | null>();

  const openNow = async ({ id, kind, path, name }: KeptRow): Promise<Named> => {
    if (kind === 'stardict') return openStardict({ ifo: path ?? '', kept: join(folder, id) });
    return { ...(await openWordnet(path ?? ownWordnet ?? '')), name: name || 'WordNet' };
  };

  return {
    open(row) {
      const known = opened.get(row.id);
      if (known !== undefined) return known;
      const failure = failures.get(row.id);
      if (failure !== undefined && performance.now() - failure.at < patienceMs)
        return Promise.reject(failure.error);
      const opening = openNow(row).catch((error: unknown) => {
        opened.delete(row.id);
        if (error instanceof ArchiveError) failures.set(row.id, { error, at: performance.now() });
        throw error;
      });
      opened.set(row.id, opening);
      return opening.then((dictionary) => {
        failures.delete(row.id);
        notes.set(row.id, dictionary.message);
        return dictionary;
      });
    },
    state({ id, path }) {
      if (path !== null && !existsSync(path))
        return { state: 'missing', message: `"${path}" is not there: is its disk connected?` };
      const failure = failures.get(id);
      if (failure !== undefined) return { state: 'damaged', message: failure.error.message };
      return { state: 'ready', message: notes.get(id) ?? null };
    },
    async forget(id) {
      const known = opened.get(id);
      opened.delete(id);
      failures.delete(id);
      // One that never opened has nothing to close.
      await known?.then(
        (dictionary) => dictionary.close(),
        () => undefined,
      );
    },
    async close() {
      const all = [...opened.keys()];
      for (const id of all) await this.forget(id);
    },
  };
}
