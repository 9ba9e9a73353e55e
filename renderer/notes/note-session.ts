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
}

/** One article's note while it is on the screen: typed text on its way into the library, and never dropped on that way. */
export interface NoteSession {
  snapshot(): NoteSnapshot;
  subscribe(listener: () => void): () => void;
  type(text: string): void;
  /** Sends at once what waits to be sent. */
  flush(): void;
  /** Asks the archive for a newer text; one that was typed here meanwhile stays. */
  refresh(): Promise<void>;
  /** Sends the rest; the session may be forgotten then. */
  close(): void;
}

export interface NoteSessionOptions {
  archive: Client;
  article: Id;
  /** Survives a reload of the window: holds a text until the archive has acknowledged it. */
  drafts: DraftStore;
  saveAfterMs?: number;
  waitingAfterMs?: number;
  againAfterMs?: number;
}

export function openNoteSession(options: NoteSessionOptions): NoteSession {
  const {
    archive,
    article,
    drafts,
    saveAfterMs = 400,
    waitingAfterMs = 1_500,
    againAfterMs = 4_000,
  } = options;
  const listeners = new Set<() => void>();
  let current: NoteSnapshot = { text: null, saving: { kind: 'saved' }, replaced: 0 };
  let base: Pick<Note, 'id' | 'text' | 'revision'> = { id: createId(), text: '', revision: 0 };
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
    const sent = { id: base.id, article, text: current.text, revision: base.revision };
    const slow = setTimeout(() => show({ saving: { kind: 'waiting' } }), waitingAfterMs);
    try {
      base = await archive.notes.save(sent);
      drafts.clear(article, sent.text);
      show({ saving: { kind: dirty() ? 'saving' : 'saved' } });
      if (dirty()) sendSoon(closed ? 0 : saveAfterMs);
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
    const { note } = await archive.notes.get({ article });
    if (current.text === null) open(note);
    else if (note !== null && !dirty() && !sending && note.revision !== base.revision) {
      const replaced = note.text === current.text ? current.replaced : current.replaced + 1;
      base = note;
      show({ text: note.text, replaced });
    }
  };

  const open = (note: Note | null): void => {
    if (note !== null) base = note;
    const draft = drafts.read(article);
    if (draft === null || draft.text === base.text) {
      drafts.clear(article, draft?.text ?? '');
      show({ text: base.text });
      return;
    }
    // What was typed before a reload and not acknowledged. A note that somebody else began meanwhile is not written over.
    if (note === null) base = { ...base, id: draft.id, revision: draft.revision };
    const foreign = note !== null && note.id !== draft.id && note.text !== '';
    show({ text: foreign ? `${note.text}\n\n${draft.text}` : draft.text, saving: { kind: 'saving' } });
    void send();
  };

  return {
    snapshot: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    type(text) {
      if (current.text === null || text === current.text) return;
      drafts.write(article, { id: base.id, text, revision: base.revision });
      show({ text, saving: current.saving.kind === 'saved' ? { kind: 'saving' } : current.saving });
      if (dirty()) sendSoon(saveAfterMs);
      else if (!sending) {
        drafts.clear(article, text);
        show({ saving: { kind: 'saved' } });
      }
    },
    flush: () => void send(),
    refresh,
    close() {
      closed = true;
      void send();
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof ArchiveError ? error.message : 'Something went wrong inside Carrel.';
}
