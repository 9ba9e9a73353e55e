import { type RefObject, useImperativeHandle, useRef } from 'react';
import type { Id } from '../../contract/scalars.ts';
import { announce } from '../archive/notices.ts';
import { NotePage, type NotePageHandle } from '../notes/note-page.tsx';
import { focusOn, type Place, stepBack, stepForward } from './desk.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import type { PlaceControl } from './place-control.ts';
import styles from './reader-pane.module.css';
import { useNoteLinks } from './use-note-links.ts';
import { useView } from './view-store.ts';

/** An open note that has the place to itself. */
export function NotePlace({
  place,
  note,
  control,
  onList,
}: {
  place: Place;
  note: Id;
  control: RefObject<PlaceControl | null>;
  onList: (() => void) | null;
}) {
  const { arrange, openArticle } = useView();
  const { follow, openNote } = useNoteLinks();
  const around = useRef<HTMLDivElement>(null);
  const page = useRef<NotePageHandle>(null);
  useImperativeHandle(control, () => ({
    reading: null,
    read: () => around.current?.focus(),
    writeNote: () => page.current?.focus(),
    quoteInNote: () => announce({ title: 'Open an article to quote from' }),
  }));
  const { key, back, forward } = place;
  return (
    <div ref={around} className={styles.page} tabIndex={-1}>
      <ErrorBoundary part="The note">
        <NotePage
          ref={page}
          note={note}
          onBack={back.length > 0 ? () => arrange((desk) => stepBack(focusOn(desk, key))) : null}
          onForward={forward.length > 0 ? () => arrange((desk) => stepForward(focusOn(desk, key))) : null}
          onClose={onList}
          onOpenArticle={(article) => openArticle(article, { pane: 'reader' })}
          onOpenNote={openNote}
          onFollow={follow}
          onLeave={() => around.current?.focus()}
        />
      </ErrorBoundary>
    </div>
  );
}
