import type { Note, TemplateUse } from '../../contract/note-model.ts';
import { noteTitle } from '../../contract/note-text.ts';
import type { Database } from '../storage/database.ts';

export interface NoteRow extends Record<string, unknown> {
  key: number;
  id: string;
  article: string | null;
  articleTitle: string | null;
  text: string;
  /** 0 none, 1 a template, 2 the one that notes of articles begin as. */
  template: number;
  revision: number;
  created: string;
  changed: string;
  removed: string | null;
}

export const noteColumns = (text = 'n.text'): string =>
  `n.key, n.id, a.id AS article, a.title AS articleTitle, ${text} AS text, n.template, n.revision, n.created, n.changed,
   n.removed FROM notes n LEFT JOIN articles a ON a.key = n.article`;

export const templateUses: readonly TemplateUse[] = ['none', 'template', 'default'];

export function findNote(database: Database, id: string): NoteRow | undefined {
  return database.get<NoteRow>(`SELECT ${noteColumns()} WHERE n.id = ?`, id);
}

export function toNote(database: Database, row: NoteRow): Note {
  const { key, template, ...rest } = row;
  const tags = database
    .all<{ name: string }>('SELECT name FROM note_tags WHERE note = ? ORDER BY fold(name)', key)
    .map(({ name }) => name);
  return { ...rest, title: noteTitle(row.text), tags, template: templateUses[template] ?? 'none' };
}
