import { Pause, Play } from 'lucide-react';
import type { ImportProgress } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { announceFailure } from '../archive/notices.ts';
import { Button } from '../ui/button.tsx';
import { formatCount } from '../ui/format.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import styles from './import-drawer.module.css';
import { paceWords, progressShare, progressWords } from './import-words.ts';

/** An import that runs, is held, or waits for those before it. */
export function RunningImport({
  progress,
  waits,
  onReceipt,
}: {
  progress: ImportProgress;
  /** Others come first. */
  waits: boolean;
  onReceipt: (id: Id) => void;
}) {
  const archive = useArchive();
  const { id, label, paused, problems, current } = progress;
  const act = async (failing: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      announceFailure(`Could not ${failing} “${label}”`, error);
    }
  };
  const state = paused ? 'Paused' : waits ? 'Waits for the import before it' : (current ?? '');
  return (
    <section className={styles.running} aria-label={`Importing ${label}`}>
      <p className={styles.name}>{label}</p>
      {!waits && (
        <>
          <ProgressBar label={`Importing ${label}`} share={progressShare(progress)} />
          <p className={styles.figures}>
            {[progressWords(progress), paused ? '' : paceWords(progress)]
              .filter((part) => part !== '')
              .join(' · ')}
          </p>
        </>
      )}
      <p className={styles.current}>{state}</p>
      <div className={styles.actions}>
        <Button
          size="small"
          icon={paused ? <Play size={13} aria-hidden /> : <Pause size={13} aria-hidden />}
          onClick={() =>
            void act(paused ? 'go on with' : 'pause', () => archive.imports.pause({ id, paused: !paused }))
          }
        >
          {paused ? 'Go on' : 'Pause'}
        </Button>
        <Button size="small" onClick={() => void act('cancel', () => archive.imports.cancel({ id }))}>
          Cancel
        </Button>
        {!waits && (
          <Button size="small" kind="quiet" onClick={() => onReceipt(id)}>
            {problems === 0 ? 'Receipt so far' : `${formatCount(problems, 'problem')} so far`}
          </Button>
        )}
      </div>
    </section>
  );
}
