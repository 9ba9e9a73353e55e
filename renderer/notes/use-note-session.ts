import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { createDraftStore } from './draft-store.ts';
import { type NoteSession, type NoteSnapshot, openNoteSession } from './note-session.ts';

/** The note of this article, followed as long as it is on the screen. */
export function useNoteSession(article: Id): { session: NoteSession; snapshot: NoteSnapshot } {
  const archive = useArchive();
  const session = useMemo(
    () => openNoteSession({ archive, article, drafts: createDraftStore(window.sessionStorage) }),
    [archive, article],
  );
  const snapshot = useSyncExternalStore(session.subscribe, session.snapshot);

  useEffect(() => {
    // An archive that does not answer now is asked again when it is back.
    const refresh = (): void => void session.refresh().catch(() => undefined);
    refresh();
    const stops = [
      archive.on('library.changed', ({ parts, articles }) => {
        if (parts.includes('notes') && (articles === undefined || articles.includes(article))) refresh();
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
  }, [archive, article, session]);

  return { session, snapshot };
}
