import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { createId } from '../archive/create-id.ts';
import { createDraftStore, type DraftStore, windowName } from './draft-store.ts';
import { type NoteSession, type NoteSnapshot, openNoteSession } from './note-session.ts';

/** The drafts of this window, which outlive it. */
export function ownDrafts(): DraftStore {
  return createDraftStore(window.localStorage, windowName(window.sessionStorage, createId));
}

/** The note of this article, or the note of this id, followed as long as it is on the screen. */
export function useNoteSession(
  kind: 'article' | 'note',
  id: Id,
): { session: NoteSession; snapshot: NoteSnapshot } {
  const archive = useArchive();
  const session = useMemo(
    () =>
      openNoteSession({
        archive,
        subject: kind === 'article' ? { kind, article: id } : { kind, id },
        drafts: ownDrafts(),
      }),
    [archive, kind, id],
  );
  const snapshot = useSyncExternalStore(session.subscribe, session.snapshot);

  useEffect(() => {
    // An archive that does not answer now is asked again when it is back.
    const refresh = (): void => void session.refresh().catch(() => undefined);
    refresh();
    const stops = [
      archive.on('library.changed', ({ parts, articles }) => {
        const elsewhere = kind === 'article' && articles !== undefined && !articles.includes(id);
        if (parts.includes('notes') && !elsewhere) refresh();
      }),
      archive.on('connection', ({ state }) => {
        if (state !== 'connected') return;
        session.flush();
        refresh();
      }),
    ];
    window.addEventListener('pagehide', session.flush);
    return () => {
      for (const stop of stops) stop();
      window.removeEventListener('pagehide', session.flush);
      session.close();
    };
  }, [archive, kind, id, session]);

  return { session, snapshot };
}
