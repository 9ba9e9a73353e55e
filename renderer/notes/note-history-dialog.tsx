import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatCount, formatMoment } from '../ui/format.ts';
import styles from './note-history-dialog.module.css';
import { aroundChanges, versionDifference } from './version-difference.ts';

/** The earlier texts of a note, each compared with the present one, and the way back to it. */
export function NoteHistoryDialog({
  note,
  text,
  onRestore,
  onClose,
}: {
  note: Id;
  /** As it stands now. */
  text: string;
  onRestore: (text: string) => void;
  onClose: () => void;
}) {
  const archive = useArchive();
  const { data, error } = useQuery({
    queryKey: ['notes', 'versions', note],
    queryFn: async () => (await archive.notes.versions({ id: note })).versions,
  });
  const [chosen, setChosen] = useState<number | null>(null);
  const revision = chosen ?? data?.[0]?.revision ?? null;
  const version = useQuery({
    queryKey: ['notes', 'version', note, revision],
    queryFn: () => archive.notes.version({ id: note, revision: revision ?? 0 }),
    enabled: revision !== null,
    staleTime: Infinity,
  });
  const before = version.data?.text;

  return (
    <Dialog
      open
      onClose={onClose}
      size="large"
      title="Earlier versions"
      description="Kept every few minutes while you write, and always before something replaces your words."
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            kind="primary"
            disabled={before === undefined || before === text}
            onClick={() => {
              if (before === undefined) return;
              onRestore(before);
              onClose();
            }}
          >
            Bring this version back
          </Button>
        </>
      }
    >
      {error !== null && (
        <EmptyState alert title="The history cannot be shown">
          {error.message}
        </EmptyState>
      )}
      {data !== undefined && data.length === 0 && (
        <EmptyState title="No earlier version yet">
          The first is kept after a few minutes of writing.
        </EmptyState>
      )}
      {data !== undefined && data.length > 0 && (
        <div className={styles.history}>
          <ul className={styles.versions} aria-label="Versions">
            {data.map((one) => (
              <li key={one.revision}>
                <button
                  type="button"
                  className={styles.version}
                  aria-pressed={one.revision === revision}
                  onClick={() => setChosen(one.revision)}
                >
                  <span>Until {formatMoment(one.until)}</span>
                  <span className={styles.detail}>{formatCount(one.characters, 'character')}</span>
                </button>
              </li>
            ))}
          </ul>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and has to be reached by the keyboard for that */}
          <section className={styles.difference} aria-label="Compared with now" tabIndex={0}>
            {before !== undefined && <Difference before={before} now={text} />}
          </section>
        </div>
      )}
    </Dialog>
  );
}

function Difference({ before, now }: { before: string; now: string }) {
  const pieces = useMemo(() => {
    const all = versionDifference(before, now);
    return all === null ? null : aroundChanges(all, 240);
  }, [before, now]);
  if (before === now) return <p className={styles.words}>The same as now.</p>;
  if (pieces === null)
    return (
      <>
        <p className={styles.words}>Too much has changed to be compared. This version begins:</p>
        <p>{before.slice(0, 5_000)}</p>
      </>
    );
  return (
    <p>
      {pieces.map(({ kind, text }, index) => {
        const key = `${index} ${kind}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        return kind === 'gone' ? <del key={key}>{text}</del> : <ins key={key}>{text}</ins>;
      })}
    </p>
  );
}
