import type { MethodFunction, Output } from '../../contract/methods.ts';
import type { LinkSuggestion } from '../../contract/note-model.ts';
import { type LinkTarget, noteLinks, noteTags, noteTitle, plainLine } from '../../contract/note-text.ts';
import type { Database } from '../storage/database.ts';
import { foldText } from '../storage/fold-text.ts';

/** What the texts of notes say of other things: their tags and links, kept in tables beside them. */
export interface NoteReferences {
  tags(): Output<'notes.tags'>;
  backlinks: MethodFunction<'notes.backlinks'>;
  suggest: MethodFunction<'notes.suggest'>;
  resolve: MethodFunction<'notes.resolve'>;
}

const alive = `n.removed IS NULL AND n.text <> '' AND a.trashed IS NULL`;
const contextLength = 240;

export function createNoteReferences(database: Database): NoteReferences {
  const titleOf = (target: LinkTarget): string | null => {
    switch (target.kind) {
      case 'article':
        return (
          database.get<{ title: string }>('SELECT title FROM articles WHERE id = ?', target.id)?.title ?? null
        );
      case 'note': {
        const row = database.get<{ text: string; article: string | null }>(
          `SELECT substr(n.text, 1, 2000) AS text, a.title AS article FROM notes n LEFT JOIN articles a ON a.key = n.article
           WHERE n.id = ? AND n.removed IS NULL`,
          target.id,
        );
        return row === undefined ? null : titleOfNote(row);
      }
      case 'highlight':
        return (
          database.get<{ quote: string }>(
            'SELECT substr(quote, 1, 300) AS quote FROM highlights WHERE id = ?',
            target.id,
          )?.quote ?? null
        );
    }
  };

  return {
    tags() {
      readUnread(database);
      const rows = database.all<{ name: string; count: number }>(
        `SELECT min(t.name) AS name, count(DISTINCT t.note) AS count FROM note_tags t JOIN notes n ON n.key = t.note
         LEFT JOIN articles a ON a.key = n.article WHERE ${alive} GROUP BY fold(t.name) ORDER BY 2 DESC, 1`,
      );
      return { tags: rows };
    },
    backlinks({ kind, id }) {
      readUnread(database);
      const rows = database.all<{
        note: string;
        text: string;
        article: string | null;
        articleTitle: string | null;
        changed: string;
      }>(
        `SELECT n.id AS note, n.text, a.id AS article, a.title AS articleTitle, n.changed FROM note_links l
         JOIN notes n ON n.key = l.note LEFT JOIN articles a ON a.key = n.article
         WHERE l.kind = ? AND l.target = ? AND ${alive} AND n.id <> ? ORDER BY n.changed DESC LIMIT 500`,
        kind,
        id,
        id,
      );
      return {
        backlinks: rows.map(({ text, ...row }) => ({
          ...row,
          title: noteTitle(text),
          context: contextOf(text, id),
        })),
      };
    },
    suggest({ text, limit }) {
      const folded = foldText(text.trim());
      const notes = database.all<{ id: string; text: string; article: string | null }>(
        `SELECT n.id, substr(n.text, 1, 2000) AS text, a.title AS article FROM notes n
         LEFT JOIN articles a ON a.key = n.article
         WHERE ${alive} AND instr(fold(substr(n.text, 1, 300) || ' ' || coalesce(a.title, '')), ?) > 0
         ORDER BY n.changed DESC LIMIT ?`,
        folded,
        limit,
      );
      const highlights = database.all<{ id: string; quote: string; article: string; title: string }>(
        `SELECT h.id, substr(h.quote, 1, 300) AS quote, a.id AS article, a.title FROM highlights h
         JOIN articles a ON a.key = h.article WHERE a.trashed IS NULL AND instr(fold(h.quote), ?) > 0
         ORDER BY h.created DESC LIMIT ?`,
        folded,
        limit,
      );
      return {
        suggestions: [
          ...notes.map(
            (row): LinkSuggestion => ({
              target: { kind: 'note', id: row.id },
              label: titleOfNote(row),
              detail: row.article === null ? 'Note' : `Note on ${row.article}`,
            }),
          ),
          ...highlights.map(
            (row): LinkSuggestion => ({
              target: { kind: 'highlight', id: row.id, article: row.article },
              label: row.quote.replace(/\s+/g, ' ').trim(),
              detail: row.title,
            }),
          ),
        ],
      };
    },
    resolve: ({ targets }) => ({
      targets: targets.map((target) => ({ target, title: titleOf(target) })),
    }),
  };
}

/** Fills the tables from the text of a note, in the transaction that stored it. */
export function keepReferences(database: Database, key: number, text: string, revision: number): void {
  database.run('DELETE FROM note_tags WHERE note = ?', key);
  database.run('DELETE FROM note_links WHERE note = ?', key);
  for (const name of noteTags(text))
    database.run('INSERT INTO note_tags (note, name) VALUES (?, ?) ON CONFLICT DO NOTHING', key, name);
  const link = (kind: string, target: string): number =>
    database.run(
      'INSERT INTO note_links (note, kind, target) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      key,
      kind,
      target,
    );
  for (const target of noteLinks(text)) {
    link(target.kind, target.id);
    if (target.kind === 'highlight') link('article', target.article);
  }
  link('read', String(revision));
}

/**
 * Notes from before these tables, and those that an import wrote: the row of kind `read` says which revision of a note the
 * tables speak of.
 */
export function readUnread(database: Database): void {
  const unread = database.all<{ key: number }>(
    `SELECT key FROM notes n WHERE NOT EXISTS (SELECT 1 FROM note_links l
       WHERE l.note = n.key AND l.kind = 'read' AND l.target = CAST(n.revision AS TEXT))`,
  );
  if (unread.length === 0) return;
  database.transaction(() => {
    for (const { key } of unread) {
      const row = database.get<{ text: string; revision: number }>(
        'SELECT text, revision FROM notes WHERE key = ?',
        key,
      );
      if (row !== undefined) keepReferences(database, key, row.text, row.revision);
    }
  });
}

function titleOfNote({ text, article }: { text: string; article: string | null }): string {
  const title = noteTitle(text);
  if (title !== '') return title;
  return article === null ? 'Untitled note' : `Note on ${article}`;
}

/** The line that holds the address, as words, cut around the place when it is long. */
function contextOf(text: string, id: string): string {
  const at = text.indexOf(id);
  if (at < 0) return '';
  const start = Math.max(text.lastIndexOf('\n', at) + 1, at - 2_000);
  const newline = text.indexOf('\n', at);
  const line = text.slice(start, Math.min(newline === -1 ? text.length : newline, at + 2_000));
  const plain = plainLine(line);
  if (plain.length <= contextLength) return plain;
  const here = Math.max(0, plainLine(text.slice(start, at)).length - contextLength / 2);
  return `${here > 0 ? '…' : ''}${plain.slice(here, here + contextLength).trim()}…`;
}
