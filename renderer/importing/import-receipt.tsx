import { useQueryClient } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, Copy } from 'lucide-react';
import { useState } from 'react';
import type { Id, ImportEntry, ImportSummary } from '../../contract/model.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { type Outcome, useImport, useImportEntries } from '../archive/imports.ts';
import { releaseLists } from '../archive/list-hold.ts';
import { announce, announceFailure } from '../archive/notices.ts';
import { Button } from '../ui/button.tsx';
import { formatCount, formatMoment, formatNumber } from '../ui/format.ts';
import styles from './import-drawer.module.css';
import { outcomeWords, stateWords } from './import-words.ts';

const pageSize = 100;

export interface ImportReceiptProps {
  id: Id;
  onShowArticles: () => void;
  onOpenArticle: (id: Id) => void;
}

/** Every file of an import by name, and what became of it. The problems come first: they want something. */
export function ImportReceipt({ id, onShowArticles, onOpenArticle }: ImportReceiptProps) {
  const summary = useImport(id);
  if (summary === undefined) return null;
  return <Receipt key={id} summary={summary} onShowArticles={onShowArticles} onOpenArticle={onOpenArticle} />;
}

function Receipt({
  summary,
  onShowArticles,
  onOpenArticle,
}: Omit<ImportReceiptProps, 'id'> & { summary: ImportSummary }) {
  const archive = useArchive();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome | null>(summary.problems > 0 ? 'problem' : null);
  const [page, setPage] = useState(0);
  const receipt = useImportEntries(summary.id, outcome, page, pageSize);
  const state = stateWords(summary);

  const undo = async (): Promise<void> => {
    try {
      const { removed } = await archive.imports.undo({ id: summary.id });
      releaseLists(queries);
      announce({ title: `Moved ${formatCount(removed, 'article')} of this import to the trash` });
    } catch (error) {
      announceFailure(`Could not undo “${summary.label}”`, error);
    }
  };
  const filter = (value: Outcome | null, label: string, count: number) => (
    <Button
      kind="quiet"
      size="small"
      aria-pressed={outcome === value}
      disabled={count === 0 && value !== null}
      onClick={() => {
        setOutcome(value);
        setPage(0);
      }}
    >
      {label} {formatNumber(count)}
    </Button>
  );

  return (
    <>
      <h3 className={styles.title}>{summary.label}</h3>
      <p className={styles.figures}>
        {outcomeWords(summary)}
        {state !== null && <em className={styles.state}> · {state}</em>}
      </p>
      <p className={styles.when}>{formatMoment(summary.started)}</p>
      {summary.message !== null && <p className={styles.message}>{summary.message}</p>}
      <div className={styles.actions}>
        {summary.stored > 0 && summary.state !== 'undone' && (
          <Button size="small" onClick={onShowArticles}>
            Show these articles
          </Button>
        )}
        {summary.stored > 0 && summary.state !== 'undone' && summary.state !== 'running' && (
          <Button size="small" kind="danger" onClick={() => void undo()}>
            Undo this import
          </Button>
        )}
      </div>
      <div className={styles.filters} role="toolbar" aria-label="Show">
        {filter(null, 'All', summary.stored + summary.duplicates + summary.problems)}
        {filter('problem', 'Problems', summary.problems)}
        {filter('stored', 'Stored', summary.stored)}
        {filter('duplicate', 'Known already', summary.duplicates)}
      </div>
      <ul>
        {receipt?.entries.map((entry) => (
          <Entry
            key={`${entry.path} ${entry.outcome} ${entry.article ?? ''}`}
            entry={entry}
            onOpenArticle={onOpenArticle}
          />
        ))}
      </ul>
      {receipt !== undefined && receipt.total > pageSize && (
        <div className={styles.pages}>
          <Button size="small" disabled={page === 0} onClick={() => setPage(page - 1)}>
            Earlier
          </Button>
          {formatNumber(page * pageSize + 1)} to{' '}
          {formatNumber(Math.min(receipt.total, (page + 1) * pageSize))} of {formatNumber(receipt.total)}
          <Button
            size="small"
            disabled={(page + 1) * pageSize >= receipt.total}
            onClick={() => setPage(page + 1)}
          >
            Later
          </Button>
        </div>
      )}
    </>
  );
}

function Entry({ entry, onOpenArticle }: { entry: ImportEntry; onOpenArticle: (id: Id) => void }) {
  const { article } = entry;
  const icons = {
    stored: <CircleCheck size={15} className={styles.good} aria-label="Stored" />,
    duplicate: <Copy size={15} className={styles.dull} aria-label="Known already" />,
    problem: <CircleAlert size={15} className={styles.bad} aria-label="Problem" />,
  };
  return (
    <li className={styles.entry}>
      {icons[entry.outcome]}
      <div className={styles.words}>
        {entry.outcome === 'problem' && <span>{entry.message}</span>}
        {article !== null && (
          <button type="button" className={styles.open} onClick={() => onOpenArticle(article)}>
            {entry.title ?? 'Open the article'}
          </button>
        )}
        <span className={styles.path}>
          {entry.path}
          {entry.code !== null && ` · ${entry.code}`}
        </span>
      </div>
    </li>
  );
}
