import type { Client } from '../../contract/client.ts';
import { ArchiveError } from '../../contract/errors.ts';
import type { Note } from '../../contract/note-model.ts';
import type { Id } from '../../contract/scalars.ts';
import { createId } from '../archive/create-id.ts';
import type { DraftStore } from './draft-store.ts';

/** Whether what is on the screen is in the library. */
export type Saving =
  | { kind: 'saved' }
  /** On its way, or about to be. */
  | { kind: 'saving' }
  /** The archive does not answer at the moment; the text goes there once it does. */
  | { kind: 'waiting' }
  | { kind: 'failed'; message: string };

export interface NoteSnapshot {
  /** Null until the archive has answered for the first time. */
  text: string | null;
  saving: Saving;
  /** Grows when the text was replaced by another window's, not by typing here. */
  replaced: number;
  /** Grows when another window had saved other words meanwhile: those went into the history. */
  conflicts: number;
  /** The note as the archive has it; null as long as there is none. */
  saved: Note | null;
}

/** Whose note it is: the first one of an article, or any by its id. */
export type NoteSubject = { kind: 'article'; article: Id } | { kind: 'note'; id: Id };

/** One note while it is on the screen: typed text on its way into the library, and never dropped on that way. */
export interface NoteSession {
  snapshot(): NoteSnapshot;
  subscribe(listener: () => void): () => void;
  type(text: string): void;
  /** Sends at once what waits to be sent. */
  flush(): void;
  /** Asks the archive for a newer text; one that was typed here meanwhile stays. */
  refresh(): Promise<void>;
  /** Puts an earlier text in place of the present one, which goes into the history. */
  restore(text: string): Promise<void>;
  /** Sends the rest; the session may be forgotten then. */
  close(): void;
}

export interface NoteSessionOptions {
  archive: Client;
  subject: NoteSubject;
  /** Survives the window: holds a text until the archive has acknowledged it. */
  drafts: DraftStore;
  saveAfterMs?: number;
  waitingAfterMs?: number;
  againAfterMs?: number;
}

const longText = 200_000;

export function openNoteSession(options: NoteSessionOptions): NoteSession {
  const {
    archive,
    subject,
    drafts,
    saveAfterMs = 400,
    waitingAfterMs = 1_500,
    againAfterMs = 4_000,
  } = options;
  const listeners = new Set<() => void>();
  const name = draftName(subject);
  let current: NoteSnapshot = {
    ...{ text: null, saved: null },
    ...{ saving: { kind: 'saved' }, replaced: 0, conflicts: 0 },
  };
  let base: Pick<Note, 'id' | 'article' | 'text' | 'revision'> =
    subject.kind === 'article'
      ? { id: createId(), article: subject.article, text: '', revision: 0 }
      : { id: subject.id, article: null, text: '', revision: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = false;
  let closed = false;

  const show = (change: Partial<NoteSnapshot>): void => {
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  };
  const dirty = (): boolean => current.text !== null && current.text !== base.text;

  const sendSoon = (afterMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), afterMs);
  };

  const send = async (): Promise<void> => {
    clearTimeout(timer);
    if (sending || !dirty() || current.text === null) return;
    sending = true;
    const sent = { id: base.id, article: base.article, text: current.text, revision: base.revision };
    const slow = setTimeout(() => show({ saving: { kind: 'waiting' } }), waitingAfterMs);
    try {
      const saved = await archive.notes.save(sent);
      base = saved;
      drafts.clear(name, sent.text);
      const conflict = saved.revision > sent.revision + 1;
      show({
        saving: { kind: dirty() ? 'saving' : 'saved' },
        saved,
        conflicts: current.conflicts + (conflict ? 1 : 0),
      });
      if (dirty()) sendSoon(closed ? 0 : pause(sent.text));
    } catch (error) {
      show({ saving: { kind: 'failed', message: messageOf(error) } });
      // The draft store still has it, for the next time this note is opened.
      if (!closed) sendSoon(againAfterMs);
    } finally {
      clearTimeout(slow);
      sending = false;
    }
  };

  const refresh = async (): Promise<void> => {
    const { note } = await (subject.kind === 'article'
      ? archive.notes.get({ article: subject.article })
      : archive.notes.read({ id: subject.id }));
    if (current.text === null) await open(note);
    else if (note !== null && !dirty() && !sending) {
      const replaced = note.text === current.text ? current.replaced : current.replaced + 1;
      base = note;
      show({ text: note.text, replaced, saved: note });
    }
  };

  const open = async (note: Note | null): Promise<void> => {
    if (note !== null) base = note;
    const draft = drafts.read(name);
    if (draft === null || draft.text === base.text) {
      drafts.clear(name, draft?.text ?? '');
      show({ text: base.text, saved: note });
      return;
    }
    if (note !== null && !draft.own && draft.revision < note.revision) {
      // The last words of a window that is gone, and the note has gone on since: they belong into the history.
      show({ text: note.text, saved: note });
      await keepInHistory(note, draft.text);
      return;
    }
    // What was typed before and not acknowledged. A note that somebody else began meanwhile is not written over.
    if (note === null) base = { ...base, id: draft.id, revision: draft.revision };
    const foreign = note !== null && note.id !== draft.id && note.text !== '';
    show({
      text: foreign ? `${note.text}\n\n${draft.text}` : draft.text,
      saved: note,
      saving: { kind: 'saving' },
    });
    void send();
  };

  /** Saves the text and then the present one over it: what is based on an old revision leaves a version behind. */
  const keepInHistory = async (note: Note, text: string): Promise<void> => {
    const { id, article } = note;
    await archive.notes.save({ id, article, text, revision: 0 });
    const again = await archive.notes.save({ id, article, text: note.text, revision: 0 });
    drafts.clear(name, text);
    if (base.text === again.text) base = again;
    show({ saved: again });
  };

  /** A book is not sent after every word. */
  const pause = (text: string): number => (text.length > longText ? saveAfterMs * 4 : saveAfterMs);

  return {
    snapshot: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    type(text) {
      if (current.text === null || text === current.text) return;
      drafts.write(name, { id: base.id, text, revision: base.revision });
      show({ text, saving: current.saving.kind === 'saved' ? { kind: 'saving' } : current.saving });
      if (dirty()) sendSoon(pause(text));
      else if (!sending) {
        drafts.clear(name, text);
        show({ saving: { kind: 'saved' } });
      }
    },
    flush: () => void send(),
    refresh,
    async restore(text) {
      await send();
      try {
        // Based on no revision at all, it leaves what it replaces behind in the history.
        const saved = await archive.notes.save({ id: base.id, article: base.article, text, revision: 0 });
        base = saved;
        drafts.clear(name, current.text ?? '');
        const saving = { kind: 'saved' } as const;
        show({ text, replaced: current.replaced + 1, saved, saving });
      } catch (error) {
        show({ saving: { kind: 'failed', message: messageOf(error) } });
      }
    },
    close() {
      closed = true;
      void send();
    },
  };
}

/** Under which name a draft is kept. */
export function draftName(subject: NoteSubject): string {
  return subject.kind === 'article' ? subject.article : subject.id;
}

function messageOf(error: unknown): string {
  return error instanceof ArchiveError ? error.message : 'Something went wrong inside Carrel.';
}
