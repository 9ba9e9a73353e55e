import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { classes } from './classes.ts';
import styles from './measured-list.module.css';

export interface MeasuredListProps {
  label: string;
  count: number;
  /** Pixels, about. */
  estimate: number;
  /** Stays with its row while rows come and go. */
  keyOf: (index: number) => string;
  renderRow: (index: number) => ReactNode;
  /** What stands above a row and is none: the head of its group. */
  renderHead?: (index: number) => ReactNode;
  /** Told which rows are in view, a little beyond included. */
  onRange?: (first: number, last: number) => void;
  /** A key pressed on a row that the list itself has no use for. */
  onRowKey?: (index: number, event: KeyboardEvent<HTMLElement>) => void;
  className?: string | undefined;
}

/**
 * A long list of rows of any height, of which only those in view are there. The arrows, `j` and `k`, Home and End go from
 * row to row; Tab goes into a row.
 */
export function MeasuredList(props: MeasuredListProps) {
  const { label, count, estimate, keyOf, renderRow, renderHead, onRange, onRowKey, className } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: keyOf,
    overscan: 4,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onRange?.(first, last), [first, last, onRange]);

  const focusRow = (index: number): void => {
    const to = Math.min(count - 1, Math.max(0, index));
    virtualizer.scrollToIndex(to, { align: 'auto' });
    // A row out of view is there after the next paint.
    const focus = (left: number): void => {
      const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${to}"]`);
      if (row) row.focus();
      else if (left > 0) requestAnimationFrame(() => focus(left - 1));
    };
    focus(5);
  };
  // Who came here by key goes on by key: from the page, or from nowhere, to the first row.
  const arrived = useRef(false);
  useEffect(() => {
    if (arrived.current || count === 0) return;
    arrived.current = true;
    const held = document.activeElement;
    if (held === null || held === document.body || held instanceof HTMLIFrameElement)
      scroller.current?.querySelector<HTMLElement>('[data-row="0"]')?.focus({ preventScroll: true });
  }, [count]);

  const press = (index: number, event: KeyboardEvent<HTMLElement>): void => {
    // Keys inside a row, as in a field for a comment, are that one's.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = stepTo(event, index, count);
    if (to !== null) {
      event.preventDefault();
      event.stopPropagation();
      focusRow(to);
    } else onRowKey?.(index, event);
  };

  return (
    <div ref={scroller} className={classes(styles.scroller, className)}>
      <ul className={styles.all} aria-label={label} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, key, start }) => (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            className={styles.row}
            style={{ transform: `translateY(${start}px)` }}
            aria-setsize={count}
            aria-posinset={index + 1}
          >
            {renderHead?.(index)}
            {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the list, for whoever stands on a row */}
            <div
              data-row={index}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: one stop for each row; what can be pressed is inside
              tabIndex={0}
              className={styles.focus}
              onKeyDown={(event) => press(index, event)}
            >
              {renderRow(index)}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function stepTo(event: KeyboardEvent, index: number, count: number): number | null {
  if (event.code === 'KeyJ' || event.key === 'ArrowDown') return index + 1;
  if (event.code === 'KeyK' || event.key === 'ArrowUp') return index - 1;
  if (event.key === 'Home') return 0;
  return event.key === 'End' ? count - 1 : null;
}
