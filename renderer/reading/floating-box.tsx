import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { TextSpan } from '../../contract/anchor-location.ts';
import styles from './floating-box.module.css';
import type { FramePage } from './frame-page.ts';
import { isInSight, isOnSheets } from './sheets.ts';

const gap = 8;
const edge = 8;

/** Something of the interface that belongs to a passage: above or below it, wherever the page is scrolled. */
export function FloatingBox({
  page,
  span,
  side,
  label,
  layout,
  children,
}: {
  page: FramePage;
  /** Null: a passage that has no place any more; the box stands at the foot of the page. */
  span: TextSpan | null;
  side: 'above' | 'below';
  label: string;
  layout: number;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [, move] = useState(0);

  useEffect(() => {
    const stop = new AbortController();
    const moved = (): void => move((before) => before + 1);
    page.document.addEventListener('scroll', moved, { signal: stop.signal, passive: true });
    // What is in it may come later, as the answer of a dictionary does.
    const size = new ResizeObserver(moved);
    if (box.current !== null) size.observe(box.current);
    return () => {
      stop.abort();
      size.disconnect();
    };
  }, [page]);

  // Without dependencies: whatever made this render may have changed its size.
  useLayoutEffect(() => {
    void layout;
    const element = box.current;
    if (element === null) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const { innerHeight, innerWidth } = page.view;
    const all = span === null ? [] : [...(page.text.range(span)?.getClientRects() ?? [])];
    // Of a passage that goes on over the sheet, the part that can be seen.
    const seen = isOnSheets(page.view) ? all.filter((line) => isInSight(page.view, line)) : all;
    const lines = seen.length > 0 ? seen : all;
    const [first, last] = [lines[0], lines[lines.length - 1]];
    if (first === undefined || last === undefined) {
      element.style.top = `${innerHeight - height - 3 * edge}px`;
      element.style.left = `${(innerWidth - width) / 2}px`;
      return;
    }
    const above = first.top - height - gap;
    const below = last.bottom + gap;
    const fitsAbove = above >= edge;
    const fitsBelow = below + height <= innerHeight - edge;
    const wanted =
      (side === 'above' && fitsAbove) || (side === 'below' && !fitsBelow && fitsAbove) ? above : below;
    const line = wanted === above ? first : last;
    const left = line.left + line.width / 2 - width / 2;
    element.style.top = `${clamp(wanted, edge, innerHeight - height - edge)}px`;
    element.style.left = `${clamp(left, edge, innerWidth - width - edge)}px`;
    const away = last.bottom < 0 || first.top > innerHeight || last.right < 0 || first.left > innerWidth;
    element.style.visibility = away ? 'hidden' : 'visible';
  });

  return (
    // No dialog: nothing waits for an answer, and the window's keys go on working.
    <section ref={box} className={styles.box} aria-label={label}>
      {children}
    </section>
  );
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)));
}
