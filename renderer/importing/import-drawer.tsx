import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ImportSummary } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useImport, useImports, useRunningImports } from '../archive/imports.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { formatMoment } from '../ui/format.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { Columns } from './columns.tsx';
import styles from './import-drawer.module.css';
import { ImportReceipt } from './import-receipt.tsx';
import { useUpload } from './import-store.ts';
import { outcomeWords, stateWords } from './import-words.ts';
import { RunningImport } from './running-import.tsx';
import { WatchedFolders } from './watched-folders.tsx';

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
      title={receipt === null ? 'Imports' : <ReceiptTitle id={receipt} />}
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
          onFollow={onReceipt}
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
          {running.map((progress, index) => (
            <RunningImport key={progress.id} progress={progress} waits={index > 0} onReceipt={onReceipt} />
          ))}
          {imports !== undefined && past.length === 0 && running.length === 0 && sending === null && (
            <p className={styles.none}>Nothing was imported yet.</p>
          )}
          <ul>
            {past.map((summary) => (
              <PastImport key={summary.id} summary={summary} onReceipt={onReceipt} />
            ))}
          </ul>
          <WatchedFolders />
          <Columns />
        </div>
      )}
    </Dialog>
  );
}

/** A preview is no receipt: nothing came in yet. */
function ReceiptTitle({ id }: { id: Id }) {
  return useImport(id)?.dryRun === true ? 'Preview' : 'Receipt';
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
