import type { Note } from '../../contract/annotation-model.ts';
import { ArchiveError } from '../../contract/errors.ts';
import type { MethodFunction, Parsed } from '../../contract/methods.ts';
import type { Database } from '../storage/database.ts';
import { foldText } from '../storage/fold-text.ts';

export interface Notes {
  get: MethodFunction<'notes.get'>;
  save: MethodFunction<'notes.save'>;
  list: MethodFunction<'notes.list'>;
  remove: MethodFunction<'notes.remove'>;
}

interface NoteRow extends Record<string, unknown> {
  key: number;
  id: string;
  article: string | null;
  articleTitle: string | null;
  text: string;
  revision: number;
  created: string;
  changed: string;
  removed: string | null;
}

const columns = `n.key, n.id, a.id AS article, a.title AS articleTitle, n.text, n.revision, n.created, n.changed, n.removed
  FROM notes n LEFT JOIN articles a ON a.key = n.article`;
/** While one writes, the history keeps a version every so often, not every keystroke. */
const versionEveryMs = 5 * 60 * 1000;

export function createNotes(database: Database): Notes {
  const find = (id: string): NoteRow | undefined =>
    database.get<NoteRow>(`SELECT ${columns} WHERE n.id = ?`, id);

  const insert = (input: Parsed<'notes.save'>): void => {
    const article =
      input.article === null
        ? null
        : database.get<{ key: number }>('SELECT key FROM articles WHERE id = ?', input.article);
    if (article === undefined) throw new ArchiveError('not-found', `There is no article ${input.article}.`);
    const now = new Date().toISOString();
    database.run(
      'INSERT INTO notes (id, article, text, revision, created, changed) VALUES (?, ?, ?, 1, ?, ?)',
      input.id,
      article?.key ?? null,
      input.text,
      now,
      now,
    );
  };

  const replace = (before: NoteRow, input: Parsed<'notes.save'>): void => {
    const now = new Date();
    const last = database.get<{ changed: string | null }>(
      'SELECT max(changed) AS changed FROM note_versions WHERE note = ?',
      before.key,
    );
    const conflict = before.revision !== input.revision;
    const old = now.getTime() - Date.parse(last?.changed ?? before.created) > versionEveryMs;
    if (conflict || old || before.removed !== null || input.text === '')
      keepVersion(database, before, now.toISOString());
    database.run(
      'UPDATE notes SET text = ?, revision = revision + 1, changed = ?, removed = NULL WHERE key = ?',
      input.text,
      now.toISOString(),
      before.key,
    );
  };

  return {
    get({ article }) {
      const row = database.get<NoteRow>(
        `SELECT ${columns} WHERE a.id = ? AND n.removed IS NULL ORDER BY n.key LIMIT 1`,
        article,
      );
      return { note: row === undefined ? null : toNote(row) };
    },
    save: (input) =>
      database.transaction(() => {
        const before = find(input.id);
        // The same text again is the same save sent twice: it changes nothing, not even the revision.
        if (before === undefined) insert(input);
        else if (before.text !== input.text || before.removed !== null) replace(before, input);
        const after = find(input.id);
        if (after === undefined) throw new Error('a note was saved and is not there');
        return toNote(after);
      }),
    list({ text, offset, limit }) {
      const condition = `n.removed IS NULL AND n.text <> '' AND a.trashed IS NULL AND instr(fold(n.text), ?) > 0`;
      const folded = foldText(text);
      const total = database.get<{ n: number }>(
        `SELECT count(*) AS n FROM notes n LEFT JOIN articles a ON a.key = n.article WHERE ${condition}`,
        folded,
      );
      const rows = database.all<NoteRow>(
        `SELECT ${columns} WHERE ${condition} ORDER BY n.changed DESC, n.key DESC LIMIT ? OFFSET ?`,
        folded,
        limit,
        offset,
      );
      return { total: total?.n ?? 0, notes: rows.map(toNote) };
    },
    remove: ({ id }) =>
      database.transaction(() => {
        const before = find(id);
        if (before === undefined) throw new ArchiveError('not-found', `There is no note ${id}.`);
        keepVersion(database, before, new Date().toISOString());
        database.run('UPDATE notes SET removed = ? WHERE key = ?', new Date().toISOString(), before.key);
        return {};
      }),
  };
}

function keepVersion(database: Database, row: NoteRow, now: string): void {
  database.run(
    'INSERT INTO note_versions (note, revision, text, changed) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    row.key,
    row.revision,
    row.text,
    now,
  );
}

function toNote(row: NoteRow): Note {
  const { key: _key, removed: _removed, ...note } = row;
  return note;
}
