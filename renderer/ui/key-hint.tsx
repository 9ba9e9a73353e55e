import styles from './key-hint.module.css';

/** A key or keys as they are pressed: `Ctrl K`, `g a`. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <kbd className={styles.hint}>
      {keys.split(' ').map((key, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same key may be pressed twice in a row
        <kbd key={at} className={styles.key}>
          {key}
        </kbd>
      ))}
    </kbd>
  );
}
