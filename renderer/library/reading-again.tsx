import { useEffect, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { formatNumber } from '../ui/format.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { useReadingAgain } from './read-again.ts';
import styles from './reading-again.module.css';

/** What is over sooner needs no words. */
const patienceMs = 2_000;

/** In the window's last line: how far the files are that are being read again. */
export function ReadingAgain() {
  const { reading } = useReadingAgain();
  const active = reading !== null;
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!active) return;
    const timer = window.setTimeout(() => setShown(true), patienceMs);
    return () => {
      window.clearTimeout(timer);
      setShown(false);
    };
  }, [active]);
  if (reading === null || !shown) return null;
  const { done, of, stop } = reading;
  return (
    <div className={styles.status}>
      <span className={styles.words}>Reading files again</span>
      <span className={styles.bar}>
        <ProgressBar label="Reading files again" share={done / of} />
      </span>
      <span className={styles.words}>
        {formatNumber(done)} of {formatNumber(of)}
      </span>
      <Button kind="quiet" size="small" onClick={stop}>
        Stop
      </Button>
    </div>
  );
}
