import { useQuery } from '@tanstack/react-query';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { announceFailure } from '../archive/notices.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatMoment } from '../ui/format.ts';
import styles from './removed-notes-dialog.module.css';

/** Notes that were thrown away: to be looked at, and brought back. */
export function RemovedNotesDialog({ onOpen, onClose }: { onOpen: (note: Id) => void; onClose: () => void }) {
  const archive = useArchive();
  const { data, error } = useQuery({
    queryKey: ['notes', 'removed'],
    queryFn: async () => (await archive.notes.list({ removed: true, brief: true, limit: 500 })).notes,
  });
  const restore = (id: Id): void =>
    void archive.notes
      .restore({ id })
      .catch((failure: unknown) => announceFailure('The note was not brought back', failure));
  return (
    <Dialog open onClose={onClose} title="Removed notes" description="Nothing that you wrote is lost.">
      {error !== null && (
        <EmptyState alert title="The removed notes cannot be listed">
          {error.message}
        </EmptyState>
      )}
      {data !== undefined && data.length === 0 && <EmptyState title="No note was removed" />}
      <ul className={styles.notes}>
        {(data ?? []).map(({ id, title, articleTitle, removed }) => {
          const name = title === '' ? 'Untitled note' : title;
          return (
            <li key={id} className={styles.note}>
              <button type="button" className={styles.name} onClick={() => onOpen(id)}>
                <span className={styles.title}>{name}</span>
                <span className={styles.detail}>
                  {articleTitle !== null && `On ${articleTitle} · `}removed {formatMoment(removed ?? '')}
                </span>
              </button>
              <Button size="small" aria-label={`Bring back: ${name}`} onClick={() => restore(id)}>
                Bring back
              </Button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
