import { useRunningImports } from '../archive/imports.ts';
import { formatCount } from '../ui/format.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import styles from './import-status.module.css';
import { useUpload } from './import-store.ts';
import { paceWords, progressShare, progressWords } from './import-words.ts';

/** In the window's last line: the import that runs now; a press opens all about it. */
export function ImportStatus({ onOpen }: { onOpen: () => void }) {
  const running = useRunningImports();
  const { sending } = useUpload();
  const [first, ...others] = running;
  if (first === undefined && sending === null) return null;
  const pace = first === undefined ? '' : first.paused ? 'paused' : paceWords(first);
  return (
    <button type="button" className={styles.status} onClick={onOpen} title="Show the import">
      {first === undefined ? (
        <>
          <span className={styles.name}>Reading files</span>
          <span className={styles.bar}>
            <ProgressBar
              label="Reading files"
              share={sending === null ? null : sending.sent / Math.max(1, sending.of)}
            />
          </span>
          <span>
            {sending?.sent} of {sending?.of}
          </span>
        </>
      ) : (
        <>
          <span className={styles.name}>Importing {first.label}</span>
          <span className={styles.bar}>
            <ProgressBar label={`Importing ${first.label}`} share={progressShare(first)} />
          </span>
          <span>{[progressWords(first), pace].filter((part) => part !== '').join(' · ')}</span>
          {first.problems > 0 && <span>{formatCount(first.problems, 'problem')}</span>}
          {others.length > 0 && <span>and {formatCount(others.length, 'more import')}</span>}
        </>
      )}
    </button>
  );
}
