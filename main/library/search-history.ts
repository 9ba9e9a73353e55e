import type { Database } from '../storage/database.ts';

/** What was searched for before, so that it can be asked again. It lies in the library and leaves it only with it. */
export interface SearchHistory {
  /** The newest first, at most 200. */
  list(): string[];
  /** The query becomes the newest; beyond 200 the oldest goes. */
  keep(query: string): void;
  /** This one, or all of them. */
  forget(query?: string): void;
}

const most = 200;

export function createSearchHistory(database: Database): SearchHistory {
  return {
    list: () =>
      database
        .all<{ query: string }>(`SELECT query FROM search_history ORDER BY asked DESC LIMIT ${most}`)
        .map(({ query }) => query),
    keep: (query) =>
      database.transaction(() => {
        database.run(
          `INSERT INTO search_history (query, asked) VALUES (?, ?)
           ON CONFLICT (query) DO UPDATE SET asked = excluded.asked`,
          query,
          laterThanAll(database),
        );
        database.run(
          `DELETE FROM search_history WHERE query NOT IN
             (SELECT query FROM search_history ORDER BY asked DESC LIMIT ${most})`,
        );
      }),
    forget(query) {
      if (query === undefined) database.run('DELETE FROM search_history');
      else database.run('DELETE FROM search_history WHERE query = ?', query);
    },
  };
}

/** Now; or, where two come in one millisecond or the clock was set back, just after the newest. */
function laterThanAll(database: Database): string {
  const newest = database.get<{ asked: string | null }>('SELECT max(asked) AS asked FROM search_history');
  const least = newest?.asked == null ? 0 : Date.parse(newest.asked) + 1;
  return new Date(Math.max(Date.now(), least)).toISOString();
}
