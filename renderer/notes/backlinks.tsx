import { useQuery } from '@tanstack/react-query';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from '../archive/archive-context.tsx';
import styles from './backlinks.module.css';

/** Notes that lead here, each with the line in which it does; nothing where there are none. */
export function Backlinks({
  kind,
  id,
  onOpen,
}: {
  kind: 'article' | 'note' | 'highlight';
  id: Id;
  onOpen: (note: Id, article: Id | null) => void;
}) {
  const archive = useArchive();
  const { data } = useQuery({
    queryKey: ['notes', 'backlinks', kind, id],
    queryFn: async () => (await archive.notes.backlinks({ kind, id })).backlinks,
  });
  // A note that quotes the article it is on says nothing new beside it.
  const links = (data ?? []).filter(({ article }) => article !== id);
  if (links.length === 0) return null;
  return (
    <section className={styles.section} aria-label="Linked from">
      <h2 className={styles.title}>Linked from</h2>
      <ul>
        {links.map(({ note, title, article, articleTitle, context }) => (
          <li key={note}>
            <button type="button" className={styles.item} onClick={() => onOpen(note, article)}>
              <span className={styles.name}>{title !== '' ? title : (articleTitle ?? 'Untitled note')}</span>
              {context !== '' && context !== title && <span className={styles.context}>{context}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
