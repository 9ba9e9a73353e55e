import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ArticleSummary, Passage } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';

/** A row of the list: an article and, in an answer to a search, the passages that matched. */
export interface ArticleRow {
  article: ArticleSummary;
  passages: Passage[];
}

export interface RowPage {
  total: number;
  rows: ArticleRow[];
}

/** A long list of which only the pages in view are held. */
export interface PagedRows<P extends RowPage> {
  /** Another key is another list: the view goes back to its top. */
  key: string;
  /** The first page, with all that it says of the whole list; the former list's while the new one is on its way. */
  head: P | undefined;
  total: number;
  rowAt(index: number): ArticleRow | undefined;
  /** Says which rows are in view. */
  show(first: number, last: number): void;
  /** The head belongs to this key. */
  settled: boolean;
  failure: Error | null;
  retry(): void;
}

/** While the scroll bar is dragged only the pages it rests on are asked for. */
const restMs = 60;

export function usePagedRows<P extends RowPage>({
  key,
  pageSize,
  fetchPage,
  enabled = true,
}: {
  key: readonly unknown[];
  pageSize: number;
  fetchPage: (offset: number, limit: number) => Promise<P>;
  enabled?: boolean;
}): PagedRows<P> {
  const queries = useQueryClient();
  const name = JSON.stringify(key);
  const [range, setRange] = useState({ of: name, first: 0, last: 0 });
  const head = useQuery({
    queryKey: [...key, 0],
    queryFn: () => fetchPage(0, pageSize),
    placeholderData: keepPreviousData,
    enabled,
  });
  const settled = head.data !== undefined && !head.isPlaceholderData;
  const numbers = settled && range.of === name ? pagesBehindHead(range.first, range.last, pageSize) : [];
  const later = useQueries({
    queries: numbers.map((number) => ({
      queryKey: [...key, number],
      queryFn: () => fetchPage(number * pageSize, pageSize),
      enabled,
    })),
  });

  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const show = useCallback(
    (first: number, last: number) => {
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => setRange({ of: name, first, last }), restMs);
    },
    [name],
  );

  const rowAt = (index: number): ArticleRow | undefined => {
    const number = Math.floor(index / pageSize);
    if (number === 0) return head.data?.rows[index];
    const at = numbers.indexOf(number);
    const page = at >= 0 ? later[at]?.data : settled ? queries.getQueryData<P>([...key, number]) : undefined;
    return page?.rows[index - number * pageSize];
  };

  return {
    key: name,
    head: head.data,
    total: head.data?.total ?? 0,
    rowAt,
    show,
    settled,
    failure: head.error,
    retry: () => void queries.invalidateQueries({ queryKey: key }),
  };
}

/** The first page is always held, since it speaks for the whole list. */
function pagesBehindHead(first: number, last: number, pageSize: number): number[] {
  const numbers: number[] = [];
  for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++)
    if (page > 0) numbers.push(page);
  return numbers;
}

/** What a list offers beyond the rows in view. */
export type FetchAllIds = () => Promise<Id[]>;
