import type { BlobStore } from '../storage/blob-store.ts';
import type { Database } from '../storage/database.ts';

export interface Verification {
  articles: number;
  originals: number;
  images: number;
  /** `originals/<sha256> (title)`: the bytes are not what they were. */
  damaged: string[];
  /** The same for files that are gone. */
  missing: string[];
  database: 'sound' | 'damaged';
}

/** Reads every original and image and compares its hash; has SQLite check its own pages and references. */
export async function verifyLibrary(
  database: Database,
  originals: BlobStore,
  images: BlobStore,
): Promise<Verification> {
  const check = database.all('PRAGMA integrity_check(20)');
  const references = database.all('PRAGMA foreign_key_check');
  const sound = check.length === 1 && Object.values(check[0] ?? {})[0] === 'ok' && references.length === 0;
  const result: Verification = {
    articles: Number(database.get<{ n: number }>('SELECT count(*) AS n FROM articles')?.n ?? 0),
    originals: 0,
    images: 0,
    damaged: [],
    missing: [],
    database: sound ? 'sound' : 'damaged',
  };
  const inspect = async (store: BlobStore, kind: 'originals' | 'images', sha256: string, label: string) => {
    result[kind]++;
    const state = await store.check(sha256);
    if (state !== 'sound') result[state].push(`${kind}/${sha256}${label === '' ? '' : ` (${label})`}`);
  };
  for (const row of database.all<{ original: string; title: string }>(
    `SELECT original, min(title) AS title FROM (SELECT original, title, key FROM articles
       UNION ALL SELECT v.original, a.title, a.key FROM article_versions v JOIN articles a ON a.key = v.article)
     GROUP BY original ORDER BY min(key)`,
  ))
    await inspect(originals, 'originals', row.original, row.title);
  for (const row of database.all<{ sha256: string }>('SELECT sha256 FROM images ORDER BY sha256'))
    await inspect(images, 'images', row.sha256, '');
  return result;
}
