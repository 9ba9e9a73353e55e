import type { SQLInputValue } from 'node:sqlite';
import { ArchiveError } from '../../contract/errors.ts';
import type { MethodFunction, Parsed } from '../../contract/methods.ts';
import type { Note } from '../../contract/note-model.ts';
import type { Database } from '../storage/database.ts';
import { foldText } from '../storage/fold-text.ts';
import { belongsInHistory, createNoteHistory, keepVersion, type NoteHistory } from './note-history.ts';
import { createNoteReferences, keepReferences, type NoteReferences, readUnread } from './note-references.ts';
import { findNote, type NoteRow, noteColumns, templateUses, toNote } from './note-rows.ts';

export interface Notes {
  get: MethodFunction<'notes.get'>;
  read: MethodFunction<'notes.read'>;
  save: MethodFunction<'notes.save'>;
  list: MethodFunction<'notes.list'>;
  remove: MethodFunction<'notes.remove'>;
  restore: MethodFunction<'notes.restore'>;
  template: MethodFunction<'notes.template'>;
  references: NoteReferences;
  history: NoteHistory;
}

export function createNotes(database: Database): Notes {
  const given = (id: string): NoteRow => {
    const row = findNote(database, id);
    if (row === undefined) throw new ArchiveError('not-found', `There is no note ${id}.`);
    return row;
  };
  const shown = (id: string): Note => toNote(database, given(id));

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
    if (belongsInHistory(database, before, input, now)) keepVersion(database, before, now.toISOString());
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
        `SELECT ${noteColumns()} WHERE a.id = ? AND n.removed IS NULL ORDER BY n.key LIMIT 1`,
        article,
      );
      return { note: row === undefined ? null : toNote(database, row) };
    },
    read({ id }) {
      const row = findNote(database, id);
      return { note: row === undefined ? null : toNote(database, row) };
    },
    save: (input) =>
      database.transaction(() => {
        const before = findNote(database, input.id);
        // The same text again is the same save sent twice: it changes nothing, not even the revision.
        if (before === undefined) insert(input);
        else if (before.text !== input.text || before.removed !== null) replace(before, input);
        else return toNote(database, before);
        const { key, revision } = given(input.id);
        keepReferences(database, key, input.text, revision);
        return shown(input.id);
      }),
    list(input) {
      readUnread(database);
      const { where, parameters } = conditionsOf(input);
      const total = database.get<{ n: number }>(
        `SELECT count(*) AS n FROM notes n LEFT JOIN articles a ON a.key = n.article WHERE ${where}`,
        ...parameters,
      );
      const rows = database.all<NoteRow>(
        `SELECT ${noteColumns(input.brief ? 'substr(n.text, 1, 2000)' : 'n.text')} WHERE ${where}
         ORDER BY n.changed DESC, n.key DESC LIMIT ? OFFSET ?`,
        ...parameters,
        input.limit,
        input.offset,
      );
      return { total: total?.n ?? 0, notes: rows.map((row) => toNote(database, row)) };
    },
    remove: ({ id }) =>
      database.transaction(() => {
        const before = given(id);
        if (before.removed !== null) return {};
        const now = new Date().toISOString();
        keepVersion(database, before, now);
        database.run('UPDATE notes SET removed = ? WHERE key = ?', now, before.key);
        return {};
      }),
    restore({ id }) {
      database.run('UPDATE notes SET removed = NULL WHERE key = ?', given(id).key);
      return shown(id);
    },
    template: ({ id, use }) =>
      database.transaction(() => {
        const { key } = given(id);
        // There is one default at most: the one before stays a template.
        if (use === 'default') database.run('UPDATE notes SET template = 1 WHERE template = 2');
        database.run('UPDATE notes SET template = ? WHERE key = ?', templateUses.indexOf(use), key);
        return shown(id);
      }),
    references: createNoteReferences(database),
    history: createNoteHistory(database),
  };
}

function conditionsOf(input: Parsed<'notes.list'>): { where: string; parameters: SQLInputValue[] } {
  const conditions = [`n.removed IS ${input.removed ? 'NOT NULL' : 'NULL'}`, `n.text <> ''`];
  const parameters: SQLInputValue[] = [];
  const add = (sql: string, ...values: SQLInputValue[]): void => {
    conditions.push(sql);
    parameters.push(...values);
  };
  if (input.article === undefined) add('a.trashed IS NULL');
  else add('a.id = ?', input.article);
  if (input.standing !== undefined) add(`n.article IS ${input.standing ? 'NULL' : 'NOT NULL'}`);
  if (input.template !== undefined) add(`n.template ${input.template ? '<>' : '='} 0`);
  if (input.tag !== undefined)
    add('EXISTS (SELECT 1 FROM note_tags t WHERE t.note = n.key AND fold(t.name) = ?)', foldText(input.tag));
  if (input.text.trim() !== '')
    add(`instr(fold(n.text || ' ' || coalesce(a.title, '')), ?) > 0`, foldText(input.text.trim()));
  return { where: conditions.join(' AND '), parameters };
}
