import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Id } from '../../contract/scalars.ts';
import type { ShelfGroup } from '../../contract/shelf-model.ts';

const pageSize = 100;
/** While the scroll bar is dragged only the pages it rests on are asked for. */
const restMs = 60;

/** The rows of a shelf: all ids and groups at once, the rows themselves as they come into view. */
export interface ShelfRows<T> {
  ids: readonly Id[];
  rowAt(index: number): T | undefined;
  /** The group whose first row this is. */
  groupAt(index: number): ShelfGroup | undefined;
  show(first: number, last: number): void;
  isPending: boolean;
  failure: Error | null;
  retry(): void;
}

const noIds: readonly Id[] = [];
const noGroups: readonly ShelfGroup[] = [];

export function useShelfRows<T extends { id: Id }>({
  key,
  fetchGroups,
  fetchRows,
}: {
  /** Its first word says by which part of the library the rows change; see `use-library-changes.ts`. */
  key: readonly unknown[];
  fetchGroups: () => Promise<{ groups: ShelfGroup[]; ids: Id[] }>;
  fetchRows: (ids: Id[]) => Promise<T[]>;
}): ShelfRows<T> {
  const name = JSON.stringify(key);
  const [range, setRange] = useState({ first: 0, last: 0 });
  const groups = useQuery({
    queryKey: [...key, 'groups'],
    queryFn: fetchGroups,
    placeholderData: keepPreviousData,
  });
  const ids = groups.data?.ids ?? noIds;
  const numbers = pagesOf(range.first, range.last);
  const pages = useQueries({
    queries: numbers.map((number) => {
      const wanted = ids.slice(number * pageSize, (number + 1) * pageSize);
      return {
        queryKey: [key[0], key[1], 'rows', wanted],
        queryFn: () => fetchRows(wanted),
        enabled: wanted.length > 0,
        placeholderData: keepPreviousData,
      };
    }),
  });
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  // Another shelf begins at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name says that it is another
  useEffect(() => setRange({ first: 0, last: 0 }), [name]);
  const show = useCallback((first: number, last: number) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(
      () => setRange((now) => (now.first === first && now.last === last ? now : { first, last })),
      restMs,
    );
  }, []);
  const heads = useMemo(() => headsOf(groups.data?.groups ?? noGroups), [groups.data]);
  return {
    ids,
    rowAt(index) {
      const at = numbers.indexOf(Math.floor(index / pageSize));
      const id = ids[index];
      // Among the rows of before, while the new ones are on their way.
      return pages[at]?.data?.find((row) => row.id === id);
    },
    groupAt: (index) => heads.get(index),
    show,
    isPending: groups.isPending,
    failure: groups.error ?? pages.find(({ error }) => error !== null)?.error ?? null,
    retry() {
      void groups.refetch();
      for (const page of pages) void page.refetch();
    },
  };
}

function pagesOf(first: number, last: number): number[] {
  const numbers: number[] = [];
  for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++)
    numbers.push(page);
  return numbers;
}

function headsOf(groups: readonly ShelfGroup[]): Map<number, ShelfGroup> {
  const heads = new Map<number, ShelfGroup>();
  let at = 0;
  for (const group of groups) {
    heads.set(at, group);
    at += group.count;
  }
  return heads;
}
