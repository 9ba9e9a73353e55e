import { DatabaseSync } from 'node:sqlite';
import type { Collection } from './collections.ts';
import { hitsPerQuestion, plainWords, type Ranked } from './ranked.ts';

/** SQLite's FTS5 with its own BM25, any of the words; `tokenizer` as `porter unicode61`. */
export function rankWithFts5({ documents, questions }: Collection, tokenizer: string): Ranked {
  const database = new DatabaseSync(':memory:');
  database.exec(`CREATE VIRTUAL TABLE documents USING fts5(title, text, author, tokenize = '${tokenizer}')`);
  const insert = database.prepare('INSERT INTO documents (rowid, title, text, author) VALUES (?, ?, ?, ?)');
  for (const [at, { title, text, author }] of documents.entries()) insert.run(at, title, text, author);
  const find = database.prepare(
    'SELECT rowid FROM documents WHERE documents MATCH ? ORDER BY bm25(documents) LIMIT ?',
  );
  const times: number[] = [];
  const orders = questions.map(({ text }) => {
    const started = performance.now();
    const rows = find.all(
      plainWords(text)
        .map((word) => `"${word}"`)
        .join(' OR '),
      hitsPerQuestion,
    );
    times.push(performance.now() - started);
    return rows.map(({ rowid }) => documents[Number(rowid)]?.id ?? '');
  });
  database.close();
  return { orders, times };
}
