import type { Database } from '../storage/database.ts';

/** An article with all that is searched in it; the same shape as the search engine's document. */
export interface IndexedDocument {
  id: string;
  title: string;
  byline: string;
  source: string;
  place: string;
  body: string;
  notes: string;
  highlights: string;
  tags: string[];
  collections: string[];
  language: string;
  section: string;
  published: string;
  added: string;
  words: number;
  state: 'unread' | 'reading' | 'finished';
  starred: boolean;
}

/** What changed for the search index after a position in the journal. */
export interface JournalSlice {
  documents: IndexedDocument[];
  removed: string[];
  /** The position after this slice. */
  cursor: number;
  /** True when nothing newer is left. */
  complete: boolean;
}

export interface Journal {
  /** At most `limit` articles, and about `maximumBytes` of text, so that a slice never holds a library in memory. */
  after(cursor: number, limit: number, maximumBytes?: number): JournalSlice;
  /** The newest position. */
  end(): number;
  /** Articles that belong in the index. */
  total(): number;
}

interface DocumentRow extends Record<string, unknown> {
  cursor: number;
  entry: string;
  id: string | null;
  trashed: string | null;
  title: string;
  byline: string | null;
  source: string | null;
  place: string | null;
  body: string | null;
  notes: string | null;
  highlights: string | null;
  tags: string | null;
  collections: string | null;
  language: string | null;
  section: string | null;
  published: string | null;
  added: string;
  words: number;
  state: IndexedDocument['state'];
  starred: number;
}

export function createJournal(database: Database): Journal {
  return {
    after(cursor, limit, maximumBytes = 16 * 1024 * 1024) {
      const sizes = database.all<{ cursor: number; size: number | null }>(
        `SELECT j.cursor, length(t.text) AS size FROM journal j LEFT JOIN articles a ON a.id = j.id
         LEFT JOIN texts t ON t.article = a.key WHERE j.cursor > ? ORDER BY j.cursor LIMIT ?`,
        cursor,
        limit,
      );
      let bytes = 0;
      let count = 0;
      for (const { size } of sizes) {
        bytes += size ?? 0;
        if (count > 0 && bytes > maximumBytes) break;
        count++;
      }
      const rows = database.all<DocumentRow>(
        `${documentQuery} WHERE j.cursor > ? ORDER BY j.cursor LIMIT ?`,
        cursor,
        count,
      );
      const slice: JournalSlice = {
        documents: [],
        removed: [],
        cursor,
        complete: sizes.length < limit && count === sizes.length,
      };
      for (const row of rows) {
        slice.cursor = row.cursor;
        if (row.id === null || row.trashed !== null) slice.removed.push(row.entry);
        else slice.documents.push(toDocument(row, row.id));
      }
      return slice;
    },
    end: () => Number(database.get<{ n: number | null }>('SELECT max(cursor) AS n FROM journal')?.n ?? 0),
    total: () =>
      Number(database.get<{ n: number }>('SELECT count(*) AS n FROM articles WHERE trashed IS NULL')?.n ?? 0),
  };
}

const documentQuery = `SELECT j.cursor, j.id AS entry, a.id, a.trashed, a.title, a.byline, a.source, a.place, t.text AS body,
    (SELECT group_concat(n.text, char(10)) FROM notes n WHERE n.article = a.key AND n.removed IS NULL) AS notes,
    (SELECT group_concat(h.quote || char(10) || h.comment, char(10)) FROM highlights h WHERE h.article = a.key) AS highlights,
    (SELECT group_concat(g.name, char(31)) FROM article_tags x JOIN tags g ON g.key = x.tag WHERE x.article = a.key) AS tags,
    (SELECT group_concat(k.id, char(31)) FROM article_collections x JOIN collections k ON k.key = x.collection
       WHERE x.article = a.key) AS collections,
    a.language, a.section, a.published, a.added, a.words, a.state, a.starred
  FROM journal j LEFT JOIN articles a ON a.id = j.id LEFT JOIN texts t ON t.article = a.key`;

function toDocument(row: DocumentRow, id: string): IndexedDocument {
  const list = (joined: string | null): string[] => (joined === null ? [] : joined.split('\u001f'));
  return {
    id,
    title: row.title,
    byline: row.byline ?? '',
    source: row.source ?? '',
    place: row.place ?? '',
    body: row.body ?? '',
    notes: row.notes ?? '',
    highlights: row.highlights ?? '',
    tags: list(row.tags),
    collections: list(row.collections),
    language: row.language ?? '',
    section: row.section ?? '',
    published: row.published ?? '',
    added: row.added,
    words: row.words,
    state: row.state,
    starred: row.starred === 1,
  };
}
