import type { Id } from '../../contract/model.ts';
import type { Database } from '../storage/database.ts';
import { foldText } from '../storage/fold-text.ts';
import { createIdentifier } from '../storage/identifier.ts';
import { ensureTag } from './groups.ts';
import type { ReadyArticle } from './ready-article.ts';

export interface StoredArticle {
  key: number;
  id: Id;
  title: string;
}

/** Inserts one article with its text, tags and images. Inside the caller's transaction; blobs are on the disk already. */
export function insertArticle(
  database: Database,
  importId: Id,
  file: { path: string; name: string; sha256: string; bytes: Uint8Array },
  article: ReadyArticle,
  part: number,
): StoredArticle {
  const id = createIdentifier();
  const now = new Date().toISOString();
  const row = database.get<{ key: number }>(
    `INSERT INTO articles (id, title, title_key, byline, source, place, published, language, address, section, excerpt,
       words, added, changed, import, original, original_name, original_path, original_bytes, part, importer,
       importer_version, cleaner_version, encoding, encoding_known_by, origins, missing)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key`,
    id,
    article.title,
    foldText(article.title),
    article.byline,
    article.source,
    article.place,
    article.published,
    article.language,
    article.address,
    article.section,
    article.excerpt,
    article.words,
    now,
    now,
    importId,
    file.sha256,
    file.name,
    file.path,
    file.bytes.byteLength,
    part,
    article.importer,
    article.importerVersion,
    article.cleanerVersion,
    article.encoding?.name ?? null,
    article.encoding?.knownBy ?? null,
    JSON.stringify(article.origins),
    JSON.stringify(article.missing),
  );
  if (row === undefined) throw new Error('an article was inserted without an answer');
  database.run(
    'INSERT INTO texts (article, html, text) VALUES (?, ?, ?)',
    row.key,
    article.html,
    article.text,
  );
  for (const image of article.images) {
    database.run(
      'INSERT INTO images (sha256, media_type, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      image.sha256,
      image.mediaType,
      image.bytes.byteLength,
    );
    database.run(
      'INSERT INTO article_images (article, image) VALUES (?, ?) ON CONFLICT DO NOTHING',
      row.key,
      image.sha256,
    );
  }
  joinGroups(
    database,
    row.key,
    null,
    article.tags.map((name) => ensureTag(database, name)),
  );
  return { key: row.key, id, title: article.title };
}

/** Articles of these bytes that lie in the trash come back, with their notes, and belong to this import from now on. */
export function reviveArticles(database: Database, importId: Id, sha256: string): StoredArticle[] {
  return database.all<StoredArticle & Record<string, unknown>>(
    `UPDATE articles SET trashed = NULL, import = ? WHERE original = ? AND trashed IS NOT NULL RETURNING key, id, title`,
    importId,
    sha256,
  );
}

export function joinGroups(
  database: Database,
  article: number,
  collection: number | null,
  tags: number[],
): void {
  for (const tag of tags)
    database.run(
      'INSERT INTO article_tags (article, tag) VALUES (?, ?) ON CONFLICT DO NOTHING',
      article,
      tag,
    );
  if (collection !== null)
    database.run(
      'INSERT INTO article_collections (article, collection) VALUES (?, ?) ON CONFLICT DO NOTHING',
      article,
      collection,
    );
}
