import { useLayoutEffect, useRef, useState } from 'react';
import type { TextSpan } from '../../contract/anchor-location.ts';
import { type FoundPlaces, thinned } from './find-text.ts';
import type { FramePage } from './frame-page.ts';
import type { PlacedHighlight } from './place-highlights.ts';
import { fitsWindow } from './reading-place.ts';
import { roughTops } from './rough-tops.ts';
import styles from './scroll-track.module.css';
import { isOnSheets, sheetOf, sheetPosition } from './sheets.ts';

/** More of them than the track has room for are not measured one by one. */
const mostMeasured = 1_200;

interface Tick {
  top: number;
  kind: string;
}

/** Where the marks of a long article are, at its right edge. Decoration: the count and the margin say the same in words. */
export function ScrollTrack({
  page,
  found,
  placed,
  layout,
}: {
  page: FramePage;
  found: FoundPlaces;
  placed: readonly PlacedHighlight[];
  layout: number;
}) {
  const track = useRef<HTMLDivElement>(null);
  const [ticks, setTicks] = useState<Tick[]>([]);

  useLayoutEffect(() => {
    void layout;
    const height = track.current?.clientHeight ?? 0;
    const whole = page.document.documentElement.scrollHeight;
    if (height === 0 || fitsWindow(page.view)) {
      setTicks([]);
      return;
    }
    // At most one tick for every two pixels and kind, however many marks there are.
    const seen = new Map<string, Tick>();
    const topOf = roughTops(page.text);
    const add = (span: TextSpan, kind: string): void => {
      const share = isOnSheets(page.view)
        ? shareOfSheets(page, span)
        : (topOf(span.start) + page.view.scrollY) / whole;
      const top = Math.round((share * height) / 2) * 2;
      seen.set(`${kind} ${top}`, { top, kind });
    };
    for (const { highlight, span } of placed) add(span, String(highlight.colour));
    for (const span of thinned(found, page.text.text.length, mostMeasured)) add(span, 'find');
    setTicks([...seen.values()]);
  }, [page, found, placed, layout]);

  return (
    <div ref={track} className={styles.track} aria-hidden="true">
      {ticks.map(({ top, kind }) => (
        <i key={`${kind} ${top}`} data-kind={kind} style={{ top }} />
      ))}
    </div>
  );
}

function shareOfSheets({ text, view }: FramePage, span: TextSpan): number {
  const line = text.range(span)?.getClientRects()[0];
  return line === undefined ? 0 : (sheetOf(view, line) + 0.5) / sheetPosition(view).count;
}
