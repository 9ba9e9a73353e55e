import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TextSpan } from '../../contract/anchor-location.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { findInText, foldForFind } from './find-text.ts';
import type { FramePage } from './frame-page.ts';
import { firstVisibleOffset, reveal } from './reading-place.ts';

export interface Find {
  /** What is in the field: at first the search that led here. */
  text: string;
  spans: readonly TextSpan[];
  /** Index into spans, -1 when there are none. */
  at: number;
  /** The archive has not yet said what the search marks. */
  pending: boolean;
  setText: (text: string) => void;
  step: (by: 1 | -1) => void;
  clear: () => void;
}

const none: readonly TextSpan[] = [];

/**
 * Find in page. The search that led to the article is marked as the search understands it (stems, phrases, near spellings);
 * whatever else is typed is found letter by letter, in any case and without diacritics.
 */
export function useFind(page: FramePage | null, query: string): Find {
  const carried = query.trim();
  const [typed, setTyped] = useState<{ page: FramePage | null; text: string } | null>(null);
  const [at, setAt] = useState(0);
  const text = typed !== null && typed.page === page ? typed.text : carried;
  const { marks, pending } = useMarks(page, text === carried ? carried : '');
  const folded = useMemo(() => (page === null ? null : foldForFind(page.text.text)), [page]);
  const found = useMemo(
    () => (folded === null || text === carried || text.trim() === '' ? none : findInText(folded, text)),
    [folded, text, carried],
  );
  const spans = text === carried ? marks : found;
  const current = spans.length === 0 ? -1 : Math.min(at, spans.length - 1);
  usePainted(page, spans, current);

  // The first mark of the search that led here is what the reader came for.
  const shown = useRef<FramePage | null>(null);
  useEffect(() => {
    const first = marks[0];
    if (page === null || first === undefined || shown.current === page || text !== carried) return;
    shown.current = page;
    setAt(0);
    reveal(page, first);
  }, [page, marks, text, carried]);

  // The search found something else of the article: its note, a tag, its title. There is nothing to look for in the text.
  const elsewhere =
    text === carried && typed?.page !== page && page !== null && !pending && marks.length === 0;

  return {
    text: elsewhere ? '' : text,
    spans,
    at: current,
    pending,
    setText: useCallback(
      (next: string) => {
        setTyped({ page, text: next });
        if (page === null || folded === null) return;
        const matches = next.trim() === carried ? marks : findInText(folded, next);
        const here = firstVisibleOffset(page.text);
        const from = Math.max(
          0,
          matches.findIndex(({ start }) => start >= here),
        );
        setAt(from);
        const match = matches[from];
        if (match !== undefined) reveal(page, match);
      },
      [page, folded, carried, marks],
    ),
    step: useCallback(
      (by: 1 | -1) => {
        if (spans.length === 0) return;
        const next = (current + by + spans.length) % spans.length;
        setAt(next);
        const span = spans[next];
        if (page !== null && span !== undefined) reveal(page, span);
      },
      [page, spans, current],
    ),
    clear: useCallback(() => setTyped({ page, text: '' }), [page]),
  };
}

function useMarks(page: FramePage | null, query: string): { marks: readonly TextSpan[]; pending: boolean } {
  const archive = useArchive();
  const wanted = page !== null && query !== '';
  const { data, isLoading } = useQuery({
    queryKey: ['search', 'marks', page?.article, query],
    queryFn: async () => {
      const { marks } = await archive.search.marks({ id: page?.article ?? '', query });
      return marks.map(([start, end]): TextSpan => ({ start, end }));
    },
    enabled: wanted,
  });
  return { marks: wanted ? (data ?? none) : none, pending: wanted && isLoading };
}

function usePainted(page: FramePage | null, spans: readonly TextSpan[], current: number): void {
  useEffect(() => {
    if (page === null) return;
    const here = spans[current] === undefined ? null : page.text.range(spans[current]);
    const others = spans.flatMap((span, index) => {
      const range = index === current ? null : page.text.range(span);
      return range === null ? [] : [range];
    });
    page.painter.paint('find', others);
    page.painter.paint('find-current', here === null ? [] : [here]);
  }, [page, spans, current]);
}
