import { History, X } from 'lucide-react';
import type { MouseEvent } from 'react';
import { classes } from '../ui/classes.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import styles from './recent-list.module.css';

export const recentListId = 'recent-searches';

export interface RecentListProps {
  queries: readonly string[];
  /** Which one the arrows are at; -1 for none. */
  active: number;
  onChoose: (query: string) => void;
  onForget: (query: string) => void;
  onForgetAll: () => void;
}

/** Below the field: searches asked before. The field keeps the keyboard; Shift Delete forgets the active one. */
export function RecentList({ queries, active, onChoose, onForget, onForgetAll }: RecentListProps) {
  const click = (event: MouseEvent): void => {
    const element = event.target instanceof Element ? event.target : null;
    const query = queries[Number(element?.closest('[data-index]')?.getAttribute('data-index') ?? -1)];
    if (query === undefined) return;
    if (element?.closest('[data-action="forget"]') != null) onForget(query);
    else onChoose(query);
  };
  return (
    // Pressed, it must not take the focus from the field, which would close it.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus where it is
    <div className={styles.recent} onMouseDown={(event) => event.preventDefault()}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard and its keys */}
      <div id={recentListId} role="listbox" aria-label="Searched before" onClick={click}>
        {queries.map((query, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field holds the focus and names its active row
          <div
            key={query}
            id={recentId(at)}
            role="option"
            aria-selected={at === active}
            data-index={at}
            className={classes(styles.query, at === active && styles.active)}
          >
            <History size={13} aria-hidden className={styles.icon} />
            <span className={styles.words} dir="auto">
              {query}
            </span>
            <span className={styles.forget} data-action="forget" title="Forget this search" aria-hidden>
              <X size={13} />
            </span>
          </div>
        ))}
      </div>
      <p className={styles.foot}>
        <span className={styles.hint}>
          <KeyHint keys="↓" /> take <KeyHint keys="Shift Del" /> forget
        </span>
        <button type="button" tabIndex={-1} className={styles.all} onClick={onForgetAll}>
          Forget all
        </button>
      </p>
    </div>
  );
}

export function recentId(at: number): string {
  return `${recentListId}-${at}`;
}
