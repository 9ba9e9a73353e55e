import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Id, ImportProgress, ImportSummary } from '../../contract/model.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { useImports, useRunningImports } from '../archive/imports.ts';
import { announceFailure } from '../archive/notices.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { formatCount, formatMoment } from '../ui/format.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import styles from './import-drawer.module.css';
import { ImportReceipt } from './import-receipt.tsx';
import { useUpload } from './import-store.ts';
import { outcomeWords, paceWords, progressShare, progressWords, stateWords } from './import-words.ts';

export interface ImportDrawerProps {
  /** The import whose receipt is shown; null for the list of all. */
  receipt: Id | null;
  onReceipt: (id: Id | null) => void;
  onShowArticles: (id: Id) => void;
  onOpenArticle: (id: Id) => void;
  onClose: () => void;
}

/** What runs now, what came in before, and of each the receipt. */
export function ImportDrawer({
  receipt,
  onReceipt,
  onShowArticles,
  onOpenArticle,
  onClose,
}: ImportDrawerProps) {
  const running = useRunningImports();
  const imports = useImports();
  const { sending } = useUpload();
  const past = (imports ?? []).filter(({ id }) => !running.some((one) => one.id === id));

  return (
    <Dialog
      open
      onClose={onClose}
      place="drawer"
      size="medium"
      title={receipt === null ? 'Imports' : 'Receipt'}
    >
      {receipt !== null && (
        <Button
          kind="quiet"
          size="small"
          className={styles.back ?? ''}
          icon={<ChevronLeft size={14} aria-hidden />}
          onClick={() => onReceipt(null)}
        >
          All imports
        </Button>
      )}
      {receipt !== null && (
        <ImportReceipt
          id={receipt}
          onShowArticles={() => onShowArticles(receipt)}
          onOpenArticle={onOpenArticle}
        />
      )}
      {receipt === null && (
        <div className={styles.all}>
          {sending !== null && (
            <section className={styles.running} aria-label="Reading files">
              <p className={styles.name}>Reading files</p>
              <ProgressBar label="Reading files" share={sending.sent / Math.max(1, sending.of)} />
              <p className={styles.figures}>
                {sending.sent} of {sending.of}
              </p>
              <Button size="small" onClick={sending.cancel}>
                Cancel
              </Button>
            </section>
          )}
          {running.map((progress) => (
            <RunningImport key={progress.id} progress={progress} onReceipt={onReceipt} />
          ))}
          {imports !== undefined && past.length === 0 && running.length === 0 && sending === null && (
            <p className={styles.none}>Nothing was imported yet.</p>
          )}
          <ul>
            {past.map((summary) => (
              <PastImport key={summary.id} summary={summary} onReceipt={onReceipt} />
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
}

function RunningImport({ progress, onReceipt }: { progress: ImportProgress; onReceipt: (id: Id) => void }) {
  const archive = useArchive();
  const cancel = async (): Promise<void> => {
    try {
      await archive.imports.cancel({ id: progress.id });
    } catch (error) {
      announceFailure(`Could not cancel “${progress.label}”`, error);
    }
  };
  return (
    <section className={styles.running} aria-label={`Importing ${progress.label}`}>
      <p className={styles.name}>{progress.label}</p>
      <ProgressBar label={`Importing ${progress.label}`} share={progressShare(progress)} />
      <p className={styles.figures}>
        {[progressWords(progress), paceWords(progress)].filter((part) => part !== '').join(' · ')}
      </p>
      <p className={styles.current}>{progress.current ?? ''}</p>
      <div className={styles.actions}>
        <Button size="small" onClick={() => void cancel()}>
          Cancel
        </Button>
        <Button size="small" kind="quiet" onClick={() => onReceipt(progress.id)}>
          {progress.problems === 0 ? 'Receipt so far' : `${formatCount(progress.problems, 'problem')} so far`}
        </Button>
      </div>
    </section>
  );
}

function PastImport({ summary, onReceipt }: { summary: ImportSummary; onReceipt: (id: Id) => void }) {
  const state = stateWords(summary);
  return (
    <li>
      <button type="button" className={styles.past} onClick={() => onReceipt(summary.id)}>
        <span className={styles.words}>
          <span className={styles.name}>{summary.label}</span>
          <span className={styles.figures}>
            {outcomeWords(summary)}
            {state !== null && <em className={styles.state}> · {state}</em>}
          </span>
          <span className={styles.figures}>{formatMoment(summary.started)}</span>
        </span>
        <ChevronRight size={16} aria-hidden />
      </button>
    </li>
  );
}
