import { type RefObject, useEffect, useRef } from 'react';
import type { Id } from '../../contract/scalars.ts';
import { announceFailure } from '../archive/notices.ts';
import type { FetchAllIds, PagedRows, RowPage } from '../archive/paged-rows.ts';
import { useSelection } from '../library/selection-store.ts';
import type { VirtualListHandle } from '../ui/virtual-list.tsx';
import { focusedId } from './desk.ts';
import { useView } from './view-store.ts';

/** What keys and commands ask of the list. */
export interface ListControl {
  /** To another row; `extend` grows the choice from its anchor. */
  move(by: number, options?: { extend?: boolean }): void;
  moveTo(end: 'first' | 'last', options?: { extend?: boolean }): void;
  choose(index: number, held: { range: boolean; toggle: boolean }): void;
  chooseAll(): Promise<void>;
  /** Opens the active row, or the first, and goes to the reader. */
  open(): void;
  /** Hands the active row, or the first, to whoever opens it elsewhere. */
  openElsewhere(open: (article: { id: Id }) => void): void;
  /** The active article is about to leave the list: the one that takes its place is opened. */
  advance(): void;
  pageSize(): number;
}

/** Held arrow keys run through the list; the reader opens where they rest. */
const restMs = 110;

export function useListControl(
  rows: PagedRows<RowPage> & { fetchAllIds: FetchAllIds },
  list: RefObject<VirtualListHandle | null>,
): ListControl {
  const timer = useRef<number | undefined>(undefined);
  const lastMove = useRef(0);
  const advancing = useRef(false);
  const selection = useSelection.getState;
  const view = useView.getState;

  const openSoon = (id: Id): void => {
    window.clearTimeout(timer.current);
    const now = performance.now();
    const wait = now - lastMove.current < 250 ? restMs : 0;
    lastMove.current = now;
    timer.current = window.setTimeout(() => view().openArticle(id, { visit: false, fromList: true }), wait);
  };
  const activate = (index: number): void => {
    const id = rows.rowAt(index)?.article.id ?? null;
    selection().activate(index, id);
    list.current?.reveal(index);
    if (id !== null) openSoon(id);
  };
  const extendTo = async (index: number): Promise<void> => {
    const { anchor } = selection();
    const [first, last] = [Math.min(index, Math.max(0, anchor)), Math.max(index, anchor)];
    list.current?.reveal(index);
    try {
      const ids = await idsBetween(rows, first, last);
      selection().replace(ids, { index, id: rows.rowAt(index)?.article.id ?? null });
    } catch (error) {
      announceFailure('Could not choose these articles', error);
    }
  };
  const goTo = (index: number, extend: boolean): void => {
    if (rows.total === 0) return;
    const to = Math.min(rows.total - 1, Math.max(0, index));
    if (extend) void extendTo(to);
    else activate(to);
  };
  const nextFrom = (by: number): number => {
    const { active, activeId } = selection();
    if (active < 0) return by > 0 ? by - 1 : rows.total + by;
    // The article went and another stands in its row: that one is the next.
    const gone = rows.rowAt(active)?.article.id !== activeId && activeId !== null;
    return gone && by > 0 ? active + by - 1 : active + by;
  };

  useFollowRows(rows, advancing, activate);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  return {
    move: (by, { extend = false } = {}) => goTo(nextFrom(by), extend),
    moveTo: (end, { extend = false } = {}) => goTo(end === 'first' ? 0 : rows.total - 1, extend),
    choose: (index, held) => {
      const id = rows.rowAt(index)?.article.id;
      if (id === undefined) return;
      if (held.range) void extendTo(index);
      else if (held.toggle) selection().toggle(index, id);
      else {
        selection().activate(index, id);
        view().openArticle(id, { pane: 'reader', fromList: true });
      }
    },
    chooseAll: async () => {
      try {
        selection().replace(await rows.fetchAllIds());
      } catch (error) {
        announceFailure('Could not choose all articles', error);
      }
    },
    open: () => {
      window.clearTimeout(timer.current);
      const index = Math.max(0, selection().active);
      const id = rows.rowAt(index)?.article.id;
      if (id === undefined) return;
      selection().activate(index, id);
      view().openArticle(id, { pane: 'reader', fromList: true });
    },
    openElsewhere: (open) => {
      const index = Math.max(0, selection().active);
      const id = rows.rowAt(index)?.article.id;
      if (id !== undefined) open({ id });
    },
    advance: () => {
      advancing.current = true;
    },
    pageSize: () => list.current?.pageSize() ?? 8,
  };
}

async function idsBetween(
  rows: PagedRows<RowPage> & { fetchAllIds: FetchAllIds },
  first: number,
  last: number,
): Promise<Id[]> {
  const held: Id[] = [];
  for (let index = first; index <= last; index++) {
    const id = rows.rowAt(index)?.article.id;
    if (id === undefined) return (await rows.fetchAllIds()).slice(first, last + 1);
    held.push(id);
  }
  return held;
}

/** Keeps the active row on its article while the list changes below it. */
function useFollowRows(
  rows: PagedRows<RowPage>,
  advancing: RefObject<boolean>,
  activate: (index: number) => void,
): void {
  const key = useRef<string | null>(null);
  useEffect(() => {
    if (!rows.settled) return;
    const { active, activeId, reset } = useSelection.getState();
    const place = (index: number, id: Id): void =>
      useSelection.setState({ active: index, activeId: id, anchor: index });

    if (key.current !== rows.key) {
      key.current = rows.key;
      const opened = focusedId(useView.getState().desk, 'article');
      const index = opened === null ? -1 : findRow(rows, opened, 0);
      reset();
      if (index >= 0 && opened !== null) place(index, opened);
      return;
    }
    if (active < 0) return;
    const id = rows.rowAt(active)?.article.id;
    if (id === undefined || id === activeId) return;
    if (activeId === null) return activate(active);
    const index = findRow(rows, activeId, active);
    if (index >= 0) place(index, activeId);
    else if (advancing.current) activate(active);
    advancing.current = false;
  });
}

const nearby = 150;

/** Among the rows that are held around a place. */
function findRow(rows: PagedRows<RowPage>, id: Id, around: number): number {
  const last = Math.min(rows.total - 1, around + nearby);
  for (let index = Math.max(0, around - nearby); index <= last; index++)
    if (rows.rowAt(index)?.article.id === id) return index;
  return -1;
}
