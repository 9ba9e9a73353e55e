import { ArchiveError } from '../../contract/errors.ts';
import type { MethodFunction } from '../../contract/methods.ts';
import type { Id } from '../../contract/scalars.ts';
import type { Database } from '../storage/database.ts';
import type { OriginalFile } from './import-store.ts';
import type { ReadyArticle } from './ready-article.ts';
import { replaceArticle } from './replace-article.ts';
import { revertTo, type VersionRow } from './revert-versions.ts';

/** An article as it must be known to read its file again. */
export interface ReadableArticle {
  key: number;
  id: Id;
  title: string;
  importId: Id;
  part: number;
  /** Which part of its file it is, by name; null when it is the only one. */
  within: string | null;
  original: Omit<OriginalFile, 'content'>;
  /** Names beside the original → SHA-256 of the pictures that came from there. */
  siblings: ReadonlyMap<string, string>;
}

export interface ArticleVersions {
  list: MethodFunction<'articles.versions'>;
  text: MethodFunction<'articles.versionText'>;
  /** What the article was becomes what it is; what it is now is kept as a version as well. Errors: not-found. */
  restore(id: Id, version: number): void;
  /** Those that are there, in the order of their originals. */
  readable(ids: readonly Id[]): ReadableArticle[];
  /** The article as its file reads now. Text that differs is kept as a version. Answers with how many highlights are unplaced. */
  replaceByReading(article: ReadableArticle, part: number, ready: ReadyArticle): number;
}

export function createArticleVersions(database: Database): ArticleVersions {
  const find = (id: Id, version: number): VersionRow => {
    const row = database.get<VersionRow>(
      `SELECT v.article, a.id, v.version, v.fields, v.html, v.text FROM article_versions v
       JOIN articles a ON a.key = v.article WHERE a.id = ? AND v.version = ?`,
      id,
      version,
    );
    if (row === undefined)
      throw new ArchiveError('not-found', `The article ${id} has no earlier version ${version}.`);
    return row;
  };

  return {
    list({ id }) {
      const rows = database.all<{ version: number; replaced: string; fields: string; characters: number }>(
        `SELECT v.version, v.replaced, v.fields, length(v.text) AS characters FROM article_versions v
         JOIN articles a ON a.key = v.article WHERE a.id = ? ORDER BY v.version DESC`,
        id,
      );
      return {
        versions: rows.map(({ version, replaced, fields, characters }) => {
          const { title, original_name: name, words } = JSON.parse(fields) as Record<string, unknown>;
          return {
            ...{ version, replaced, characters },
            ...{ title: String(title), name: String(name), words: Number(words) },
          };
        }),
      };
    },
    text({ id, version }) {
      const { text, html } = find(id, version);
      return { text, html };
    },
    restore: (id, version) =>
      database.transaction(() => revertTo(database, find(id, version), { keepPresent: true })),
    readable: (ids) =>
      database
        .all<{
          key: number;
          id: Id;
          title: string;
          import: Id;
          part: number;
          within: string | null;
          original: string;
          original_name: string;
          original_path: string;
          original_bytes: number;
        }>(
          `SELECT key, id, title, import, part, within, original, original_name, original_path, original_bytes FROM articles
           WHERE id IN (SELECT value FROM json_each(?)) ORDER BY original, part`,
          JSON.stringify(ids),
        )
        .map((row) => ({
          ...{ key: row.key, id: row.id, title: row.title, importId: row.import },
          ...{ part: row.part, within: row.within },
          original: {
            ...{ sha256: row.original, name: row.original_name },
            ...{ path: row.original_path, size: row.original_bytes },
          },
          siblings: new Map(
            database
              .all<{ sibling: string; image: string }>(
                'SELECT sibling, image FROM article_images WHERE article = ? AND sibling IS NOT NULL',
                row.key,
              )
              .map(({ sibling, image }) => [sibling, image]),
          ),
        })),
    replaceByReading: ({ key, importId, original }, part, ready) =>
      database.transaction(() => {
        const before = database.get<{ text: string }>('SELECT text FROM texts WHERE article = ?', key);
        const keep = before !== undefined && before.text !== ready.text;
        return replaceArticle(database, key, ready, { importId, original, part }, keep).unplaced;
      }),
  };
}
