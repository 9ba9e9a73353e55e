import {
  type DragEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import type { Tag } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import type { PagedRows, RowPage } from '../archive/paged-rows.ts';
import { ContextMenu } from '../ui/menu.tsx';
import { VirtualList, type VirtualListHandle } from '../ui/virtual-list.tsx';
import { dragArticles } from './article-drag.ts';
import styles from './article-list.module.css';
import { ArticleRow, type Density, PendingRow, rowHeight } from './article-row.tsx';
import { useSelection } from './selection-store.ts';

export const articleListId = 'article-list';

export interface ArticleListProps {
  rows: PagedRows<RowPage>;
  label: string;
  density: Density;
  /** Rows are hits and carry passages. */
  searching: boolean;
  tags: Tag[];
  handle: RefObject<VirtualListHandle | null>;
  /** A click on a row, with what was held. */
  onChoose: (index: number, held: { range: boolean; toggle: boolean }) => void;
  /** A press with the middle button. */
  onOpenWindow: (id: Id) => void;
  onStar: (id: Id, starred: boolean) => void;
  /** The menu over the rows; `onMenu` says over which it opens. */
  menu: ReactNode;
  onMenu: (index: number) => void;
}

export function ArticleList(props: ArticleListProps) {
  const { rows, label, density, searching, tags, handle, onChoose, onStar, menu, onMenu } = props;
  const { active, activeId, selected } = useSelection();
  const tagColours = useMemo(() => new Map(tags.map(({ name, colour }) => [name, colour])), [tags]);
  const key = useRef(rows.key);
  useEffect(() => {
    if (key.current !== rows.key) handle.current?.toTop();
    key.current = rows.key;
  }, [rows.key, handle]);

  const rowUnder = (event: { target: EventTarget }): number | null => {
    const element = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    return element === null ? null : Number(element.getAttribute('data-index'));
  };
  const actionUnder = (event: MouseEvent): string | null =>
    event.target instanceof Element
      ? (event.target.closest('[data-action]')?.getAttribute('data-action') ?? null)
      : null;

  const click = (event: MouseEvent): void => {
    const index = rowUnder(event);
    const article = index === null ? undefined : rows.rowAt(index)?.article;
    if (index === null || article === undefined) return;
    const action = actionUnder(event);
    if (action === 'star') onStar(article.id, !article.starred);
    else
      onChoose(index, {
        range: event.shiftKey,
        toggle: event.ctrlKey || event.metaKey || action === 'choose',
      });
  };
  const drag = (event: DragEvent): void => {
    const index = rowUnder(event);
    const article = index === null ? undefined : rows.rowAt(index)?.article;
    if (article === undefined) return;
    dragArticles(event, selected.has(article.id) ? [...selected] : [article.id], article.title);
  };

  return (
    <ContextMenu menu={menu}>
      <VirtualList
        id={articleListId}
        handle={handle}
        className={styles.list}
        role="listbox"
        aria-label={label}
        aria-multiselectable
        aria-activedescendant={active >= 0 && active < rows.total ? rowId(active) : undefined}
        tabIndex={0}
        count={rows.total}
        rowHeight={rowHeight(density, searching)}
        onRange={rows.show}
        onClick={click}
        onAuxClick={(event) => {
          const index = event.button === 1 ? rowUnder(event) : null;
          const article = index === null ? undefined : rows.rowAt(index)?.article;
          if (article !== undefined) props.onOpenWindow(article.id);
        }}
        // The middle button would scroll.
        onMouseDown={(event) => event.button === 1 && event.preventDefault()}
        onDragStart={drag}
        onContextMenu={(event) => {
          const index = rowUnder(event);
          if (index !== null) onMenu(index);
        }}
        renderRow={(index) => {
          const row = rows.rowAt(index);
          if (row === undefined) return <PendingRow density={density} />;
          return (
            <ArticleRow
              row={row}
              index={index}
              total={rows.total}
              id={rowId(index)}
              density={density}
              active={index === active && row.article.id === activeId}
              selected={selected.has(row.article.id)}
              choosing={selected.size > 0}
              tagColours={tagColours}
            />
          );
        }}
      />
    </ContextMenu>
  );
}

export function rowId(index: number): string {
  return `article-row-${index}`;
}
