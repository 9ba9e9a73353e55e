import { CircleAlert, CircleCheck, Copy } from 'lucide-react';
import { useState } from 'react';
import type { ImportEntry, ImportSummary } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import { type Outcome, useImport, useImportEntries } from '../archive/imports.ts';
import { Button } from '../ui/button.tsx';
import { formatMoment, formatNumber } from '../ui/format.ts';
import { TextField } from '../ui/text-field.tsx';
import styles from './import-drawer.module.css';
import { outcomeWords, stateWords } from './import-words.ts';
import { ReceiptActions } from './receipt-actions.tsx';

const pageSize = 100;

export interface ImportReceiptProps {
  id: Id;
  onShowArticles: () => void;
  onOpenArticle: (id: Id) => void;
  /** Another import comes of this one. */
  onFollow: (id: Id) => void;
}

/** Every file of an import by name, and what became of it. The problems come first: they want something. */
export function ImportReceipt({ id, ...rest }: ImportReceiptProps) {
  const summary = useImport(id);
  if (summary === undefined) return null;
  return <Receipt key={id} summary={summary} {...rest} />;
}

function Receipt({
  summary,
  onShowArticles,
  onOpenArticle,
  onFollow,
}: Omit<ImportReceiptProps, 'id'> & { summary: ImportSummary }) {
  const [chosen, setChosen] = useState<{ outcome: Outcome | null } | null>(null);
  const over = summary.state !== 'running';
  const outcome = chosen !== null ? chosen.outcome : over && summary.problems > 0 ? 'problem' : null;
  const [page, setPage] = useState(0);
  const [text, setText] = useState('');
  const receipt = useImportEntries(summary.id, outcome, text.trim(), page, pageSize);
  const state = stateWords(summary);

  const filter = (value: Outcome | null, label: string, count: number) => (
    <Button
      kind="quiet"
      size="small"
      aria-pressed={outcome === value}
      disabled={count === 0 && value !== null}
      onClick={() => {
        setChosen({ outcome: value });
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
      <ReceiptActions summary={summary} onShowArticles={onShowArticles} onFollow={onFollow} />
      <div className={styles.filters} role="toolbar" aria-label="Show">
        {filter(null, 'All', summary.stored + summary.duplicates + summary.problems)}
        {filter('problem', 'Problems', summary.problems)}
        {filter('stored', summary.dryRun ? 'Would be stored' : 'Stored', summary.stored)}
        {filter('duplicate', 'Known already', summary.duplicates)}
      </div>
      <TextField
        label="Find in this receipt"
        quiet
        type="search"
        placeholder="Find a file, a title, a reason"
        className={styles.search ?? ''}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setPage(0);
        }}
      />
      {receipt?.total === 0 && text.trim() !== '' && (
        <p className={styles.none}>Nothing in this receipt says “{text.trim()}”.</p>
      )}
      <ul>
        {receipt?.entries.map((entry) => (
          <Entry
            key={`${entry.path} ${entry.within ?? ''} ${entry.outcome} ${entry.article ?? ''}`}
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
          {entry.within !== null && ` · ${entry.within}`}
          {entry.version !== null && ` · version ${entry.version}`}
          {entry.code !== null && ` · ${entry.code}`}
        </span>
      </div>
    </li>
  );
}
