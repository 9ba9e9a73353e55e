import type { LibraryOverview } from '../../contract/model.ts';
import { useIndexStatus } from '../archive/use-overview.ts';
import { ImportStatus } from '../importing/import-status.tsx';
import { ReadingAgain } from '../library/reading-again.tsx';
import { formatBytes, formatCount, formatNumber } from '../ui/format.ts';
import styles from './status-bar.module.css';
import { useView } from './view-store.ts';

/** The window's last line: what goes on, and how the library stands. */
export function StatusBar({ overview }: { overview: LibraryOverview | undefined }) {
  const { openSheet } = useView();
  return (
    <footer className={styles.bar}>
      <ImportStatus onOpen={() => openSheet({ kind: 'imports', receipt: null })} />
      <ReadingAgain />
      <span className={styles.space} />
      <span className={styles.facts}>
        <IndexWords />
        {overview !== undefined && (
          <>
            <span>{formatCount(overview.counts.all, 'article')}</span>
            <span>{formatBytes(overview.bytes)}</span>
          </>
        )}
      </span>
    </footer>
  );
}

function IndexWords() {
  const index = useIndexStatus();
  if (index === undefined) return null;
  switch (index.state) {
    case 'ready':
      return <span>Index complete</span>;
    case 'catching-up':
    case 'rebuilding':
      return (
        <span>
          Indexing {formatNumber(index.indexed)} of {formatNumber(index.total)}
        </span>
      );
    case 'failed':
      return <span className={styles.failed}>Search does not work</span>;
  }
}
