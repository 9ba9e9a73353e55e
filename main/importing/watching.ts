import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { ArchiveError } from '../../contract/errors.ts';
import type { WatchedFolder } from '../../contract/import-model.ts';
import type { Id } from '../../contract/scalars.ts';
import type { WatchedFolderRow, WatchedFolders } from '../library/watched-folders.ts';
import { enumerate } from './enumerate.ts';
import type { Importing } from './importing.ts';

/** Folders whose new files import themselves: each once in each state, when it has stopped growing. */
export interface Watching {
  list(): WatchedFolder[];
  /** Errors: not-found, conflict. */
  add(path: string, collection: Id | null): Promise<WatchedFolder>;
  /** Error: not-found. */
  remove(id: Id): void;
  close(): Promise<void>;
}

export interface WatchingOptions {
  folders: WatchedFolders;
  importing: Pick<Importing, 'start' | 'settled' | 'summary'>;
  /** False: the list can be read and changed, and nothing is imported. */
  active: boolean;
  /** A file counts as done when it has not changed for so long. Default 2 s. */
  settleMs?: number;
  /** How often is looked without being told: some disks tell nothing. Default 1 minute. */
  lookEveryMs?: number;
  onChange(): void;
  log(line: string): void;
}

interface Watch {
  row: WatchedFolderRow;
  state: WatchedFolder['state'];
  message: string | null;
  watcher: FSWatcher | null;
  /** What was seen last of files that have not been imported: they must look the same twice. */
  unsettled: Map<string, string>;
  timer: NodeJS.Timeout | null;
  looking: Promise<void>;
}

export function createWatching(options: WatchingOptions): Watching {
  const { folders, importing, active, onChange, log, settleMs = 2_000, lookEveryMs = 60_000 } = options;
  const watches = new Map<Id, Watch>();
  const stop = new AbortController();

  const begin = (row: WatchedFolderRow): Watch => {
    const one: Watch = {
      ...{ row, state: 'watching', message: null, watcher: null },
      ...{ unsettled: new Map(), timer: null, looking: Promise.resolve() },
    };
    watches.set(row.id, one);
    soon(one, 0);
    return one;
  };

  /** Only ever earlier than what is planned. */
  const soon = (one: Watch, delayMs: number): void => {
    if (one.timer !== null) clearTimeout(one.timer);
    if (!active || stop.signal.aborted || watches.get(one.row.id) !== one) return;
    one.timer = setTimeout(() => {
      one.timer = null;
      one.looking = look(one)
        .catch((error: unknown) => tell(one, 'failed', String(error)))
        .then(() => {
          if (one.timer === null) soon(one, one.unsettled.size > 0 ? settleMs : lookEveryMs);
        });
    }, delayMs);
    // Watching alone keeps no program alive.
    one.timer.unref();
  };

  const tell = (one: Watch, state: WatchedFolder['state'], message: string | null): void => {
    if (one.state === state && one.message === message) return;
    one.state = state;
    one.message = message;
    if (message !== null) log(`watching "${one.row.path}": ${message}`);
    onChange();
  };

  const look = async (one: Watch): Promise<void> => {
    const { row } = one;
    const facts = await stat(row.path).catch(() => null);
    if (!facts?.isDirectory()) {
      await one.watcher?.close();
      one.watcher = null;
      return tell(one, 'absent', 'The folder is not there now. It is looked for again each minute.');
    }
    one.watcher ??= listen(one);
    const settled = await findSettled(one);
    tell(one, 'watching', null);
    if (settled.size === 0 || stop.signal.aborted) return;
    const id = importing.start({
      files: [...settled.keys()].map((path) => ({ path })),
      ...(row.collection !== null && { collection: row.collection }),
      ...{ tags: [], dryRun: false, temporary: false, label: `${basename(row.path)} (watched)` },
    });
    await importing.settled(id);
    // An import that was cut short has not seen them all: they come up again, and what it stored is known.
    if (importing.summary(id).state === 'finished') folders.remember(row.key, settled);
  };

  /** Files that are new, or new in this state, and look as they did a while ago. */
  const findSettled = async ({ row, unsettled }: Watch): Promise<Map<string, string>> => {
    const imported = folders.imported(row.key);
    const settled = new Map<string, string>();
    const seen = new Set<string>();
    for await (const found of enumerate([{ path: row.path }], stop.signal)) {
      if (found.kind !== 'file' || typeof found.path !== 'string') continue;
      const facts = await stat(found.path).catch(() => null);
      if (facts === null || facts.size === 0) continue;
      const state = `${facts.size} ${Math.round(facts.mtimeMs)}`;
      if (imported.get(found.path) === state) continue;
      seen.add(found.path);
      const quiet = Date.now() - facts.mtimeMs > settleMs;
      if (quiet && unsettled.get(found.path) === state) settled.set(found.path, state);
      unsettled.set(found.path, state);
    }
    for (const path of [...unsettled.keys()])
      if (!seen.has(path) || settled.has(path)) unsettled.delete(path);
    return settled;
  };

  const listen = (one: Watch): FSWatcher => {
    const watcher = watch(one.row.path, { ignoreInitial: true, ignorePermissionErrors: true });
    watcher.on('all', () => soon(one, Math.min(500, settleMs)));
    // Too many folders for the system to watch: then they are looked at each minute.
    watcher.on('error', (error) => log(`watching "${one.row.path}": ${String(error)}`));
    return watcher;
  };

  const end = (one: Watch): Promise<unknown> => {
    if (one.timer !== null) clearTimeout(one.timer);
    one.timer = null;
    return Promise.all([one.watcher?.close(), one.looking]);
  };

  for (const row of folders.list()) begin(row);

  return {
    list: () => [...watches.values()].map(toFolder),
    async add(given, collection) {
      const path = resolve(given);
      const facts = await stat(path).catch(() => null);
      if (!facts?.isDirectory()) throw new ArchiveError('not-found', `"${path}" is no folder.`);
      for await (const found of enumerate([{ path }], stop.signal)) {
        if (found.kind === 'problem' && found.shownAs === path && found.code === 'not-recognised')
          throw new ArchiveError('conflict', found.message);
        break;
      }
      return toFolder(begin(folders.add(path, collection)));
    },
    remove(id) {
      folders.remove(id);
      const one = watches.get(id);
      watches.delete(id);
      if (one) end(one).catch((error: unknown) => log(`watching "${one.row.path}": ${String(error)}`));
    },
    async close() {
      stop.abort();
      await Promise.all([...watches.values()].map(end));
    },
  };
}

function toFolder({ row: { id, path, collection, added }, state, message }: Watch): WatchedFolder {
  return { id, path, collection, added, state, message };
}
