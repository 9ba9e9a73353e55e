import { ArchiveError } from '../../contract/errors.ts';
import type { Id } from '../../contract/scalars.ts';
import type { Database } from '../storage/database.ts';
import { createIdentifier } from '../storage/identifier.ts';

export interface WatchedFolderRow extends Record<string, unknown> {
  key: number;
  id: Id;
  path: string;
  collection: Id | null;
  added: string;
}

/** Which folders are watched, and which states of their files have been imported. */
export interface WatchedFolders {
  list(): WatchedFolderRow[];
  /** Errors: not-found (collection), conflict. */
  add(path: string, collection: Id | null): WatchedFolderRow;
  /** Error: not-found. */
  remove(id: Id): void;
  /** Path → its state when it was imported. */
  imported(folder: number): Map<string, string>;
  remember(folder: number, states: ReadonlyMap<string, string>): void;
}

const columns = 'key, id, path, collection, added FROM watched_folders';

export function createWatchedFolders(database: Database): WatchedFolders {
  return {
    list: () => database.all<WatchedFolderRow>(`SELECT ${columns} ORDER BY path`),
    add(path, collection) {
      if (
        collection !== null &&
        database.get('SELECT 1 FROM collections WHERE id = ?', collection) === undefined
      )
        throw new ArchiveError('not-found', `There is no collection ${collection}.`);
      if (database.get('SELECT 1 FROM watched_folders WHERE path = ?', path) !== undefined)
        throw new ArchiveError('conflict', `"${path}" is being watched already.`);
      const row = database.get<WatchedFolderRow>(
        `INSERT INTO watched_folders (id, path, collection, added) VALUES (?, ?, ?, ?)
         RETURNING key, id, path, collection, added`,
        createIdentifier(),
        path,
        collection,
        new Date().toISOString(),
      );
      if (row === undefined) throw new Error('a watched folder was inserted without an answer');
      return row;
    },
    remove(id) {
      if (database.run('DELETE FROM watched_folders WHERE id = ?', id) === 0)
        throw new ArchiveError('not-found', `No watched folder ${id} is there.`);
    },
    imported: (folder) =>
      new Map(
        database
          .all<{ path: string; state: string }>(
            'SELECT path, state FROM watched_files WHERE folder = ?',
            folder,
          )
          .map(({ path, state }) => [path, state]),
      ),
    remember: (folder, states) =>
      database.transaction(() => {
        // Taken off the list meanwhile: there is nothing to remember it for.
        if (database.get('SELECT 1 FROM watched_folders WHERE key = ?', folder) === undefined) return;
        for (const [path, state] of states)
          database.run(
            `INSERT INTO watched_files (folder, path, state) VALUES (?, ?, ?)
             ON CONFLICT DO UPDATE SET state = excluded.state`,
            folder,
            path,
            state,
          );
      }),
  };
}
