import { useEffect } from 'react';
import type { TextSpan } from '../../contract/anchor-location.ts';
import type { FoundPlaces } from './find-text.ts';
import type { FramePage } from './frame-page.ts';
import { firstVisibleOffset } from './reading-place.ts';

/** As many marks are painted at a time: more than stand on a few screens, and few enough to be no burden. */
const mostPainted = 3_000;
const restMs = 60;

/** Paints what was found; of very many places those around the lines in view, wherever the reader goes. */
export function usePaintedFind(
  page: FramePage | null,
  found: FoundPlaces,
  title: readonly TextSpan[],
  current: number,
): void {
  useEffect(() => {
    if (page === null) return;
    const paint = (first: number, last: number): void => {
      const others: Range[] = [];
      for (let index = first; index < last; index += 1) {
        const span = found.at(index);
        const range = span === undefined || index === current ? null : page.text.range(span);
        if (range !== null) others.push(range);
      }
      for (const [index, span] of title.entries()) {
        const range = found.count + index === current ? null : page.titleRange(span);
        if (range !== null) others.push(range);
      }
      page.painter.paint('find', others);
    };
    const here = found.at(current);
    const inTitle = title[current - found.count];
    const range =
      here !== undefined ? page.text.range(here) : inTitle === undefined ? null : page.titleRange(inTitle);
    page.painter.paint('find-current', range === null ? [] : [range]);
    if (found.count <= mostPainted) {
      paint(0, found.count);
      return;
    }

    let painted = { first: -1, last: -1 };
    const paintAround = (): void => {
      const middle = found.from(firstVisibleOffset(page.text));
      const edge = mostPainted / 4;
      const beginning = painted.first === 0 && middle < painted.last - edge;
      const end = painted.last === found.count && middle > painted.first + edge;
      if (beginning || end || (middle > painted.first + edge && middle < painted.last - edge)) return;
      const first = Math.max(0, Math.min(found.count, middle + mostPainted / 2) - mostPainted);
      painted = { first, last: Math.min(found.count, first + mostPainted) };
      paint(painted.first, painted.last);
    };
    paintAround();
    let timer: number | undefined;
    const later = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(paintAround, restMs);
    };
    const stop = new AbortController();
    page.document.addEventListener('scroll', later, { signal: stop.signal, passive: true });
    return () => {
      stop.abort();
      window.clearTimeout(timer);
    };
  }, [page, found, title, current]);
}
