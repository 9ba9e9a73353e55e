import { ArrowLeft, ArrowRight, PanelLeft } from 'lucide-react';
import { lazy, type Ref, Suspense, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { noteTitle } from '../../contract/note-text.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { announceFailure } from '../archive/notices.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Backlinks } from './backlinks.tsx';
import type { NoteEditorHandle } from './note-editor.tsx';
import { NoteHistoryDialog } from './note-history-dialog.tsx';
import { NoteMenu } from './note-menu.tsx';
import styles from './note-page.module.css';
import { createNoteSource } from './note-source.ts';
import { SavingState } from './saving-state.tsx';
import { useGivenText } from './use-given-text.ts';
import { useNoteSession } from './use-note-session.ts';

const NoteEditor = lazy(async () => ({ default: (await import('./note-editor.tsx')).NoteEditor }));

export interface NotePageProps {
  note: Id;
  onBack: (() => void) | null;
  onForward: (() => void) | null;
  /** Where the list is not in view: the way back to it. */
  onClose: (() => void) | null;
  onOpenArticle: (article: Id) => void;
  onOpenNote: (note: Id, article: Id | null) => void;
  onFollow: (address: string, beside: boolean) => void;
  /** Esc in the text. */
  onLeave: () => void;
  ref?: Ref<NotePageHandle>;
}

export interface NotePageHandle {
  focus(): void;
}

/** One note with the room to itself: free-standing, or a further one on an article. */
export function NotePage(props: NotePageProps) {
  return <OpenNote key={props.note} {...props} />;
}

function OpenNote(props: NotePageProps) {
  const { note: id, onBack, onForward, onClose, ref } = props;
  const archive = useArchive();
  const { session, snapshot } = useNoteSession('note', id);
  const { saved } = snapshot;
  const given = useGivenText(snapshot.text, snapshot.replaced);
  const source = useMemo(() => createNoteSource(archive), [archive]);
  const editor = useRef<NoteEditorHandle>(null);
  const [history, setHistory] = useState(false);
  useImperativeHandle(ref, () => ({ focus: () => editor.current?.focus() }));
  const restore = (): void =>
    void archive.notes
      .restore({ id })
      .catch((error: unknown) => announceFailure('The note was not brought back', error));
  const title = noteTitle((snapshot.text ?? '').slice(0, 5_000));

  return (
    <section className={styles.page} aria-label="Note">
      <header className={styles.bar}>
        {onClose !== null && (
          <IconButton label="Show the list" icon={<PanelLeft size={17} aria-hidden />} onClick={onClose} />
        )}
        <IconButton
          label="Back"
          shortcut="Alt ←"
          disabled={onBack === null}
          icon={<ArrowLeft size={17} aria-hidden />}
          onClick={() => onBack?.()}
        />
        <IconButton
          label="Forward"
          shortcut="Alt →"
          disabled={onForward === null}
          icon={<ArrowRight size={17} aria-hidden />}
          onClick={() => onForward?.()}
        />
        <p className={styles.name}>
          {saved?.template !== undefined && saved.template !== 'none' && (
            <span className={styles.kind}>Template</span>
          )}
          {saved?.articleTitle == null ? (
            <span className={styles.quiet}>{title === '' ? 'New note' : title}</span>
          ) : (
            <button
              type="button"
              className={styles.article}
              onClick={() => saved.article !== null && props.onOpenArticle(saved.article)}
            >
              On {saved.articleTitle}
            </button>
          )}
        </p>
        <SavingState snapshot={snapshot} />
        {saved !== null && <NoteMenu note={saved} onHistory={() => setHistory(true)} />}
      </header>
      {saved !== null && saved.removed !== null && (
        <div className={styles.removed} role="status">
          <span>This note was removed.</span>
          <Button size="small" onClick={restore}>
            Bring it back
          </Button>
        </div>
      )}
      <div className={styles.editor}>
        {given !== null && (
          <Suspense fallback={<p className={styles.loading}>{given.slice(0, 20_000)}</p>}>
            <NoteEditor
              ref={editor}
              text={given}
              label="Note"
              source={source}
              onType={session.type}
              onBlur={session.flush}
              onLeave={props.onLeave}
              onFollow={props.onFollow}
            />
            {given === '' && <FocusOnce editor={editor} />}
          </Suspense>
        )}
      </div>
      <Backlinks kind="note" id={id} onOpen={props.onOpenNote} />
      {history && saved !== null && (
        <NoteHistoryDialog
          note={id}
          text={snapshot.text ?? ''}
          onRestore={(text) => void session.restore(text)}
          onClose={() => setHistory(false)}
        />
      )}
    </section>
  );
}

/** A note that is begun is there to be written in. */
function FocusOnce({ editor }: { editor: { current: NoteEditorHandle | null } }) {
  useEffect(() => editor.current?.focus(), [editor]);
  return null;
}
