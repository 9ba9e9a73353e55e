import type { MissingPart } from '../../contract/model.ts';
import { addressKey } from '../storage/address-key.ts';
import type { Database } from '../storage/database.ts';
import type { OriginalFile } from './import-store.ts';
import type { ReadyArticle } from './ready-article.ts';
import { textLikeness } from './text-likeness.ts';

export interface KnownArticle extends Record<string, unknown> {
  key: number;
  id: string;
  title: string;
  text: string;
  published: string | null;
  /** 1 when its file did not hold its text: nothing of it, or a few sentences of an excerpt. */
  lacksText: number;
}

/**
 * What an article that comes in is to the library: a stranger; one it has, told once more (`same`: nothing to change but
 * what another program knew of it); the text of an entry that had none (`fills-in`); or changed since (`new-version`).
 */
export type Acquaintance =
  | { kind: 'stranger' }
  | { kind: 'same' | 'fills-in' | 'new-version'; article: KnownArticle };

/**
 * A page is known by its address, a file by its path. Either may be used again for something else: the texts must agree, and
 * more so where the path is a bare name, as of an upload. Bulletins of one agency are much alike, but not of one day.
 */
const likeEnough = { address: 0.15, path: 0.35, bareName: 0.7 };
const candidatesLimit = 5;

/** Of a row of `articles`. Of a text that is there but for a damaged end, another reason is told. */
export const lacksText = `(words = 0 OR EXISTS (
  SELECT 1 FROM json_each(missing) WHERE value ->> 'kind' = 'text' AND value ->> 'reason' = 'absent'))`;

export function findAcquaintance(
  database: Database,
  article: ReadyArticle,
  original: Pick<OriginalFile, 'path' | 'sha256'>,
): Acquaintance {
  for (const [by, candidates] of [
    ['address', byAddress(database, article)],
    ['path', byPath(database, article, original)],
  ] as const)
    for (const known of candidates) {
      const bare = by === 'path' && !/[/\\]/.test(original.path);
      const kind = compare(known, article, likeEnough[bare ? 'bareName' : by], by);
      if (kind !== null) return { kind, article: known };
    }
  return { kind: 'stranger' };
}

function byAddress(database: Database, article: ReadyArticle): KnownArticle[] {
  const key = addressKey(article.address);
  if (key === null) return [];
  return database.all<KnownArticle>(
    `SELECT a.key, a.id, a.title, a.published, t.text, ${lacksText} AS lacksText FROM articles a JOIN texts t ON t.article = a.key
     WHERE a.address_key = ? AND a.trashed IS NULL ORDER BY a.key DESC LIMIT ${candidatesLimit}`,
    key,
  );
}

function byPath(
  database: Database,
  { within }: ReadyArticle,
  { path, sha256 }: Pick<OriginalFile, 'path' | 'sha256'>,
): KnownArticle[] {
  return database.all<KnownArticle>(
    `SELECT a.key, a.id, a.title, a.published, t.text, ${lacksText} AS lacksText FROM articles a JOIN texts t ON t.article = a.key
     WHERE a.original_path = ? AND a.within IS ? AND a.original <> ? AND a.trashed IS NULL
     ORDER BY a.key DESC LIMIT ${candidatesLimit}`,
    path,
    within,
    sha256,
  );
}

function isWholeText({ kind, reason }: MissingPart): boolean {
  return kind === 'text' && reason === 'absent';
}

function ofOtherDays(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one.slice(0, 10) !== other.slice(0, 10);
}

function compare(
  known: KnownArticle,
  article: ReadyArticle,
  enough: number,
  by: 'address' | 'path',
): 'same' | 'fills-in' | 'new-version' | null {
  const sameName = by === 'address' || known.title === article.title;
  const excerptOnly = article.text === '' || article.missing.some(isWholeText);
  if (excerptOnly) return !sameName ? null : known.text === '' && article.text !== '' ? 'fills-in' : 'same';
  if (known.lacksText === 1) return sameName ? 'fills-in' : null;
  if (known.text === article.text) return 'same';
  if (by === 'path' && ofOtherDays(known.published, article.published)) return null;
  const { ofFirst, ofSecond } = textLikeness(known.text, article.text);
  if (Math.max(ofFirst, ofSecond) < enough) return null;
  // An extract of what is there, as feeds have it, must not take the place of the whole.
  const extract = ofSecond > 0.8 && article.text.length < known.text.length * 0.7;
  return extract ? 'same' : 'new-version';
}
