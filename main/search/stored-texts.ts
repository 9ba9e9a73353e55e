import { type Database, openDatabase } from '../storage/database.ts';
import type { TextSource } from './search-engine.ts';

interface StoredText extends Record<string, unknown> {
  body: string | null;
  notes: string | null;
  highlights: string | null;
}

/**
 * The library's database for `createStoredTexts`. Texts are read here and there, so that a large cache would only hold
 * memory: what the system keeps of the file is as good.
 */
export function openTextsDatabase(path: string): Database {
  const database = openDatabase(path, { readOnly: true });
  database.execute('PRAGMA cache_size = -4096');
  return database;
}

/** Passages are cut from what the library holds, by a connection of our own that only reads. */
export function createStoredTexts(database: Database): TextSource {
  return {
    read: (ids) =>
      ids.map((id) => {
        const row = database.get<StoredText>(query, id);
        if (row === undefined) return null;
        return { body: row.body ?? '', notes: row.notes ?? '', highlights: row.highlights ?? '' };
      }),
  };
}

const query = `SELECT t.text AS body,
    (SELECT group_concat(n.text, char(10)) FROM notes n WHERE n.article = a.key AND n.removed IS NULL) AS notes,
    (SELECT group_concat(h.quote || char(10) || h.comment, char(10)) FROM highlights h WHERE h.article = a.key) AS highlights
  FROM articles a LEFT JOIN texts t ON t.article = a.key WHERE a.id = ?`;
