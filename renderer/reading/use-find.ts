import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TextSpan } from '../../contract/anchor-location.ts';
import { type CarriedSearch, useSearchMarks } from '../archive/search-marks.ts';
import { findInText, foldForFind } from './find-text.ts';
import type { FramePage } from './frame-page.ts';
import { firstVisibleOffset, reveal } from './reading-place.ts';

export interface Find {
  /** What is in the field: at first the search that led here. */
  text: string;
  /** In the text. */
  spans: readonly TextSpan[];
  /** Matches in the text, and after them those in the title, which lead round to the first again. */
  count: number;
  /** Which of them is the current one, -1 when there are none. */
  at: number;
  /** The letters typed stand nowhere; these are what the search would find: other forms, near spellings, operators. */
  loose: boolean;
  /** The archive has not yet said what the search marks. */
  pending: boolean;
  setText: (text: string) => void;
  step: (by: 1 | -1) => void;
  clear: () => void;
}

const none: readonly TextSpan[] = [];
const nothing: CarriedSearch = { query: '', typing: false, relax: true };

/**
 * Find in page. The search that led to the article is marked as the list marked it (stems, phrases, near spellings);
 * whatever else is typed is found letter by letter, in any case and without diacritics, and one word that stands nowhere as
 * the search would find it.
 */
export function useFind(page: FramePage | null, search: CarriedSearch): Find {
  const carried = search.query.trim();
  const article = page?.article ?? null;
  const [typed, setTyped] = useState<{ page: FramePage | null; text: string } | null>(null);
  const [at, setAt] = useState(0);
  const text = typed !== null && typed.page === page ? typed.text : carried;
  const isCarried = text.trim() === carried;
  const folded = useMemo(() => (page === null ? null : foldForFind(page.text.text)), [page]);
  const found = useMemo(
    () => (folded === null || isCarried || text.trim() === '' ? none : findInText(folded, text)),
    [folded, text, isCarried],
  );
  // Of several words the search would mark each by itself, wherever it stands.
  const loose = !isCarried && /^\S+$/.test(text.trim()) && found.length === 0;
  const marked = useSearchMarks(article, isCarried ? search : nothing);
  const similar = useSearchMarks(article, loose ? { query: text, typing: true, relax: true } : nothing);
  const { marks, title, pending } = loose ? similar : marked;
  const spans = isCarried || loose ? marks : found;
  const titles = isCarried ? title : none;
  const count = titles.length + spans.length;
  const current = count === 0 ? -1 : Math.min(at, count - 1);
  usePainted(page, spans, titles, current);

  // The first mark of the search that led here is what the reader came for.
  const shown = useRef<FramePage | null>(null);
  useEffect(() => {
    const first = marked.marks[0];
    if (page === null || first === undefined || shown.current === page || !isCarried) return;
    shown.current = page;
    setAt(0);
    reveal(page, first);
  }, [page, marked.marks, isCarried]);

  // The search found something else of the article: its note, a tag, its title. There is nothing to look for in the text.
  const elsewhere = isCarried && typed?.page !== page && page !== null && !pending && count === 0;

  return {
    text: elsewhere ? '' : text,
    spans,
    count,
    at: current,
    loose: loose && spans.length > 0,
    pending,
    setText: useCallback(
      (next: string) => {
        setTyped({ page, text: next });
        if (page === null || folded === null) return;
        const matches = next.trim() === carried ? marked.marks : findInText(folded, next);
        const here = firstVisibleOffset(page.text);
        const from = Math.max(
          0,
          matches.findIndex(({ start }) => start >= here),
        );
        setAt(from);
        const match = matches[from];
        if (match !== undefined) reveal(page, match);
      },
      [page, folded, carried, marked.marks],
    ),
    step: useCallback(
      (by: 1 | -1) => {
        if (count === 0 || page === null) return;
        const next = (current + by + count) % count;
        setAt(next);
        const span = spans[next];
        if (span === undefined) page.view.scrollTo({ top: 0 });
        else reveal(page, span);
      },
      [page, spans, count, current],
    ),
    clear: useCallback(() => setTyped({ page, text: '' }), [page]),
  };
}

function usePainted(
  page: FramePage | null,
  spans: readonly TextSpan[],
  title: readonly TextSpan[],
  current: number,
): void {
  useEffect(() => {
    if (page === null) return;
    const ranges = [
      ...spans.map((span) => page.text.range(span)),
      ...title.map((span) => page.titleRange(span)),
    ];
    const painted = (wanted: (index: number) => boolean): Range[] =>
      ranges.flatMap((range, index) => (range === null || !wanted(index) ? [] : [range]));
    page.painter.paint(
      'find',
      painted((index) => index !== current),
    );
    page.painter.paint(
      'find-current',
      painted((index) => index === current),
    );
  }, [page, spans, title, current]);
}
