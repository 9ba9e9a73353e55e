import type { ImportEntry } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import type { Database } from '../storage/database.ts';
import { addFormerLife } from './add-former-life.ts';
import { ensureTag } from './groups.ts';
import type { FileOutcome, OriginalFile } from './import-store.ts';
import type { ReadyArticle } from './ready-article.ts';
import { replaceArticle } from './replace-article.ts';
import { findAcquaintance } from './same-article.ts';
import { insertArticle, joinGroups } from './store-article.ts';

/** Where everything that an import stores goes. */
export interface Destination {
  collection: number | null;
  tags: number[];
}

export interface RecordedPart {
  /** The how-manieth part of its file. */
  part: number;
  entry: ImportEntry;
}

/** Writes the rows of one outcome. Inside a transaction; blobs are on the disk already. */
export function recordOutcome(
  database: Database,
  importId: Id,
  outcome: FileOutcome,
  known: { article: Id; title: string } | null,
  destination: Destination,
): RecordedPart[] {
  const { path } = outcome;
  if (outcome.kind === 'problem') {
    const { code, message, after = 0 } = outcome;
    return [{ part: after, entry: { ...blank, path, outcome: 'problem', code, message } }];
  }
  if (outcome.kind === 'duplicate') {
    const { article, title } = outcome;
    return [{ part: 0, entry: { ...blank, path, outcome: 'duplicate', article, title } }];
  }
  // The same bytes came in while these were being read.
  if (known !== null && outcome.first === 0)
    return [{ part: 0, entry: { ...blank, path, outcome: 'duplicate', ...known } }];
  const recorded = outcome.parts.flatMap((ready, index): RecordedPart[] => {
    const part = outcome.first + index;
    if ('problem' in ready) {
      const { problem: code, message, within } = ready;
      return [{ part, entry: { ...blank, path, within, outcome: 'problem', code, message } }];
    }
    const entry = recordArticle(database, importId, outcome.original, ready, part, destination);
    return entry === null ? [] : [{ part, entry: { ...entry, path, within: ready.within } }];
  });
  markOriginal(database, outcome.original, outcome.complete);
  return recorded;
}

const blank = { article: null, title: null, code: null, message: null, within: null, version: null };

interface PartRow extends Record<string, unknown> {
  key: number;
  id: Id;
  title: string;
  import: Id;
  trashed: string | null;
}

/** Null when this very import has recorded the part before it was interrupted. */
function recordArticle(
  database: Database,
  importId: Id,
  original: OriginalFile,
  article: ReadyArticle,
  part: number,
  destination: Destination,
): Omit<ImportEntry, 'path'> | null {
  const join = (key: number): void => joinGroups(database, key, destination.collection, destination.tags);
  const before = database.get<PartRow>(
    `SELECT key, id, title, import, trashed FROM articles WHERE original = ? AND part = ?
     ORDER BY trashed IS NOT NULL LIMIT 1`,
    original.sha256,
    part,
  );
  if (before !== undefined) {
    const { key, id, title } = before;
    if (before.trashed === null)
      return before.import === importId ? null : { ...blank, outcome: 'duplicate', article: id, title };
    // It comes back from the trash, with its notes, and belongs to this import from now on.
    database.run('UPDATE articles SET trashed = NULL, import = ? WHERE key = ?', importId, key);
    join(key);
    return { ...blank, outcome: 'stored', article: id, title };
  }
  const acquaintance = findAcquaintance(database, article, original);
  if (acquaintance.kind === 'stranger') {
    const { key, id, title } = insertArticle(database, importId, original, article, part);
    join(key);
    return { ...blank, outcome: 'stored', article: id, title };
  }
  const { key, id, title } = acquaintance.article;
  joinGroups(database, key, destination.collection, [
    ...destination.tags,
    ...article.tags.map((name) => ensureTag(database, name)),
  ]);
  if (acquaintance.kind === 'same') {
    if (article.former !== null) addFormerLife(database, key, article.former, 'known');
    return { ...blank, outcome: 'duplicate', article: id, title };
  }
  const { version } = replaceArticle(database, key, article, { importId, original, part }, true);
  if (article.former !== null) addFormerLife(database, key, article.former, 'known');
  const named = database.get<{ title: string }>('SELECT title FROM articles WHERE key = ?', key);
  return { ...blank, outcome: 'stored', article: id, title: named?.title ?? title, version };
}

function markOriginal(database: Database, { sha256, size }: OriginalFile, complete: boolean): void {
  database.run(
    `INSERT INTO originals (sha256, bytes, complete) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET complete = max(complete, excluded.complete)`,
    sha256,
    size,
    complete ? 1 : 0,
  );
}
