import type { MethodFunction } from '../../contract/methods.ts';
import type { ReadingState } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import type { Database } from '../storage/database.ts';

/** What is done to many articles at once. Each call is one transaction and tells which articles it really changed. */
export interface ArticleChanges {
  mark: MethodFunction<'articles.mark'>;
  trash(ids: Id[]): Id[];
  restore(ids: Id[]): Id[];
  /** Removes trashed articles for good, and the files that no other article uses. Answers with how many went. */
  erase(ids: Id[]): Promise<number>;
}

export function createArticleChanges(
  database: Database,
  originals: BlobStore,
  images: BlobStore,
): ArticleChanges {
  const changedIds = (condition: string, update: string, ids: Id[], ...parameters: string[]): Id[] =>
    database.transaction(() => {
      const list = JSON.stringify(ids);
      const rows = database.all<{ id: string }>(
        `SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND ${condition}`,
        list,
      );
      database.run(
        `UPDATE articles SET ${update} WHERE id IN (SELECT value FROM json_each(?)) AND ${condition}`,
        ...parameters,
        list,
      );
      return rows.map((row) => row.id);
    });

  return {
    mark({ ids, state, starred }) {
      return database.transaction(() => {
        const list = JSON.stringify(ids);
        const before = database
          .all<{ id: string; state: ReadingState; starred: number }>(
            `SELECT id, state, starred FROM articles WHERE id IN (SELECT value FROM json_each(?))`,
            list,
          )
          .filter(
            (row) =>
              (state !== undefined && row.state !== state) ||
              (starred !== undefined && (row.starred === 1) !== starred),
          );
        const changed = JSON.stringify(before.map((row) => row.id));
        // `finished` fills the bar; going back to unread empties it, and begins at the top again.
        if (state !== undefined)
          database.run(
            `UPDATE articles SET state = ?1,
               progress = CASE ?1 WHEN 'finished' THEN 1 WHEN 'unread' THEN 0 ELSE progress END,
               place_offset = CASE ?1 WHEN 'unread' THEN NULL ELSE place_offset END,
               place_page = CASE ?1 WHEN 'unread' THEN NULL ELSE place_page END
             WHERE id IN (SELECT value FROM json_each(?2))`,
            state,
            changed,
          );
        if (starred !== undefined)
          database.run(
            'UPDATE articles SET starred = ? WHERE id IN (SELECT value FROM json_each(?))',
            starred ? 1 : 0,
            changed,
          );
        return { before: before.map((row) => ({ ...row, starred: row.starred === 1 })) };
      });
    },
    trash: (ids) => changedIds('trashed IS NULL', 'trashed = ?', ids, new Date().toISOString()),
    restore: (ids) => changedIds('trashed IS NOT NULL', 'trashed = NULL', ids),
    async erase(ids) {
      const loose = database.transaction(() => {
        const list = JSON.stringify(ids);
        const rows = database.all<{ key: number; original: string }>(
          'SELECT key, original FROM articles WHERE trashed IS NOT NULL AND id IN (SELECT value FROM json_each(?))',
          list,
        );
        const keys = JSON.stringify(rows.map((row) => row.key));
        const pictures = database.all<{ image: string }>(
          'SELECT DISTINCT image FROM article_images WHERE article IN (SELECT value FROM json_each(?))',
          keys,
        );
        const earlier = database.all<{ original: string }>(
          'SELECT original FROM article_versions WHERE article IN (SELECT value FROM json_each(?))',
          keys,
        );
        database.run('DELETE FROM articles WHERE key IN (SELECT value FROM json_each(?))', keys);
        const looseOriginals = [...new Set([...rows, ...earlier].map((row) => row.original))].filter(
          (sha256) =>
            database.get(
              `SELECT 1 WHERE EXISTS (SELECT 1 FROM articles WHERE original = ?1)
                 OR EXISTS (SELECT 1 FROM article_versions WHERE original = ?1)`,
              sha256,
            ) === undefined,
        );
        const looseImages = pictures
          .map((row) => row.image)
          .filter(
            (sha256) => database.get('SELECT 1 FROM article_images WHERE image = ?', sha256) === undefined,
          );
        for (const sha256 of looseOriginals) database.run('DELETE FROM originals WHERE sha256 = ?', sha256);
        for (const sha256 of looseImages) database.run('DELETE FROM images WHERE sha256 = ?', sha256);
        return { erased: rows.length, looseOriginals, looseImages };
      });
      // The rows are gone first: a crash here leaves files without an article, never an article without its file.
      await Promise.all(loose.looseOriginals.map((sha256) => originals.remove(sha256)));
      await Promise.all(loose.looseImages.map((sha256) => images.remove(sha256)));
      return loose.erased;
    },
  };
}
