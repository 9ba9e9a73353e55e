import { type RefObject, useImperativeHandle, useRef, useState } from 'react';
import type { Settings } from '../../contract/settings-model.ts';
import { NotesPane, type NotesPaneHandle } from '../notes/notes-pane.tsx';
import type { ReadingHandle } from '../reading/reading-commands.ts';
import { ReadingPane } from '../reading/reading-pane.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { useWidth } from '../ui/use-width.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { keyNames } from './key-names.ts';
import styles from './reader-pane.module.css';
import { useView } from './view-store.ts';

export interface ReaderControl {
  reading: ReadingHandle | null;
  /** Puts the cursor into the note of the open article. */
  writeNote(): void;
  /** Takes the keyboard to the article, as soon as it is there. */
  read(): void;
}

export interface ReaderPaneProps {
  settings: Settings;
  control: RefObject<ReaderControl | null>;
  onChangeSettings: (change: Partial<Settings>) => void;
  /** Where the list is not in view: the way back to it. */
  onList: (() => void) | null;
}

/** Narrower than this, the note lies over the page instead of beside it. */
const besideFrom = 800;

/** The open article with its note, or an invitation to open one. */
export function ReaderPane({ settings, control, onChangeSettings, onList }: ReaderPaneProps) {
  const { article, articleSearch, goTo, back, forward, goBack, goForward } = useView();
  const { openArticle, openSheet, searchFor } = useView();
  const pane = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const reading = useRef<ReadingHandle>(null);
  const notes = useRef<NotesPaneHandle>(null);
  const beside = useWidth(pane) >= besideFrom;
  // Over the page a note is opened each time; beside it, it stays as it was left.
  const [over, setOver] = useState(false);
  const notesOpen = beside ? settings.notesOpen : over;
  const showNotes = (open: boolean): void => (beside ? onChangeSettings({ notesOpen: open }) : setOver(open));
  const leaveNotes = (): void => {
    if (!beside) setOver(false);
    reading.current?.focus();
  };

  useImperativeHandle(control, () => ({
    get reading() {
      return reading.current;
    },
    read: () => focusWhenThere(page, reading),
    writeNote() {
      if (!notesOpen) showNotes(true);
      // The pane is there after the next paint.
      requestAnimationFrame(() => requestAnimationFrame(() => notes.current?.focus()));
    },
  }));

  return (
    <div ref={pane} className={styles.pane}>
      {article === null ? (
        <section className={styles.nothing} aria-label="Reader">
          <Invitation />
        </section>
      ) : (
        <>
          <div ref={page} className={styles.page} tabIndex={-1}>
            <ErrorBoundary part="The reading pane">
              <ReadingPane
                ref={reading}
                article={article}
                search={articleSearch}
                goTo={goTo}
                notesOpen={notesOpen}
                onToggleNotes={() => showNotes(!notesOpen)}
                onBack={back.length > 0 ? goBack : null}
                onForward={forward.length > 0 ? goForward : null}
                onClose={onList}
                onEditTags={() => openSheet({ kind: 'tags', ids: [article] })}
                onSearch={({ query, match }) => {
                  if (!settings.listOpen) onChangeSettings({ listOpen: true });
                  searchFor(query, match);
                }}
                onEditDetails={() => openSheet({ kind: 'details', id: article })}
              />
            </ErrorBoundary>
          </div>
          {notesOpen && (
            <div className={beside ? styles.beside : styles.over}>
              <ErrorBoundary part="The note">
                <NotesPane
                  ref={notes}
                  article={article}
                  search={articleSearch}
                  onGoTo={(highlight) => {
                    if (!beside) setOver(false);
                    openArticle(article, { visit: false, highlight });
                  }}
                  onLeave={leaveNotes}
                />
              </ErrorBoundary>
            </div>
          )}
        </>
      )}
    </div>
  );
}

const patienceMs = 2_000;

/** The article comes a moment after it was asked for; whoever takes the keyboard elsewhere meanwhile keeps it there. */
function focusWhenThere(page: RefObject<HTMLElement | null>, reading: RefObject<ReadingHandle | null>): void {
  page.current?.focus();
  const until = performance.now() + patienceMs;
  const attempt = (): void => {
    if (document.activeElement !== page.current || performance.now() > until) return;
    reading.current?.focus();
    if (document.activeElement === page.current) window.setTimeout(attempt, 40);
  };
  // A new article is in the pane after the next paint.
  requestAnimationFrame(() => requestAnimationFrame(attempt));
}

const firstKeys: readonly { words: string; keys: readonly string[] }[] = [
  { words: 'Next and previous', keys: ['KeyJ', 'KeyK'] },
  { words: 'Search', keys: ['Slash'] },
  { words: 'Go to anything', keys: ['$mod+KeyK'] },
  { words: 'All keys', keys: ['Shift+Slash'] },
];

function Invitation() {
  return (
    <EmptyState title="Nothing open">
      <p>Choose an article in the list.</p>
      <dl className={styles.keys}>
        {firstKeys.map(({ words, keys }) => (
          <div key={words} className={styles.key}>
            <dt>{words}</dt>
            <dd>
              {keys.map((key) => (
                <KeyHint key={key} keys={keyNames(key)} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </EmptyState>
  );
}
