import { ArchiveError } from '../../contract/errors.ts';
import type { MethodFunction } from '../../contract/methods.ts';
import type { Id, ImportEntry, ImportSummary } from '../../contract/model.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import type { Database } from '../storage/database.ts';
import { createIdentifier } from '../storage/identifier.ts';
import { ensureTag } from './groups.ts';
import type { FileOutcome, ImportStore } from './import-store.ts';
import { insertArticle, joinGroups, reviveArticles } from './store-article.ts';

/** Receipts: what each import stored, knew already, or could not read. */
export interface ImportRecords extends ImportStore {
  list: MethodFunction<'imports.list'>;
  entries: MethodFunction<'imports.entries'>;
  /** Moves everything the import stored into the trash. Answers with the articles that went there. */
  undo(importId: Id): Id[];
  /** Imports that were running when the program died are marked as interrupted. For the start. */
  closeInterrupted(): void;
}

type SummaryRow = ImportSummary & Record<string, unknown>;
const summaryColumns = 'id, label, state, started, finished, found, stored, duplicates, problems, message';

export function createImportRecords(
  database: Database,
  originals: BlobStore,
  images: BlobStore,
): ImportRecords {
  const summary = (importId: Id): ImportSummary => {
    const row = database.get<SummaryRow>(`SELECT ${summaryColumns} FROM imports WHERE id = ?`, importId);
    if (row === undefined) throw new ArchiveError('not-found', `There is no import ${importId}.`);
    return { ...row };
  };
  const findOriginal: ImportStore['findOriginal'] = (sha256) =>
    database.get<{ article: Id; title: string }>(
      'SELECT id AS article, title FROM articles WHERE original = ? AND trashed IS NULL ORDER BY part LIMIT 1',
      sha256,
    ) ?? null;

  return {
    summary,
    findOriginal,
    begin({ label, collection, tags }) {
      if (
        collection !== null &&
        database.get('SELECT 1 FROM collections WHERE id = ?', collection) === undefined
      )
        throw new ArchiveError('not-found', `There is no collection ${collection}.`);
      const id = createIdentifier();
      database.run(
        `INSERT INTO imports (id, label, state, started, collection, tags) VALUES (?, ?, 'running', ?, ?, ?)`,
        id,
        label,
        new Date().toISOString(),
        collection,
        JSON.stringify(tags),
      );
      return id;
    },
    async record(importId, outcomes) {
      const files = outcomes.filter((outcome) => outcome.kind === 'stored');
      await originals.write(files.map(({ sha256, bytes }) => ({ sha256, bytes })));
      await images.write(files.flatMap((file) => file.articles.flatMap((article) => article.images)));
      return database.transaction(() => {
        const destination = readDestination(database, importId);
        const entries = outcomes.flatMap((outcome) =>
          recordOutcome(database, importId, outcome, findOriginal, destination).map((entry, part) => ({
            number: outcome.number * largestPart + part,
            entry,
          })),
        );
        appendEntries(database, importId, entries);
        return entries.map(({ entry }) => entry);
      });
    },
    finish(importId, state, found, message) {
      database.run(
        'UPDATE imports SET state = ?, found = ?, finished = ?, message = ? WHERE id = ?',
        state,
        found,
        new Date().toISOString(),
        message,
        importId,
      );
      return summary(importId);
    },
    list: ({ offset, limit }) => ({
      imports: database
        .all<SummaryRow>(
          `SELECT ${summaryColumns} FROM imports ORDER BY started DESC, rowid DESC LIMIT ? OFFSET ?`,
          limit,
          offset,
        )
        .map((row) => ({ ...row })),
    }),
    entries({ id, outcome, offset, limit }) {
      summary(id);
      const condition = outcome === undefined ? 'import = ?' : 'import = ? AND outcome = ?';
      const parameters = outcome === undefined ? [id] : [id, outcome];
      const total = database.get<{ n: number }>(
        `SELECT count(*) AS n FROM import_entries WHERE ${condition}`,
        ...parameters,
      );
      const entries = database.all<ImportEntry & Record<string, unknown>>(
        `SELECT path, outcome, article, title, code, message FROM import_entries
         WHERE ${condition} ORDER BY number LIMIT ? OFFSET ?`,
        ...parameters,
        limit,
        offset,
      );
      return { total: total?.n ?? 0, entries: entries.map((entry) => ({ ...entry })) };
    },
    undo(importId) {
      if (summary(importId).state === 'running')
        throw new ArchiveError('conflict', 'The import is still running. Cancel it first.');
      return database.transaction(() => {
        const removed = database.all<{ id: Id }>(
          'UPDATE articles SET trashed = ? WHERE import = ? AND trashed IS NULL RETURNING id',
          new Date().toISOString(),
          importId,
        );
        database.run("UPDATE imports SET state = 'undone' WHERE id = ?", importId);
        return removed.map((row) => row.id);
      });
    },
    closeInterrupted() {
      database.run(
        `UPDATE imports SET state = 'interrupted', finished = ?, found = stored + duplicates + problems
         WHERE state = 'running'`,
        new Date().toISOString(),
      );
    },
  };
}

interface Destination {
  collection: number | null;
  tags: number[];
}

/** Looked up for each batch: a collection that was removed during the import does not stop it. */
function readDestination(database: Database, importId: Id): Destination {
  const row = database.get<{ collection: string | null; tags: string }>(
    'SELECT collection, tags FROM imports WHERE id = ?',
    importId,
  );
  const names = JSON.parse(row?.tags ?? '[]') as string[];
  const collection = database.get<{ key: number }>(
    'SELECT key FROM collections WHERE id = ?',
    row?.collection ?? '',
  );
  return { collection: collection?.key ?? null, tags: names.map((name) => ensureTag(database, name)) };
}

function recordOutcome(
  database: Database,
  importId: Id,
  outcome: FileOutcome,
  findOriginal: ImportStore['findOriginal'],
  destination: Destination,
): ImportEntry[] {
  const blank = { article: null, title: null, code: null, message: null };
  switch (outcome.kind) {
    case 'problem':
      return [
        { ...blank, path: outcome.path, outcome: 'problem', code: outcome.code, message: outcome.message },
      ];
    case 'duplicate':
      return [
        {
          ...blank,
          path: outcome.path,
          outcome: 'duplicate',
          article: outcome.article,
          title: outcome.title,
        },
      ];
    case 'stored': {
      const known = findOriginal(outcome.sha256);
      if (known !== null)
        return [
          { ...blank, path: outcome.path, outcome: 'duplicate', article: known.article, title: known.title },
        ];
      const revived = reviveArticles(database, importId, outcome.sha256);
      const stored =
        revived.length > 0
          ? revived
          : outcome.articles.map((article, part) =>
              insertArticle(database, importId, outcome, article, part),
            );
      for (const { key } of stored) joinGroups(database, key, destination.collection, destination.tags);
      return stored.map(({ id, title }) => ({
        ...blank,
        path: outcome.path,
        outcome: 'stored',
        article: id,
        title,
      }));
    }
  }
}

/** Entries of one file have neighbouring numbers, whatever was recorded before them: receipts read in file order. */
const largestPart = 2 ** 24;

function appendEntries(
  database: Database,
  importId: Id,
  entries: { number: number; entry: ImportEntry }[],
): void {
  const counts = { stored: 0, duplicate: 0, problem: 0 };
  for (const { number, entry } of entries) {
    counts[entry.outcome]++;
    database.run(
      `INSERT INTO import_entries (import, number, path, outcome, article, title, code, message)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      importId,
      number,
      entry.path,
      entry.outcome,
      entry.article,
      entry.title,
      entry.code,
      entry.message,
    );
  }
  database.run(
    `UPDATE imports SET stored = stored + ?, duplicates = duplicates + ?, problems = problems + ?,
       found = max(found, stored + duplicates + problems + ?) WHERE id = ?`,
    counts.stored,
    counts.duplicate,
    counts.problem,
    entries.length,
    importId,
  );
}
