import type { IndexStatus } from '../../contract/search-model.ts';
import { formatNumber } from '../ui/format.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import styles from './index-line.module.css';

/** Search never pretends: while the index does not hold everything, this line stands above its answers. */
export function IndexLine({ status }: { status: IndexStatus | undefined }) {
  if (status === undefined || status.state === 'ready') return null;
  if (status.state === 'failed')
    return (
      <p className={styles.line} role="alert">
        Search does not work: {status.message ?? 'the index failed'}. Your articles are not affected.
      </p>
    );
  return (
    <div className={styles.line} role="status">
      <span>
        {status.state === 'rebuilding' ? 'Rebuilding the index' : 'The index is catching up'}:{' '}
        {formatNumber(status.indexed)} of {formatNumber(status.total)} articles can be found.
      </span>
      <ProgressBar label="Index" share={status.total === 0 ? null : status.indexed / status.total} />
    </div>
  );
}
