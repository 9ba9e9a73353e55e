import { Undo2 } from 'lucide-react';
import { KeyHint } from '../ui/key-hint.tsx';
import styles from './reading-foot.module.css';

/** Below the page: the section being read, or the way back from a jump; and how much is left. */
export function ReadingFoot({
  place,
  section,
  time,
  progress,
  onContents,
  onReturn,
}: {
  /** What the place is called that the article stands in: two side by side have a foot each. */
  place: string;
  section: string | null;
  time: string;
  progress: number | null;
  onContents: () => void;
  /** Null when no jump was made. */
  onReturn: (() => void) | null;
}) {
  return (
    <section
      className={styles.foot}
      aria-label={place === 'Article' ? 'Where you are' : `Where you are: ${place}`}
    >
      {onReturn !== null ? (
        <button type="button" className={styles.back} onClick={onReturn}>
          <Undo2 size={13} aria-hidden /> Back to where I was <KeyHint keys="B" />
        </button>
      ) : (
        section !== null && (
          <button type="button" className={styles.section} onClick={onContents} title={section} dir="auto">
            {section}
          </button>
        )
      )}
      <span className={styles.time}>
        {time}
        {progress !== null && progress > 0.005 && progress < 0.985 && (
          <span className={styles.share}> · {Math.round(progress * 100)} %</span>
        )}
      </span>
    </section>
  );
}
