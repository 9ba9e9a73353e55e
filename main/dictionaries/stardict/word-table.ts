import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ArchiveError } from '../../../contract/errors.ts';
import { stemWord } from '../../search/analysis/stems/stem-word.ts';
import { type Database, openDatabase } from '../../storage/database.ts';
import { foldHead, longestHead } from '../asked-word.ts';
import type { IndexEntry } from './read-entries.ts';

/** A head word of the table, and where its article lies. */
export interface TableEntry extends Record<string, unknown> {
  ordinal: number;
  /** As the dictionary writes it; for a synonym the word it stands for. */
  head: string;
  /** The synonym that was found, or ''. */
  alias: string;
  start: number;
  size: number;
}

/**
 * The words of a dictionary by their folded spelling, in a small database beside the library: StarDict's own order is by
 * bytes, in which Ա and ա, or é and e, lie far apart. It can be deleted at any time and is made anew.
 */
export interface WordTable {
  words: number;
  message: string | null;
  find(folded: string): TableEntry[];
  /** Other words with the same stem. */
  findForms(folded: string, language: string): TableEntry[];
  neighbours(folded: string): string[];
  /** Words from all over it, to tell their language by. */
  sample(): string[];
  close(): void;
}

const version = '1';
const atOnce = 4_000;
const mostFound = 12;

export interface TableSource {
  /** What the files are; another stamp, and the table is made anew. */
  stamp: string;
  entries(): AsyncIterable<IndexEntry>;
  synonyms(): AsyncIterable<IndexEntry> | null;
  /** Bytes of the file of articles. */
  articleBytes: number;
  /** Head words that the dictionary says it has. */
  promised: number;
}

/** Errors: damaged (no entry can be read), disk-full. */
export async function openWordTable(path: string, source: TableSource): Promise<WordTable> {
  const ready = openReady(path, source.stamp);
  if (ready !== null) return tableOver(ready);
  for (const ending of ['', '-wal', '-shm']) await rm(path + ending, { force: true });
  const database = openDatabase(path);
  try {
    database.execute('PRAGMA cache_size = -8192; PRAGMA synchronous = NORMAL;');
    await fill(database, source);
  } catch (error) {
    database.close();
    for (const ending of ['', '-wal', '-shm']) await rm(path + ending, { force: true });
    throw error;
  }
  return tableOver(database);
}

/** Null when there is none, it is of other files, or it was not finished. */
function openReady(path: string, stamp: string): Database | null {
  if (!existsSync(path)) return null;
  let database: Database | null = null;
  try {
    database = openDatabase(path);
    if (factOf(database, 'stamp') === stamp && factOf(database, 'version') === version) {
      database.execute('PRAGMA cache_size = -2048;');
      return database;
    }
  } catch {
    // A damaged table is as good as none.
  }
  database?.close();
  return null;
}

function factOf(database: Database, name: string): string | null {
  return database.get<{ value: string }>('SELECT value FROM facts WHERE name = ?', name)?.value ?? null;
}

async function fill(database: Database, source: TableSource): Promise<void> {
  database.execute(`
    CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE entries (ordinal INTEGER PRIMARY KEY, head TEXT NOT NULL, start INTEGER NOT NULL, size INTEGER NOT NULL);
    CREATE TABLE words (folded TEXT NOT NULL, ordinal INTEGER NOT NULL, alias TEXT NOT NULL,
      PRIMARY KEY (folded, ordinal, alias)) WITHOUT ROWID;
  `);
  const insertWord = (head: string, ordinal: number, alias: string): void => {
    const folded = foldHead(head.slice(0, longestHead));
    if (folded !== '')
      database.run(
        'INSERT OR IGNORE INTO words (folded, ordinal, alias) VALUES (?, ?, ?)',
        folded,
        ordinal,
        alias,
      );
  };
  let ordinal = 0;
  let words = 0;
  let astray = 0;
  await inTurns(database, source.entries(), ({ head, numbers: [start = 0, size = 0] }) => {
    // Synonyms count the entries, so that one that leads nowhere keeps its number.
    if (start + size <= source.articleBytes && head !== '') {
      database.run(
        'INSERT INTO entries (ordinal, head, start, size) VALUES (?, ?, ?, ?)',
        ordinal,
        head,
        start,
        size,
      );
      insertWord(head, ordinal, '');
      words += 1;
    } else astray += 1;
    ordinal += 1;
  });
  if (words === 0)
    throw new ArchiveError(
      'damaged',
      astray > 0
        ? `stardict: none of the ${astray} entries leads to an article; index and articles do not belong together`
        : 'stardict: the index holds no words',
    );
  const synonyms = source.synonyms();
  if (synonyms !== null)
    await inTurns(database, synonyms, ({ head, numbers: [of = -1] }) => {
      if (of < ordinal) {
        insertWord(head, of, head);
        words += 1;
      } else astray += 1;
    });
  const notes = [
    astray > 0 ? `${astray} of its entries lead nowhere` : '',
    source.promised > 0 && source.promised !== ordinal
      ? `it promises ${source.promised} head words and has ${ordinal}`
      : '',
  ].filter((note) => note !== '');
  for (const [name, value] of Object.entries({
    version,
    words: String(words),
    message: notes.join('; '),
    stamp: source.stamp,
  }))
    database.run('INSERT INTO facts (name, value) VALUES (?, ?)', name, value);
}

/** Some thousand rows, then the turn of whoever waits: an archive that takes in a dictionary still answers. */
async function inTurns(
  database: Database,
  entries: AsyncIterable<IndexEntry>,
  take: (entry: IndexEntry) => void,
): Promise<void> {
  let batch: IndexEntry[] = [];
  const flush = async (): Promise<void> => {
    database.transaction(() => {
      for (const entry of batch) take(entry);
    });
    batch = [];
    await nextTurn();
  };
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length >= atOnce) await flush();
  }
  await flush();
}

const columns =
  'words.ordinal, head, alias, start, size FROM words JOIN entries ON entries.ordinal = words.ordinal';

function tableOver(database: Database): WordTable {
  const between = <T extends Record<string, unknown>>(what: string, from: string, limit: number): T[] =>
    database.all<T>(
      `SELECT ${what} WHERE folded >= ? AND folded < ? ORDER BY folded LIMIT ?`,
      from,
      `${from}\u{10ffff}`,
      limit,
    );
  return {
    words: Number(factOf(database, 'words') ?? 0),
    message: factOf(database, 'message') || null,
    find: (folded) =>
      database.all<TableEntry>(`SELECT ${columns} WHERE folded = ? LIMIT ?`, folded, mostFound),
    findForms(folded, language) {
      const stem = stemWord(folded, language);
      if (stem === null) return [];
      // Stems may write their last letter differently: happi- for happy.
      const begins = folded.startsWith(stem.slice(0, -1))
        ? stem.slice(0, -1)
        : folded.slice(0, Math.ceil(folded.length / 2));
      if (begins.length < 2) return [];
      return between<TableEntry & { folded: string }>(`folded, ${columns}`, begins, 2_000)
        .filter((row) => row.folded !== folded && stemWord(row.folded, language) === stem)
        .sort((a, b) => a.folded.length - b.folded.length)
        .slice(0, 4);
    },
    neighbours(folded) {
      const rows = [
        ...between<TableEntry>(columns, folded.slice(0, 2), 3_000),
        ...database.all<TableEntry>(`SELECT ${columns} WHERE folded >= ? ORDER BY folded LIMIT 60`, folded),
        ...database.all<TableEntry>(
          `SELECT ${columns} WHERE folded < ? ORDER BY folded DESC LIMIT 60`,
          folded,
        ),
      ];
      return rows.map(({ head, alias }) => alias || head);
    },
    sample: () =>
      database
        .all<{ head: string }>(
          'SELECT head FROM entries WHERE ordinal % max(1, (SELECT max(ordinal) FROM entries) / 200) = 0 LIMIT 220',
        )
        .map(({ head }) => head),
    close: () => database.close(),
  };
}
