import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { ArchiveError } from '../../contract/errors.ts';
import { addressKey } from './address-key.ts';
import { asDiskError } from './disk-error.ts';
import { foldText } from './fold-text.ts';

export type Row = Record<string, unknown>;

/** A thin interface over SQLite: statements are prepared once, rows are plain objects, disk errors have names. */
export interface Database {
  all<T extends Row = Row>(sql: string, ...parameters: SQLInputValue[]): T[];
  get<T extends Row = Row>(sql: string, ...parameters: SQLInputValue[]): T | undefined;
  /** Answers with the number of rows changed. */
  run(sql: string, ...parameters: SQLInputValue[]): number;
  /** All or nothing; nested calls join the outer transaction. */
  transaction<T>(work: () => T): T;
  /** Several statements, not prepared; for migrations and pragmas. */
  execute(sql: string): void;
  /** A second time does nothing. */
  close(): void;
}

/**
 * Opens the database in WAL mode with synchronous=FULL: an acknowledged write survives a power cut. SQL may use
 * `fold(text)`: lower case, no diacritics, for comparisons in any script; and `address_key(text)`.
 */
export function openDatabase(path: string, options: { readOnly?: boolean } = {}): Database {
  const readOnly = options.readOnly ?? false;
  const database = translate(path, () => {
    const opened = new DatabaseSync(path, { readOnly, timeout: 10_000 });
    try {
      if (!readOnly) opened.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
      // Journals of statements and large sorts would lie in the system's temporary folder, outside the library.
      opened.exec('PRAGMA temp_store = MEMORY;');
      opened.exec('PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -32768;');
      opened.function('fold', { deterministic: true }, (text) =>
        typeof text === 'string' ? foldText(text) : text,
      );
      opened.function('address_key', { deterministic: true }, (address) =>
        typeof address === 'string' ? addressKey(address) : null,
      );
    } catch (error) {
      opened.close();
      throw error;
    }
    return opened;
  });
  const statements = new Map<string, StatementSync>();
  let depth = 0;

  const prepare = (sql: string): StatementSync => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = database.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  };

  return {
    all: <T extends Row>(sql: string, ...parameters: SQLInputValue[]) =>
      translate(path, () => prepare(sql).all(...parameters) as T[]),
    get: <T extends Row>(sql: string, ...parameters: SQLInputValue[]) =>
      translate(path, () => prepare(sql).get(...parameters) as T | undefined),
    run: (sql, ...parameters) => translate(path, () => Number(prepare(sql).run(...parameters).changes)),
    execute: (sql) => translate(path, () => database.exec(sql)),
    transaction(work) {
      if (depth > 0) return work();
      translate(path, () => database.exec('BEGIN IMMEDIATE'));
      depth++;
      try {
        const result = work();
        translate(path, () => database.exec('COMMIT'));
        return result;
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      } finally {
        depth--;
      }
    },
    close() {
      if (database.isOpen) database.close();
    },
  };
}

function translate<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = sqliteCode(error);
    if (code === 13)
      throw new ArchiveError('disk-full', `The disk that holds "${path}" is full.`, { cause: error });
    if (code === 11 || code === 26)
      throw new ArchiveError('library-damaged', `"${path}" is damaged or not a database.`, { cause: error });
    if (code === 8 || code === 10 || code === 14)
      throw new ArchiveError('disk-failed', `"${path}" cannot be opened or written: ${String(error)}`, {
        cause: error,
      });
    throw asDiskError(error, path);
  }
}

/** The primary SQLite result code (the low byte of the extended one). */
function sqliteCode(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return null;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}
