import { ArchiveError } from '../../contract/errors.ts';
import type { MethodFunction } from '../../contract/methods.ts';
import { noteTitle } from '../../contract/note-text.ts';
import type { Database } from '../storage/database.ts';
import type { NoteRow } from './note-rows.ts';

export interface NoteHistory {
  versions: MethodFunction<'notes.versions'>;
  version: MethodFunction<'notes.version'>;
}

/** While one writes, the history keeps a version every so often, not every keystroke. */
const versionEveryMs = 5 * 60 * 1000;
/** A text that loses this much of itself at once was pasted over or cut: what stood there is kept at once. */
const largeLoss = 0.5;
const worthKeeping = 40;

export function createNoteHistory(database: Database): NoteHistory {
  const keyOf = (id: string): number => {
    const row = database.get<{ key: number }>('SELECT key FROM notes WHERE id = ?', id);
    if (row === undefined) throw new ArchiveError('not-found', `There is no note ${id}.`);
    return row.key;
  };
  return {
    versions: ({ id }) => ({
      versions: database
        .all<{ revision: number; until: string; characters: number; text: string }>(
          `SELECT revision, changed AS until, length(text) AS characters, substr(text, 1, 2000) AS text
           FROM note_versions WHERE note = ? ORDER BY revision DESC`,
          keyOf(id),
        )
        .map(({ text, ...version }) => ({ ...version, title: noteTitle(text) })),
    }),
    version({ id, revision }) {
      const row = database.get<{ text: string; until: string }>(
        'SELECT text, changed AS until FROM note_versions WHERE note = ? AND revision = ?',
        keyOf(id),
        revision,
      );
      if (row === undefined)
        throw new ArchiveError('not-found', `The history of note ${id} has no version ${revision}.`);
      return row;
    },
  };
}

/** Whether the text that is about to be replaced belongs into the history. */
export function belongsInHistory(
  database: Database,
  before: NoteRow,
  next: { text: string; revision: number },
  now: Date,
): boolean {
  if (before.revision !== next.revision || before.removed !== null || next.text === '') return true;
  if (before.text.length >= worthKeeping && next.text.length < before.text.length * largeLoss) return true;
  const last = database.get<{ changed: string | null }>(
    'SELECT max(changed) AS changed FROM note_versions WHERE note = ?',
    before.key,
  );
  return now.getTime() - Date.parse(last?.changed ?? before.created) > versionEveryMs;
}

export function keepVersion(database: Database, row: NoteRow, now: string): void {
  database.run(
    'INSERT INTO note_versions (note, revision, text, changed) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    row.key,
    row.revision,
    row.text,
    now,
  );
}
