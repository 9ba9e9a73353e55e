import { TriangleAlert } from 'lucide-react';
import type { IndexStatus } from '../../contract/search-model.ts';
import { Button } from '../ui/button.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { useAfter } from '../ui/use-after.ts';
import styles from './index-line.module.css';
import { incompleteWords } from './index-words.ts';

/** A change is in the index in less than this; a line that comes and goes at every star would be noise. */
const patienceMs = 700;
/** From so many articles on it takes long enough to watch. */
const worthWatching = 500;

/** Search never pretends: while the index does not hold everything, this line stands above its answers. */
export function IndexLine({ status, onRebuild }: { status: IndexStatus | undefined; onRebuild: () => void }) {
  const behind = status !== undefined && status.state !== 'ready' && status.state !== 'failed';
  const missing = status !== undefined && status.indexed < status.total;
  const worthTelling = useAfter(behind, patienceMs) || (behind && missing);
  if (status === undefined) return null;
  if (status.state === 'failed')
    return (
      <div className={styles.line} role="alert">
        <p>
          <TriangleAlert size={13} aria-hidden className={styles.icon} />
          <strong>Search does not work.</strong> {status.message ?? 'The index failed.'} Your articles are
          safe; the index can be made anew from them.
        </p>
        <div>
          <Button size="small" onClick={onRebuild}>
            Rebuild the index
          </Button>
        </div>
      </div>
    );
  const words = worthTelling ? incompleteWords(status) : status.message;
  if (words === null) return null;
  const { indexed, total } = status;
  return (
    <div className={styles.line} aria-live="polite">
      <p>{words}</p>
      {behind && total - indexed >= worthWatching && <ProgressBar label="Index" share={indexed / total} />}
    </div>
  );
}
