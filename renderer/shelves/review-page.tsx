import { useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import type { Id } from '../../contract/scalars.ts';
import type { ReviewSection, ShelvedNote } from '../../contract/shelf-model.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatCount } from '../ui/format.ts';
import { copyHighlight } from './copy-highlights.ts';
import { HighlightCard } from './highlight-card.tsx';
import { NoteCard } from './note-card.tsx';
import styles from './review-page.module.css';
import heads from './shelf-head.module.css';
import { dayWords, localDayOf, reviewWords } from './shelf-words.ts';

/** What was marked and written on this day of other times, and a few passages of any time. */
export function ReviewPage({
  onOpen,
  onNote,
}: {
  onOpen: (article: Id, highlight: Id) => void;
  onNote: (note: ShelvedNote) => void;
}) {
  const archive = useArchive();
  const day = localDayOf(new Date());
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['highlights', 'review', day],
    queryFn: () => archive.shelves.review({ day }),
  });
  const sections = data?.sections.filter(({ total }) => total > 0) ?? [];
  return (
    <section className={heads.page} aria-label="Review">
      <header className={heads.head}>
        <h1 className={heads.title}>Review</h1>
        <p className={heads.count}>{dayWords(day)}</p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: to be scrolled by the keyboard */}
      <div className={styles.scroll} tabIndex={0}>
        {error !== null && (
          <EmptyState
            alert
            title="There is no looking back now"
            actions={<Button onClick={() => void refetch()}>Try again</Button>}
          >
            {error.message}
          </EmptyState>
        )}
        {error === null && !isPending && sections.length === 0 && (
          <EmptyState icon={<History size={28} aria-hidden />} title="Nothing to look back on yet">
            What you highlight and note today comes back here tomorrow, in a week, in a month and in a year.
          </EmptyState>
        )}
        {sections.map((section) => (
          <Section key={section.kind} section={section} onOpen={onOpen} onNote={onNote} />
        ))}
      </div>
    </section>
  );
}

function Section({
  section: { kind, day, total, highlights, notes },
  onOpen,
  onNote,
}: {
  section: ReviewSection;
  onOpen: (article: Id, highlight: Id) => void;
  onNote: (note: ShelvedNote) => void;
}) {
  const left = total - highlights.length - notes.length;
  return (
    <section className={styles.section} aria-labelledby={`review-${kind}`}>
      <h2 id={`review-${kind}`} className={styles.heading}>
        {reviewWords[kind]}
        <span className={styles.day}>{day === '' ? 'another few tomorrow' : dayWords(day)}</span>
      </h2>
      {highlights.map((highlight) => (
        <HighlightCard
          key={highlight.id}
          highlight={highlight}
          withArticle
          chosen={false}
          onOpen={() => onOpen(highlight.article.id, highlight.id)}
          onCopy={() => void copyHighlight(highlight)}
        />
      ))}
      {notes.map((note) => (
        <NoteCard key={note.id} note={note} chosen={false} onOpen={() => onNote(note)} />
      ))}
      {left > 0 && (
        <p className={styles.left}>
          And {formatCount(left, 'more', 'more')}, on the pages of all highlights and notes.
        </p>
      )}
    </section>
  );
}
