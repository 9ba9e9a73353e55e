import { useEffect, useMemo, useState } from 'react';
import type { FramePage } from './frame-page.ts';
import { type Heading, headingAt, isAbove, readHeadings } from './headings.ts';
import { heightOnSheets, isOnSheets } from './sheets.ts';

export interface Contents {
  /** None where an article has fewer than two: there is nothing to choose between. */
  headings: readonly Heading[];
  /** Index of the section at the top of the window, -1 before the first. */
  current: number;
}

const none: readonly Heading[] = [];
/** A section is being read from the moment its heading is in the upper part of the window. */
const readingLine = 0.25;

/** The sections of the open article, and the one being read. */
export function useContents(page: FramePage | null, layout: number): Contents {
  const headings = useMemo(() => {
    const found = page === null ? none : readHeadings(page.text.root);
    return found.length < 2 ? none : found;
  }, [page]);
  const [current, setCurrent] = useState(-1);

  useEffect(() => {
    void layout;
    if (page === null || headings.length === 0) return;
    let waiting = 0;
    const look = (): void => {
      waiting = 0;
      const { view } = page;
      const line = view.innerHeight * readingLine;
      const isPassed = (element: HTMLElement): boolean =>
        isOnSheets(view)
          ? heightOnSheets(view, element.getBoundingClientRect()) <= line
          : isAbove(element, line);
      setCurrent(headingAt(headings, isPassed));
    };
    const later = (): void => {
      waiting ||= requestAnimationFrame(look);
    };
    look();
    const stop = new AbortController();
    page.document.addEventListener('scroll', later, { signal: stop.signal, passive: true });
    return () => {
      cancelAnimationFrame(waiting);
      stop.abort();
    };
  }, [page, headings, layout]);

  return { headings, current: headings.length === 0 ? -1 : current };
}
