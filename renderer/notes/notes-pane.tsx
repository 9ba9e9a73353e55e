import { lazy, type Ref, Suspense, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { Id } from '../../contract/scalars.ts';
import { useHighlights } from '../archive/highlights.ts';
import { type CarriedSearch, useSearchMarks } from '../archive/search-marks.ts';
import { HighlightList } from './highlight-list.tsx';
import type { NoteEditorHandle } from './note-editor.tsx';
import type { Saving } from './note-session.ts';
import styles from './notes-pane.module.css';
import { useNoteSession } from './use-note-session.ts';

/** The editor is half of the interface's code: it comes when the first note is opened. */
const NoteEditor = lazy(async () => ({ default: (await import('./note-editor.tsx')).NoteEditor }));

export interface NotesPaneProps {
  article: Id;
  /** The search that led to the article; its words are marked in the note too. */
  search: CarriedSearch;
  /** Goes to a highlight in the open article. */
  onGoTo: (highlight: Id) => void;
  /** Esc in the editor: back to the page. */
  onLeave: () => void;
  ref?: Ref<NotesPaneHandle>;
}

export interface NotesPaneHandle {
  /** Puts the cursor into the note. */
  focus(): void;
}

/** Beside the article: its note, and its highlights one below the other. */
export function NotesPane(props: NotesPaneProps) {
  // A new article is a new editor: undo must not lead into another article's note.
  return <ArticleNotes key={props.article} {...props} />;
}

function ArticleNotes({ article, search, onGoTo, onLeave, ref }: NotesPaneProps) {
  const { session, snapshot } = useNoteSession(article);
  const highlights = useHighlights(article);
  const found = useSearchMarks(article, search).note;
  const editor = useRef<NoteEditorHandle>(null);
  const [wantsFocus, setWantsFocus] = useState(false);
  useImperativeHandle(ref, () => ({
    focus() {
      if (editor.current === null) setWantsFocus(true);
      else editor.current.focus();
    },
  }));
  const given = useGivenText(snapshot.text, snapshot.replaced);

  return (
    <aside className={styles.pane} aria-label="Notes">
      <header className={styles.head}>
        <h2 className={styles.title}>Note</h2>
        <SavingState saving={snapshot.saving} empty={snapshot.text === null || snapshot.text === ''} />
      </header>
      <div className={styles.editor}>
        {given !== null && (
          <Suspense fallback={<p className={styles.loading}>{given}</p>}>
            <NoteEditor
              ref={editor}
              text={given}
              found={found}
              label="Note on this article"
              onType={session.type}
              onBlur={session.flush}
              onLeave={onLeave}
            />
            {wantsFocus && <FocusOnce editor={editor} onDone={() => setWantsFocus(false)} />}
          </Suspense>
        )}
      </div>
      {highlights.length > 0 && <HighlightList highlights={highlights} onGoTo={onGoTo} />}
    </aside>
  );
}

/** The text for the editor: as it was when it came, not as it is typed, else each letter would be put in twice. */
function useGivenText(text: string | null, replaced: number): string | null {
  const [given, setGiven] = useState<{ text: string; replaced: number } | null>(null);
  if (text !== null && (given === null || given.replaced !== replaced)) setGiven({ text, replaced });
  return given?.text ?? null;
}

function FocusOnce({ editor, onDone }: { editor: { current: NoteEditorHandle | null }; onDone: () => void }) {
  useEffect(() => {
    editor.current?.focus();
    onDone();
  }, [editor, onDone]);
  return null;
}

function SavingState({ saving, empty }: { saving: Saving; empty: boolean }) {
  return (
    <p className={styles.saving} data-kind={saving.kind} role="status">
      {saving.kind === 'saved' && !empty && 'Saved'}
      {saving.kind === 'saving' && 'Saving…'}
      {saving.kind === 'waiting' && 'Waiting for the archive; kept here'}
      {saving.kind === 'failed' && `Not saved: ${saving.message} Kept here.`}
    </p>
  );
}
