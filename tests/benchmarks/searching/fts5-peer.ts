import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Stretch } from './build-carrel.ts';
import { openCorpus } from './corpus.ts';
import { peakMemory, readMemory, startClock } from './figures.ts';
import type { LoggedQuery } from './query-log.ts';

const inTransaction = 1_000;

/** SQLite's own full text index with positions over the same fields, without a copy of the texts. */
export async function buildFts5({ corpus: file, from, to, path }: Stretch & { path: string }) {
  const corpus = openCorpus(file);
  const floor = process.memoryUsage.rss();
  const database = open(path);
  const clock = startClock();
  database.exec(
    `CREATE VIRTUAL TABLE articles USING fts5(title, byline, source, place, section, tag, body, note, highlight,
       content='', detail=full, tokenize="unicode61 remove_diacritics 2")`,
  );
  const insert = database.prepare(
    'INSERT INTO articles (rowid, title, byline, source, place, section, tag, body, note, highlight) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (let at = from; at < to; at += inTransaction) {
    const documents = clock.without(() => {
      return Array.from({ length: Math.min(inTransaction, to - at) }, (_, nth) => corpus.at(at + nth));
    });
    database.exec('BEGIN');
    for (const [nth, document] of documents.entries()) {
      const { title, byline, source, place, section, tags, body, notes, highlights } = document;
      insert.run(at + nth, title, byline, source, place, section, tags.join('\n'), body, notes, highlights);
    }
    database.exec('COMMIT');
  }
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const built = clock.read();
  const size = statSync(path).size;
  const started = performance.now();
  database.exec("INSERT INTO articles (articles) VALUES ('optimize')");
  database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
  const optimizeMs = performance.now() - started;
  database.close();
  return {
    articles: to - from,
    ...built,
    floor,
    peak: peakMemory(),
    size,
    optimizeMs,
    optimized: statSync(path).size,
  };
}

export interface AskedPeer {
  kind: string;
  query: string;
  /** The best 50 by BM25, without passages. */
  rankMs: number;
  /** The number of all hits. */
  countMs: number;
  total: number;
}

export async function askFts5({ path, log }: { path: string; log: LoggedQuery[] }) {
  const floor = readMemory();
  const started = performance.now();
  const database = open(path);
  const rank = database.prepare(
    'SELECT rowid, rank FROM articles WHERE articles MATCH ? ORDER BY rank LIMIT 50',
  );
  const count = database.prepare('SELECT count(*) AS total FROM articles WHERE articles MATCH ?');
  rank.all('government AND minister');
  const firstAnswerMs = performance.now() - started;
  const answers: AskedPeer[] = [];
  const ask = (kind: string, query: string, match: string): void => {
    const from = performance.now();
    rank.all(match);
    const ranked = performance.now();
    const total = Number(count.get(match)?.total);
    answers.push({ kind, query, rankMs: ranked - from, countMs: performance.now() - ranked, total });
  };
  const asked = log.filter(({ match }) => match !== null);
  for (const { kind, query, match } of asked.slice(0, 100)) ask(kind, query, match ?? '');
  answers.length = 0;
  for (const { kind, query, match } of asked) ask(kind, query, match ?? '');
  const memory = readMemory();
  database.close();
  return { floor, firstAnswerMs, answers, memory };
}

function open(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;');
  return database;
}
