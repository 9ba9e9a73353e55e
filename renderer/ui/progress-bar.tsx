import { classes } from './classes.ts';
import styles from './progress-bar.module.css';

/** `share` is 0 to 1, or null while the end is not known. */
export function ProgressBar({ share, label }: { share: number | null; label: string }) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      className={styles.track}
    >
      <div
        className={classes(styles.bar, share === null && styles.open)}
        style={{ width: share === null ? '30%' : `${Math.min(100, share * 100)}%` }}
      />
    </div>
  );
}
