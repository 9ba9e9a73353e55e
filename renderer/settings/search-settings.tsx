import { Switch } from '@base-ui/react/switch';
import { useId } from 'react';
import type { Settings } from '../../contract/settings-model.ts';
import { useSearchHistory } from '../archive/search-history.ts';
import { useRebuild } from '../archive/use-rebuild.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { formatCount } from '../ui/format.ts';
import styles from './settings-dialog.module.css';

/** The state of the index, in words. */
export interface IndexSaid {
  words: string;
  /** It is being made anew already. */
  rebuilding: boolean;
}

/** Which searches are remembered, and how the index stands. */
export function SearchSettings({
  settings,
  index,
  onChange,
}: {
  settings: Settings;
  index: IndexSaid;
  onChange: (change: Partial<Settings>) => void;
}) {
  const history = useSearchHistory();
  const rebuild = useRebuild();
  const id = useId();
  return (
    <section className={styles.part} aria-label="Search">
      <h3 className={styles.heading}>Search</h3>
      <div className={styles.line}>
        <span id={id} className={styles.label}>
          Remember searches
        </span>
        <span className={styles.deed}>
          <Switch.Root
            aria-labelledby={id}
            checked={settings.keepSearches}
            onCheckedChange={(keepSearches) => onChange({ keepSearches })}
            className={classes(styles.switch)}
          >
            <Switch.Thumb className={classes(styles.thumb)} />
          </Switch.Root>
          {history.queries.length > 0 && (
            <>
              <span>{formatCount(history.queries.length, 'search', 'searches')} in this library</span>
              <Button size="small" onClick={() => void history.forget()}>
                Forget all
              </Button>
            </>
          )}
        </span>
      </div>
      <div className={styles.line}>
        <span className={styles.label}>Index</span>
        <span className={styles.deed}>
          <span>{index.words}</span>
          <Button size="small" disabled={index.rebuilding} onClick={rebuild}>
            Rebuild
          </Button>
        </span>
      </div>
    </section>
  );
}
