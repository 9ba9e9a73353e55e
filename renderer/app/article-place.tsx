import { type RefObject, useImperativeHandle, useRef, useState } from 'react';
import { articleLink } from '../../contract/carrel-link.ts';
import { ArchiveError } from '../../contract/errors.ts';
import { quotationBlock } from '../../contract/quotation-block.ts';
import type { Id } from '../../contract/scalars.ts';
import type { Settings } from '../../contract/settings-model.ts';
import { announce } from '../archive/notices.ts';
import { useArticle } from '../archive/use-article.ts';
import { useOpenWindow } from '../archive/use-open-window.ts';
import { quotationsOf } from '../archive/view.ts';
import { NotesPane, type NotesPaneHandle } from '../notes/notes-pane.tsx';
import type { ReadingHandle } from '../reading/reading-commands.ts';
import { ReadingPane } from '../reading/reading-pane.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useWidth } from '../ui/use-width.ts';
import { focusOn, type Place, put, stepBack, stepForward } from './desk.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { useFollowLink } from './follow-link.ts';
import type { PlaceControl } from './place-control.ts';
import styles from './reader-pane.module.css';
import { useNoteLinks } from './use-note-links.ts';
import { useView } from './view-store.ts';

export interface ArticlePlaceProps {
  place: Place;
  article: Id;
  label: string;
  settings: Settings;
  control: RefObject<PlaceControl | null>;
  onChangeSettings: (change: Partial<Settings>) => void;
  /** Where the list is not in view: the way back to it. */
  onList: (() => void) | null;
}

/** Narrower than this, the note lies over the page instead of beside it. */
const besideFrom = 800;

/** An open article with its note. */
export function ArticlePlace(props: ArticlePlaceProps) {
  const { place, article, settings, control, onChangeSettings, onList } = props;
  const { openSheet, searchFor, arrange, calm, alone, setCalm } = useView();
  const followLink = useFollowLink();
  const openWindow = useOpenWindow();
  const pane = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const reading = useRef<ReadingHandle>(null);
  const notes = useRef<NotesPaneHandle>(null);
  const beside = useWidth(pane) >= besideFrom && !calm;
  // Over the page a note is opened each time; beside it, it stays as it was left.
  const [over, setOver] = useState(false);
  const notesOpen = beside ? settings.notesOpen : over;
  const showNotes = (open: boolean): void => (beside ? onChangeSettings({ notesOpen: open }) : setOver(open));
  const leaveNotes = (): void => {
    if (!beside) setOver(false);
    reading.current?.focus();
  };
  const { key, search, back, forward } = place;
  const { article: about, failure } = useArticle(article);
  const { follow, openNote } = useNoteLinks();

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
    quoteInNote() {
      const quotation = reading.current?.quotation() ?? null;
      if (quotation === null) {
        announce({ title: 'Select words or press a highlight first' });
        return;
      }
      const block = quotationBlock(
        quotation.quote,
        article,
        about ?? null,
        quotation.highlight,
        quotation.page,
      );
      if (!notesOpen) showNotes(true);
      requestAnimationFrame(() => requestAnimationFrame(() => notes.current?.insert(block)));
    },
  }));

  if (failure instanceof ArchiveError && failure.code === 'not-found')
    return (
      <section className={styles.nothing} aria-label={props.label}>
        <EmptyState alert title="This article is not in this library">
          It was erased, or the link comes from another library.
        </EmptyState>
      </section>
    );
  return (
    <div ref={pane} className={styles.pane}>
      <div ref={page} className={styles.page} tabIndex={-1}>
        <ErrorBoundary part="The reading pane">
          <ReadingPane
            ref={reading}
            article={article}
            label={props.label}
            search={search}
            goTo={place.goTo}
            notesOpen={notesOpen}
            onToggleNotes={() => showNotes(!notesOpen)}
            onBack={back.length > 0 ? () => arrange((desk) => stepBack(focusOn(desk, key))) : null}
            onForward={forward.length > 0 ? () => arrange((desk) => stepForward(focusOn(desk, key))) : null}
            onClose={onList}
            onEditTags={() => openSheet({ kind: 'tags', ids: [article] })}
            onSearch={({ query, match }, as) => {
              if (!settings.listOpen) onChangeSettings({ listOpen: true });
              if (as === 'sentences') useView.getState().show(quotationsOf(query));
              else searchFor(query, match);
            }}
            onFollowLink={(link, wantedBeside) => {
              arrange((desk) => focusOn(desk, key));
              followLink(link, { beside: wantedBeside });
            }}
            onOpenWindow={alone ? null : () => openWindow(articleLink(article))}
            calm={calm}
            onFocusMode={() => setCalm(!calm)}
            onEditDetails={() => openSheet({ kind: 'details', id: article })}
            onShowProvenance={() => openSheet({ kind: 'provenance', id: article })}
          />
        </ErrorBoundary>
      </div>
      {notesOpen && (
        <div className={beside ? styles.beside : styles.over}>
          <ErrorBoundary part="The note">
            <NotesPane
              ref={notes}
              article={article}
              search={search}
              onGoTo={(highlight) => {
                if (!beside) setOver(false);
                arrange((desk) =>
                  put(focusOn(desk, key), place.shown, { visit: false, goTo: { highlight } }),
                );
              }}
              onLeave={leaveNotes}
              onFollow={follow}
              onOpenNote={openNote}
            />
          </ErrorBoundary>
        </div>
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
