import { History } from 'lucide-react';
import { lazy, type Ref, Suspense, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { useHighlights } from '../archive/highlights.ts';
import { type CarriedSearch, useSearchMarks } from '../archive/search-marks.ts';
import { useArticle } from '../archive/use-article.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Backlinks } from './backlinks.tsx';
import { fillTemplate } from './fill-template.ts';
import { HighlightList } from './highlight-list.tsx';
import type { NoteEditorHandle } from './note-editor.tsx';
import { NoteHistoryDialog } from './note-history-dialog.tsx';
import { createNoteSource } from './note-source.ts';
import styles from './notes-pane.module.css';
import { OtherNotes } from './other-notes.tsx';
import { SavingState } from './saving-state.tsx';
import { useTemplates } from './start-note.ts';
import { useGivenText } from './use-given-text.ts';
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
  onFollow: (address: string, beside: boolean) => void;
  onOpenNote: (note: Id, article: Id | null) => void;
  ref?: Ref<NotesPaneHandle>;
}

export interface NotesPaneHandle {
  /** Puts the cursor into the note; an empty one begins as the template for notes of articles, if there is one. */
  focus(): void;
  /** Puts a block where the cursor is in the note, or at its end. */
  insert(block: string): void;
}

/** Beside the article: its note, what links to it, and its highlights one below the other. */
export function NotesPane(props: NotesPaneProps) {
  // A new article is a new editor: undo must not lead into another article's note.
  return <ArticleNotes key={props.article} {...props} />;
}

function ArticleNotes(props: NotesPaneProps) {
  const { article, search, onGoTo, onLeave, onOpenNote, ref } = props;
  const archive = useArchive();
  const source = useMemo(() => createNoteSource(archive), [archive]);
  const { article: about } = useArticle(article);
  const template = useTemplates().find((one) => one.template === 'default');
  const [history, setHistory] = useState(false);
  const { session, snapshot } = useNoteSession('article', article);
  const highlights = useHighlights(article);
  const found = useSearchMarks(article, search).note;
  const editor = useRef<NoteEditorHandle>(null);
  /** What to do once the editor is there. */
  const [waiting, setWaiting] = useState<{ run: (editor: NoteEditorHandle) => void } | null>(null);
  const withEditor = (run: (editor: NoteEditorHandle) => void): void => {
    if (editor.current === null) setWaiting({ run });
    else run(editor.current);
  };
  useImperativeHandle(ref, () => ({
    focus: () =>
      withEditor((there) => {
        there.focus();
        if (session.snapshot().text === '' && template !== undefined)
          there.insert(fillTemplate(template.text, about ?? null, new Date()).trimEnd());
      }),
    insert: (block) => withEditor((there) => there.insert(block)),
  }));
  const given = useGivenText(snapshot.text, snapshot.replaced);

  return (
    <aside className={styles.pane} aria-label="Notes">
      <header className={styles.head}>
        <h2 className={styles.title}>Note</h2>
        <SavingState snapshot={snapshot} />
        {snapshot.saved !== null && snapshot.saved.revision > 1 && (
          <IconButton
            size="small"
            label="Earlier versions of this note"
            icon={<History size={14} aria-hidden />}
            onClick={() => setHistory(true)}
          />
        )}
      </header>
      <div className={styles.editor}>
        {given !== null && (
          <Suspense fallback={<p className={styles.loading}>{given}</p>}>
            <NoteEditor
              ref={editor}
              text={given}
              found={found}
              label="Note on this article"
              source={source}
              onFollow={props.onFollow}
              onType={session.type}
              onBlur={session.flush}
              onLeave={onLeave}
            />
            {waiting !== null && (
              <RunOnce editor={editor} run={waiting.run} onDone={() => setWaiting(null)} />
            )}
          </Suspense>
        )}
      </div>
      <OtherNotes article={article} first={snapshot.saved?.id ?? null} onOpen={onOpenNote} />
      <Backlinks kind="article" id={article} onOpen={onOpenNote} />
      {highlights.length > 0 && (
        <HighlightList
          highlights={highlights}
          cited={about ?? null}
          onGoTo={onGoTo}
          onQuote={(block) => withEditor((there) => there.insert(block))}
        />
      )}
      {history && snapshot.saved !== null && (
        <NoteHistoryDialog
          note={snapshot.saved.id}
          text={snapshot.text ?? ''}
          onRestore={(text) => void session.restore(text)}
          onClose={() => setHistory(false)}
        />
      )}
    </aside>
  );
}

function RunOnce({
  editor,
  run,
  onDone,
}: {
  editor: { current: NoteEditorHandle | null };
  run: (editor: NoteEditorHandle) => void;
  onDone: () => void;
}) {
  useEffect(() => {
    if (editor.current !== null) run(editor.current);
    onDone();
  }, [editor, run, onDone]);
  return null;
}
