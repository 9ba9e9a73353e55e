import type { Id } from '../../contract/scalars.ts';
import { addressKey } from '../storage/address-key.ts';
import type { Database } from '../storage/database.ts';
import { foldText } from '../storage/fold-text.ts';
import { createIdentifier } from '../storage/identifier.ts';
import { addFormerLife } from './add-former-life.ts';
import { ensureTag } from './groups.ts';
import type { OriginalFile } from './import-store.ts';
import type { ReadyArticle, ReadyImage } from './ready-article.ts';

export interface StoredArticle {
  key: number;
  id: Id;
  title: string;
}

/** Inserts one article with its text, tags, images and former life. Inside the caller's transaction; blobs are on the disk already. */
export function insertArticle(
  database: Database,
  importId: Id,
  original: Omit<OriginalFile, 'content'>,
  article: ReadyArticle,
  part: number,
): StoredArticle {
  const id = createIdentifier();
  const now = new Date().toISOString();
  const row = database.get<{ key: number }>(
    `INSERT INTO articles (id, title, title_key, byline, source, place, published, language, address, address_key, section,
       excerpt, words, added, changed, import, original, original_name, original_path, original_bytes, part, within,
       importer, importer_version, cleaner_version, encoding, encoding_known_by, origins, missing)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key`,
    id,
    article.title,
    foldText(article.title),
    article.byline,
    article.source,
    article.place,
    article.published,
    article.language,
    article.address,
    addressKey(article.address),
    article.section,
    article.excerpt,
    article.words,
    now,
    now,
    importId,
    original.sha256,
    original.name,
    original.path,
    original.size,
    part,
    article.within,
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
  storeImages(database, row.key, article.images);
  joinGroups(
    database,
    row.key,
    null,
    article.tags.map((name) => ensureTag(database, name)),
  );
  if (article.former !== null) addFormerLife(database, row.key, article.former, 'new');
  return { key: row.key, id, title: article.title };
}

export function storeImages(database: Database, article: number, images: readonly ReadyImage[]): void {
  for (const image of images) {
    database.run(
      'INSERT INTO images (sha256, media_type, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      image.sha256,
      image.mediaType,
      image.bytes.byteLength,
    );
    database.run(
      `INSERT INTO article_images (article, image, sibling) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET sibling = coalesce(excluded.sibling, sibling)`,
      article,
      image.sha256,
      image.sibling ?? null,
    );
  }
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
