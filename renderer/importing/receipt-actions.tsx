import { useQueryClient } from '@tanstack/react-query';
import type { ImportSummary } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { releaseLists } from '../archive/list-hold.ts';
import { announce, announceFailure } from '../archive/notices.ts';
import { saveText } from '../archive/save-text.ts';
import { Button } from '../ui/button.tsx';
import { formatCount } from '../ui/format.ts';
import styles from './import-drawer.module.css';
import { allEntries, receiptTable } from './receipt-export.ts';

/** What can be done with an import that is over: look at it, take it back, go on with it, keep its receipt. */
export function ReceiptActions({
  summary,
  onShowArticles,
  onFollow,
}: {
  summary: ImportSummary;
  onShowArticles: () => void;
  /** Another import comes of this one. */
  onFollow: (id: Id) => void;
}) {
  const archive = useArchive();
  const queries = useQueryClient();
  const { id, label, state, stored, dryRun, resumable } = summary;
  const over = state !== 'running';
  const there = stored > 0 && state !== 'undone' && !dryRun;

  const attempt = async (failing: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      announceFailure(`Could not ${failing} “${label}”`, error);
    }
  };
  const undo = async (): Promise<void> => {
    const { removed } = await archive.imports.undo({ id });
    releaseLists(queries);
    announce({ title: `Took back ${formatCount(removed, 'article')} of this import` });
  };
  const confirm = async (): Promise<void> => onFollow((await archive.imports.confirm({ id })).import);
  const resume = async (): Promise<void> => {
    await archive.imports.resume({ id });
    onFollow(id);
  };
  const save = async (): Promise<void> => {
    const table = receiptTable(await allEntries(archive, id));
    const name = `${label.replace(/[^\p{L}\p{N}.-]+/gu, ' ').trim() || 'import'} receipt.csv`;
    if (await saveText(archive, name, table, 'text/csv')) announce({ title: 'Saved the receipt' });
  };

  return (
    <div className={styles.actions}>
      {dryRun && over && stored > 0 && (
        <Button size="small" kind="primary" onClick={() => void attempt('import', confirm)}>
          Import {formatCount(stored, 'article')}
        </Button>
      )}
      {resumable && (
        <Button size="small" kind="primary" onClick={() => void attempt('go on with', resume)}>
          Go on with it
        </Button>
      )}
      {there && (
        <Button size="small" onClick={onShowArticles}>
          Show these articles
        </Button>
      )}
      {over && (
        <Button size="small" onClick={() => void attempt('save the receipt of', save)}>
          Save the receipt…
        </Button>
      )}
      {there && over && (
        <Button size="small" kind="danger" onClick={() => void attempt('undo', undo)}>
          Undo this import
        </Button>
      )}
    </div>
  );
}
