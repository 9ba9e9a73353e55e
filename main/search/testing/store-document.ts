import type { Database } from '../../storage/database.ts';
import type { SearchDocument } from '../search-engine.ts';

/** Puts into a library database what passages are read from. */
export function storeDocument(database: Database, document: SearchDocument): void {
  const { id, title, body, notes, highlights } = document;
  database.run(
    `INSERT OR IGNORE INTO imports (id, label, state, started) VALUES ('imported', '', 'finished', '')`,
  );
  database.run('DELETE FROM articles WHERE id = ?', id);
  database.run(
    `INSERT INTO articles (id, title, title_key, excerpt, words, added, changed, import, original, original_name,
       original_path, original_bytes, importer, importer_version, cleaner_version, origins, missing)
     VALUES (?, ?, '', '', 0, '', '', 'imported', '', '', '', 0, '', 1, 1, '{}', '[]')`,
    id,
    title,
  );
  const key = Number(database.get('SELECT key FROM articles WHERE id = ?', id)?.key);
  database.run('INSERT INTO texts (article, html, text) VALUES (?, ?, ?)', key, '', body);
  if (notes !== '')
    database.run(
      `INSERT INTO notes (id, article, text, revision, created, changed) VALUES (?, ?, ?, 1, '', '')`,
      `note-${id}`,
      key,
      notes,
    );
  if (highlights !== '')
    database.run(
      `INSERT INTO highlights (id, article, quote, prefix, suffix, start, "end", colour, comment, created, changed)
       VALUES (?, ?, ?, '', '', 0, 0, 1, '', '', '')`,
      `highlight-${id}`,
      key,
      highlights,
    );
}
