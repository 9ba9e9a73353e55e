import { type FieldOrigin, fieldOrigins } from '../../contract/model.ts';
import { addressKey } from '../storage/address-key.ts';
import type { Database } from '../storage/database.ts';
import { foldText } from '../storage/fold-text.ts';
import type { OriginalFile } from './import-store.ts';
import { placeHighlightsAgain, storedText } from './place-highlights-again.ts';
import type { ReadyArticle } from './ready-article.ts';
import { storeImages } from './store-article.ts';

/** What an article is now, of what reading a file again may change. */
interface CurrentRow extends Record<string, unknown> {
  id: string;
  version: number;
  import: string;
  original: string;
  original_name: string;
  original_path: string;
  original_bytes: number;
  part: number;
  within: string | null;
  title: string;
  byline: string | null;
  source: string | null;
  place: string | null;
  published: string | null;
  language: string | null;
  address: string | null;
  section: string | null;
  excerpt: string;
  words: number;
  importer: string;
  importer_version: number;
  cleaner_version: number;
  encoding: string | null;
  encoding_known_by: string | null;
  origins: string;
  missing: string;
}

const columns = [
  ...[
    'import',
    'original',
    'original_name',
    'original_path',
    'original_bytes',
    'part',
    'within',
    'title',
    'byline',
  ],
  ...['source', 'place', 'published', 'language', 'address', 'section', 'excerpt', 'words', 'importer'],
  ...['importer_version', 'cleaner_version', 'encoding', 'encoding_known_by', 'origins', 'missing'],
] as const;

export interface Replacement {
  version: number;
  /** Highlights whose words are no longer found with certainty. */
  unplaced: number;
}

/**
 * Gives an article another text, of a newer file (`keep: true`: what it was becomes a version of its history) or of the
 * same file read by a newer importer. Its id, tags, collections, notes and the fields edited by hand stay; highlights move to
 * where their words stand now, and those that are not found with certainty are marked as unplaced. Inside the caller's
 * transaction; blobs are on the disk already.
 */
export function replaceArticle(
  database: Database,
  key: number,
  article: ReadyArticle,
  file: { importId: string; original: Omit<OriginalFile, 'content'>; part: number },
  keep: boolean,
): Replacement {
  const before = readCurrent(database, key);
  const version = keep ? keepVersion(database, key, before) : before.version;
  const fields = mergeFields(before, article);
  database.run(
    `UPDATE articles SET version = ?, import = ?, original = ?, original_name = ?, original_path = ?, original_bytes = ?,
       part = ?, within = ?, title = ?, title_key = ?, byline = ?, source = ?, place = ?, published = ?, language = ?,
       address = ?, address_key = ?, section = ?, excerpt = ?, words = ?, importer = ?, importer_version = ?,
       cleaner_version = ?, encoding = ?, encoding_known_by = ?, origins = ?, missing = ?, changed = ? WHERE key = ?`,
    version,
    file.importId,
    file.original.sha256,
    file.original.name,
    file.original.path,
    file.original.size,
    file.part,
    article.within,
    fields.title,
    foldText(fields.title),
    fields.byline,
    fields.source,
    fields.place,
    fields.published,
    fields.language,
    fields.address,
    addressKey(fields.address),
    fields.section,
    article.excerpt,
    article.words,
    article.importer,
    article.importerVersion,
    article.cleanerVersion,
    article.encoding?.name ?? null,
    article.encoding?.knownBy ?? null,
    JSON.stringify(fields.origins),
    JSON.stringify(article.missing),
    new Date().toISOString(),
    key,
  );
  const earlier = storedText(database, key);
  database.run('UPDATE texts SET html = ?, text = ? WHERE article = ?', article.html, article.text, key);
  storeImages(database, key, article.images);
  return { version, unplaced: placeHighlightsAgain(database, key, earlier, article.text) };
}

/** Keeps what an article is now as a version; answers with the number that its next one has. */
export function keepPresent(database: Database, key: number): number {
  return keepVersion(database, key, readCurrent(database, key));
}

function readCurrent(database: Database, key: number): CurrentRow {
  const row = database.get<CurrentRow>(
    `SELECT id, version, ${columns.join(', ')} FROM articles WHERE key = ?`,
    key,
  );
  if (row === undefined) throw new Error(`there is no article with the key ${key}`);
  return row;
}

function keepVersion(database: Database, key: number, before: CurrentRow): number {
  const fields = Object.fromEntries(columns.map((name) => [name, before[name]]));
  database.run(
    `INSERT INTO article_versions (article, version, original, import, replaced, fields, html, text)
     SELECT ?, ?, ?, ?, ?, ?, html, text FROM texts WHERE article = ?`,
    key,
    before.version,
    before.original,
    before.import,
    new Date().toISOString(),
    JSON.stringify(fields),
    key,
  );
  return before.version + 1;
}

const kept = ['title', 'byline', 'source', 'place', 'published', 'language', 'address', 'section'] as const;

/** The new fields, but those that the reader has written stay; a newer file that says nothing does not make a field unknown. */
function mergeFields(before: CurrentRow, article: ReadyArticle) {
  const known = readOrigins(before.origins);
  const origins: Record<string, FieldOrigin> = { ...article.origins };
  const fields = Object.fromEntries(
    kept.map((name) => {
      const stays = known[name] === 'edited' || article[name] === null;
      if (stays && known[name] !== undefined) origins[name] = known[name];
      return [name, stays ? before[name] : article[name]];
    }),
  ) as Record<(typeof kept)[number], string | null>;
  return { ...fields, title: fields.title ?? before.title, origins };
}

function readOrigins(json: string): Partial<Record<string, FieldOrigin>> {
  const read: unknown = JSON.parse(json);
  const origins: Partial<Record<string, FieldOrigin>> = {};
  for (const [name, value] of Object.entries(read ?? {})) {
    const origin = fieldOrigins.find((one) => one === value);
    if (origin !== undefined) origins[name] = origin;
  }
  return origins;
}
