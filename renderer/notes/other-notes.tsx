import { useQuery } from '@tanstack/react-query';
import { plainLine } from '../../contract/note-text.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from '../archive/archive-context.tsx';
import styles from './backlinks.module.css';

/** Further notes on an article, beside the one in the pane; nothing where there are none. */
export function OtherNotes({
  article,
  first,
  onOpen,
}: {
  article: Id;
  first: Id | null;
  onOpen: (note: Id, article: null) => void;
}) {
  const archive = useArchive();
  const { data } = useQuery({
    queryKey: ['notes', 'of', article],
    queryFn: async () => (await archive.notes.list({ article, brief: true, limit: 100 })).notes,
  });
  const others = (data ?? []).filter(({ id }) => id !== first);
  if (others.length === 0) return null;
  return (
    <section className={styles.section} aria-label="Further notes on this article">
      <h2 className={styles.title}>Further notes</h2>
      <ul>
        {others.map(({ id, title, text }) => (
          <li key={id}>
            <button type="button" className={styles.item} onClick={() => onOpen(id, null)}>
              <span className={styles.name}>{title === '' ? 'Untitled note' : title}</span>
              <span className={styles.context}>{secondLine(text)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function secondLine(text: string): string {
  return (
    text
      .split('\n')
      .map(plainLine)
      .filter((line) => line !== '')[1] ?? ''
  );
}
