import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import {
  type HTMLAttributes,
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useRef,
} from 'react';
import { classes } from './classes.ts';
import styles from './virtual-list.module.css';

export interface VirtualListHandle {
  /** Brings a row into view, moving as little as can be. */
  reveal(index: number): void;
  toTop(): void;
  /** How many whole rows fit. */
  pageSize(): number;
}

export interface VirtualListProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children'> {
  count: number;
  /** Every row is this high: the scroll bar is exact and no row is ever measured. */
  rowHeight: number;
  renderRow: (index: number) => ReactNode;
  /** Told which rows are in view, a little beyond included. */
  onRange?: (first: number, last: number) => void;
  handle?: RefObject<VirtualListHandle | null>;
}

export function VirtualList({
  count,
  rowHeight,
  renderRow,
  onRange,
  handle,
  className,
  ...rest
}: VirtualListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer: Virtualizer<HTMLDivElement, Element> = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes are remembered by the virtualizer until it is told
  useEffect(() => virtualizer.measure(), [rowHeight]);

  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onRange?.(first, last), [first, last, onRange]);

  useImperativeHandle(handle, () => ({
    reveal: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
    toTop: () => virtualizer.scrollToOffset(0),
    pageSize: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1),
  }));

  return (
    <div {...rest} ref={scroller} className={classes(styles.scroller, className)}>
      <div className={styles.all} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => (
          <div
            key={item.key}
            role="presentation"
            className={styles.row}
            style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
          >
            {renderRow(item.index)}
          </div>
        ))}
      </div>
    </div>
  );
}
