import { type DragEvent, type ReactNode, useState } from 'react';
import type { Id } from '../../contract/scalars.ts';
import { classes } from '../ui/classes.ts';
import { formatNumber } from '../ui/format.ts';
import { ContextMenu } from '../ui/menu.tsx';
import { carriesArticles, droppedArticles } from './article-drag.ts';
import styles from './sidebar.module.css';

export interface SidebarLinkProps {
  label: string;
  icon: ReactNode;
  count?: number | undefined;
  /** How many of them are new; none is not told. */
  fresh?: number | undefined;
  current: boolean;
  onSelect: () => void;
  /** Articles may be dropped on it. */
  onDropArticles?: (ids: Id[]) => void;
  /** Files dropped on it are imported into this collection. */
  dropCollection?: Id;
  menu?: ReactNode;
  onRename?: () => void;
  /** Alt with the arrows moves it among its like. */
  onMove?: (by: 1 | -1) => void;
}

export function SidebarLink(props: SidebarLinkProps) {
  const { label, icon, count, fresh = 0, current, onSelect, onDropArticles, dropCollection, menu } = props;
  const { onRename, onMove } = props;
  const [over, setOver] = useState(false);
  const accept = (event: DragEvent): void => {
    if (onDropArticles === undefined || !carriesArticles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  };
  const drop = (event: DragEvent): void => {
    setOver(false);
    if (onDropArticles === undefined || !carriesArticles(event)) return;
    event.preventDefault();
    const ids = droppedArticles(event);
    if (ids.length > 0) onDropArticles(ids);
  };

  const link = (
    <button
      type="button"
      data-sidebar-link
      data-drop-collection={dropCollection}
      data-drop-name={dropCollection === undefined ? undefined : label}
      // One stop of the Tab key for the whole sidebar; the arrows do the rest.
      tabIndex={current ? 0 : -1}
      aria-current={current ? 'page' : undefined}
      className={classes(styles.link, current && styles.current, over && styles.over)}
      onClick={onSelect}
      onDragOver={accept}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onKeyDown={(event) => {
        if (event.key === 'F2' && onRename !== undefined) onRename();
        const by = event.altKey ? ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key] : undefined;
        if (by === undefined || onMove === undefined) return;
        event.preventDefault();
        // The arrows alone go from link to link.
        event.stopPropagation();
        onMove(by);
      }}
    >
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <span className={styles.label}>{label}</span>
      {fresh > 0 && <span className={styles.fresh}>{formatNumber(fresh)} new</span>}
      {count !== undefined && <span className={styles.count}>{formatNumber(count)}</span>}
    </button>
  );
  return <li>{menu === undefined ? link : <ContextMenu menu={menu}>{link}</ContextMenu>}</li>;
}
