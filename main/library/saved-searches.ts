import { ArchiveError } from '../../contract/errors.ts';
import type { SavedSearch } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import type { Database } from '../storage/database.ts';
import { createIdentifier } from '../storage/identifier.ts';

/** Queries with a name, in the reader's own order. */
export interface SavedSearches {
  list(): SavedSearch[];
  /** Stands last. */
  create(name: string, query: string): SavedSearch;
  /** `before` is the one that it shall stand before, null to stand last. Error: not-found, for either. */
  change(change: {
    id: Id;
    name?: string | undefined;
    query?: string | undefined;
    before?: Id | null | undefined;
  }): SavedSearch;
  /** Error: not-found. */
  remove(id: Id): void;
  /** The reader sees its hits now: what is there is not new any more. Error: not-found. */
  look(id: Id): void;
  /** Articles that came into the library since it was looked at; at most a million. None while it never was. */
  cameSince(id: Id): Id[];
}

export function createSavedSearches(database: Database): SavedSearches {
  const list = (): SavedSearch[] =>
    database.all<SavedSearch & Record<string, unknown>>(
      'SELECT id, name, query FROM saved_searches ORDER BY position, id',
    );
  const get = (id: Id): SavedSearch => {
    const found = list().find((search) => search.id === id);
    if (found === undefined) throw new ArchiveError('not-found', `There is no saved search ${id}.`);
    return found;
  };
  const setOrder = (ids: readonly Id[]): void =>
    ids.forEach((id, position) => {
      database.run('UPDATE saved_searches SET position = ? WHERE id = ?', position, id);
    });

  return {
    list,
    create(name, query) {
      const id = createIdentifier();
      database.run(
        `INSERT INTO saved_searches (id, name, query, looked, position)
         VALUES (?, ?, ?, ?, (SELECT coalesce(max(position), -1) + 1 FROM saved_searches))`,
        id,
        name,
        query,
        new Date().toISOString(),
      );
      return { id, name, query };
    },
    change: ({ id, name, query, before }) =>
      database.transaction(() => {
        get(id);
        if (name !== undefined) database.run('UPDATE saved_searches SET name = ? WHERE id = ?', name, id);
        if (query !== undefined) database.run('UPDATE saved_searches SET query = ? WHERE id = ?', query, id);
        if (before !== undefined && before !== id) {
          const others = list().flatMap((search) => (search.id === id ? [] : search.id));
          const at = before === null ? others.length : others.indexOf(get(before).id);
          setOrder(others.toSpliced(at, 0, id));
        }
        return get(id);
      }),
    remove(id) {
      if (database.run('DELETE FROM saved_searches WHERE id = ?', id) === 0) get(id);
    },
    look(id) {
      const now = new Date().toISOString();
      if (database.run('UPDATE saved_searches SET looked = ? WHERE id = ?', now, id) === 0) get(id);
    },
    cameSince: (id) =>
      database
        .all<{ id: Id }>(
          `SELECT a.id FROM articles a WHERE a.trashed IS NULL
             AND a.added > (SELECT looked FROM saved_searches WHERE id = ?) LIMIT 1000000`,
          id,
        )
        .map((row) => row.id),
  };
}
