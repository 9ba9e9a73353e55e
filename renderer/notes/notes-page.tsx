import { useInfiniteQuery } from '@tanstack/react-query';
import { NotebookPen } from 'lucide-react';
import { useState } from 'react';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatCount, formatMoment } from '../ui/format.ts';
import { TextField } from '../ui/text-field.tsx';
import styles from './notes-pages.module.css';
import { plainLines } from './plain-lines.ts';

const pageSize = 100;

/** All notes of the library, the newest first, with their first lines. */
export function NotesPage({ onOpen }: { onOpen: (article: Id) => void }) {
  const archive = useArchive();
  const [text, setText] = useState('');
  const { data, error, isPending, fetchNextPage, hasNextPage, refetch } = useInfiniteQuery({
    queryKey: ['notes', 'page', text.trim()],
    queryFn: ({ pageParam }) => archive.notes.list({ text: text.trim(), offset: pageParam, limit: pageSize }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.notes.length, 0);
      return loaded < last.total ? loaded : undefined;
    },
    placeholderData: (before) => before,
  });
  const notes = data?.pages.flatMap((page) => page.notes) ?? [];
  const total = data?.pages[0]?.total ?? 0;

  return (
    <section className={styles.page} aria-label="Notes">
      <header className={styles.head}>
        <h1 className={styles.title}>Notes</h1>
        <p className={styles.count} role="status">
          {isPending ? '' : formatCount(total, 'note')}
        </p>
        <span className={styles.space} />
        <TextField
          label="Find in notes"
          quiet
          type="search"
          placeholder="Find in notes"
          className={styles.search}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </header>
      <div className={styles.scroll}>
        {error !== null && (
          <EmptyState
            alert
            title="The notes cannot be listed"
            actions={<Button onClick={() => void refetch()}>Try again</Button>}
          >
            {error.message}
          </EmptyState>
        )}
        {error === null && !isPending && notes.length === 0 && (
          <EmptyState
            icon={<NotebookPen size={28} aria-hidden />}
            title={text.trim() === '' ? 'No notes yet' : 'No note has these words'}
          >
            {text.trim() === '' ? 'Open an article and press N to write one.' : 'Fewer words may find more.'}
          </EmptyState>
        )}
        <ul className={styles.notes}>
          {notes.map((note) => {
            const { article } = note;
            const lines = plainLines(note.text, 3);
            return (
              <li key={note.id}>
                <button
                  type="button"
                  className={styles.note}
                  disabled={article === null}
                  onClick={() => article !== null && onOpen(article)}
                >
                  <span className={styles.noteTitle}>{note.articleTitle ?? 'Free-standing note'}</span>
                  <span className={styles.noteDate}>{formatMoment(note.changed)}</span>
                  <span className={styles.noteText}>{lines}</span>
                </button>
              </li>
            );
          })}
        </ul>
        {hasNextPage && (
          <div className={styles.more}>
            <Button onClick={() => void fetchNextPage()}>Show more</Button>
          </div>
        )}
      </div>
    </section>
  );
}
