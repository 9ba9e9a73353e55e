import { ArchiveError } from '../../contract/errors.ts';
import type { MethodFunction } from '../../contract/methods.ts';
import type { ImportEntry, ImportSummary } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import type { Database } from '../storage/database.ts';
import { foldText } from '../storage/fold-text.ts';
import { createIdentifier } from '../storage/identifier.ts';
import { ensureTag } from './groups.ts';
import type { FileOutcome, ImportStore } from './import-store.ts';
import { type Destination, recordOutcome } from './record-outcome.ts';
import { revertVersions } from './revert-versions.ts';
import { lacksText } from './same-article.ts';

/** Receipts: what each import stored, knew already, or could not read. */
export interface ImportRecords extends ImportStore {
  list: MethodFunction<'imports.list'>;
  entries: MethodFunction<'imports.entries'>;
  /** Moves everything the import stored into the trash. Answers with the articles that went there. */
  undo(importId: Id): Id[];
  /** Imports that were running when the program died are marked as interrupted. For the start. */
  closeInterrupted(): void;
}

type SummaryRow = Omit<ImportSummary, 'resumable' | 'dryRun'> & { resumable: number } & Record<
    string,
    unknown
  >;
const summaryColumns = `id, label, state, started, finished, found, stored, duplicates, problems, message,
  without_text AS withoutText, state = 'interrupted' AND input IS NOT NULL AS resumable`;

export function createImportRecords(
  database: Database,
  originals: BlobStore,
  images: BlobStore,
): ImportRecords {
  const summary = (importId: Id): ImportSummary => {
    const row = database.get<SummaryRow>(`SELECT ${summaryColumns} FROM imports WHERE id = ?`, importId);
    if (row === undefined) throw new ArchiveError('not-found', `There is no import ${importId}.`);
    return toSummary(row);
  };
  const findOriginal: ImportStore['findOriginal'] = (sha256) => {
    if (database.get('SELECT 1 FROM originals WHERE sha256 = ? AND complete = 1', sha256) === undefined)
      return null;
    return (
      database.get<{ article: Id; title: string }>(
        'SELECT id AS article, title FROM articles WHERE original = ? AND trashed IS NULL ORDER BY part LIMIT 1',
        sha256,
      ) ??
      database.get<{ article: Id; title: string }>(
        `SELECT a.id AS article, a.title FROM article_versions v JOIN articles a ON a.key = v.article
         WHERE v.original = ? AND a.trashed IS NULL LIMIT 1`,
        sha256,
      ) ??
      null
    );
  };

  /** A file of which every part was known already leaves nothing that needs its bytes. */
  const dropUnused = async (sha256: string): Promise<void> => {
    const used = database.get(
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM articles WHERE original = ?1)
         OR EXISTS (SELECT 1 FROM article_versions WHERE original = ?1)`,
      sha256,
    );
    if (used !== undefined) return;
    database.run('DELETE FROM originals WHERE sha256 = ?', sha256);
    await originals.remove(sha256);
  };

  return {
    summary,
    findOriginal,
    begin({ label, collection, tags, input }) {
      if (
        collection !== null &&
        database.get('SELECT 1 FROM collections WHERE id = ?', collection) === undefined
      )
        throw new ArchiveError('not-found', `There is no collection ${collection}.`);
      const id = createIdentifier();
      database.run(
        `INSERT INTO imports (id, label, state, started, collection, tags, input) VALUES (?, ?, 'running', ?, ?, ?, ?)`,
        id,
        label,
        new Date().toISOString(),
        collection,
        JSON.stringify(tags),
        input ?? null,
      );
      return id;
    },
    resume(importId) {
      const { state } = summary(importId);
      const row = database.get<{ input: string | null }>('SELECT input FROM imports WHERE id = ?', importId);
      if (state !== 'interrupted' || row?.input == null)
        throw new ArchiveError(
          'conflict',
          'Only an interrupted import of files on this disk can be resumed.',
        );
      database.run(
        "UPDATE imports SET state = 'running', finished = NULL, message = NULL WHERE id = ?",
        importId,
      );
      return row.input;
    },
    recordedSoFar(importId) {
      const begun = new Map(
        database
          .all<{ path: string; number: number }>(
            'SELECT path, number FROM begun_files WHERE import = ?',
            importId,
          )
          .map(({ path, number }) => [path, number]),
      );
      const paths = database.all<{ path: string }>(
        'SELECT DISTINCT path FROM import_entries WHERE import = ?',
        importId,
      );
      const last = database.get<{ number: number | null }>(
        'SELECT max(number) AS number FROM import_entries WHERE import = ?',
        importId,
      );
      return {
        paths: new Set(paths.map(({ path }) => path).filter((path) => !begun.has(path))),
        begun,
        largest: Math.max(Math.floor((last?.number ?? 0) / largestPart), ...begun.values(), 0),
      };
    },
    async keepOriginal({ sha256, content }) {
      if ('file' in content) await originals.copy(sha256, content.file);
    },
    async record(importId, outcomes) {
      const files = outcomes.filter((outcome) => outcome.kind === 'parts');
      await originals.write(
        files.flatMap(({ parts, original: { sha256, content } }) =>
          'bytes' in content && parts.some((part) => !('problem' in part))
            ? [{ sha256, bytes: content.bytes }]
            : [],
        ),
      );
      await images.write(
        files.flatMap(({ parts }) => parts.flatMap((part) => ('problem' in part ? [] : part.images))),
      );
      const entries = database.transaction(() => {
        const destination = readDestination(database, importId);
        const recorded = outcomes.flatMap((outcome) => {
          const first = outcome.kind === 'parts' && outcome.first === 0;
          const known = first ? findOriginal(outcome.original.sha256) : null;
          if (outcome.kind === 'parts') rememberBegun(database, importId, outcome);
          return recordOutcome(database, importId, outcome, known, destination).map(({ part, entry }) => ({
            number: outcome.number * largestPart + part,
            entry,
          }));
        });
        // What this import had told before it was interrupted is not told again.
        const fresh = recorded.filter(({ number }) => !isRecorded(database, importId, number));
        appendEntries(database, importId, fresh);
        return fresh.map(({ entry }) => entry);
      });
      for (const { original, complete } of files) if (complete) await dropUnused(original.sha256);
      return entries;
    },
    finish(importId, state, found, message) {
      if (state !== 'interrupted') database.run('DELETE FROM begun_files WHERE import = ?', importId);
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
        .map(toSummary),
    }),
    entries({ id, outcome, text, offset, limit }) {
      summary(id);
      const conditions = ['import = ?'];
      const parameters: string[] = [id];
      if (outcome !== undefined) {
        conditions.push('outcome = ?');
        parameters.push(outcome);
      }
      if (text !== '') {
        conditions.push(
          "instr(fold(path || ' ' || coalesce(title, '') || ' ' || coalesce(message, '')), ?) > 0",
        );
        parameters.push(foldText(text));
      }
      const condition = conditions.join(' AND ');
      const total = database.get<{ n: number }>(
        `SELECT count(*) AS n FROM import_entries WHERE ${condition}`,
        ...parameters,
      );
      const entries = database.all<ImportEntry & Record<string, unknown>>(
        `SELECT path, within, outcome, article, title, version, code, message FROM import_entries
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
        const now = new Date().toISOString();
        const reverted = revertVersions(database, importId);
        const removed = database.all<{ id: Id }>(
          'UPDATE articles SET trashed = ? WHERE import = ? AND trashed IS NULL RETURNING id',
          now,
          importId,
        );
        database.run("UPDATE imports SET state = 'undone' WHERE id = ?", importId);
        return [...removed.map((row) => row.id), ...reverted];
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

function toSummary({ resumable, ...row }: SummaryRow): ImportSummary {
  return { ...row, resumable: resumable === 1, dryRun: false };
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

function rememberBegun(
  database: Database,
  importId: Id,
  { path, number, complete }: Extract<FileOutcome, { kind: 'parts' }>,
): void {
  if (complete) database.run('DELETE FROM begun_files WHERE import = ? AND path = ?', importId, path);
  else
    database.run(
      'INSERT INTO begun_files (import, path, number) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      importId,
      path,
      number,
    );
}

/** Entries of one file have neighbouring numbers, whatever was recorded before them: receipts read in file order. */
const largestPart = 2 ** 24;

function appendEntries(
  database: Database,
  importId: Id,
  entries: { number: number; entry: ImportEntry }[],
): void {
  const counts = { stored: 0, duplicate: 0, problem: 0 };
  let withoutText = 0;
  for (const { number, entry } of entries) {
    counts[entry.outcome]++;
    if (entry.outcome === 'stored' && isWithoutText(database, entry.article)) withoutText++;
    database.run(
      `INSERT INTO import_entries (import, number, path, within, outcome, article, title, version, code, message)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      importId,
      number,
      entry.path,
      entry.within,
      entry.outcome,
      entry.article,
      entry.title,
      entry.version,
      entry.code,
      entry.message,
    );
  }
  database.run(
    `UPDATE imports SET stored = stored + ?, duplicates = duplicates + ?, problems = problems + ?,
       without_text = without_text + ?, found = max(found, stored + duplicates + problems + ?) WHERE id = ?`,
    counts.stored,
    counts.duplicate,
    counts.problem,
    withoutText,
    entries.length,
    importId,
  );
}

function isRecorded(database: Database, importId: Id, number: number): boolean {
  return (
    database.get('SELECT 1 FROM import_entries WHERE import = ? AND number = ?', importId, number) !==
    undefined
  );
}

function isWithoutText(database: Database, article: Id | null): boolean {
  return database.get(`SELECT 1 FROM articles WHERE id = ? AND ${lacksText}`, article) !== undefined;
}
