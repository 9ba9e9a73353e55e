import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { FramePage } from './frame-page.ts';
import styles from './sheet-foot.module.css';
import { isOnSheets, type SheetPosition, sheetPosition, turnSheet } from './sheets.ts';

/** Below a text on sheets: which of them is open, and the ways to the next and the one before. */
export function SheetFoot({ page, layout }: { page: FramePage; layout: number }) {
  const [position, setPosition] = useState<SheetPosition | null>(null);

  useEffect(() => {
    void layout;
    const look = (): void => setPosition(isOnSheets(page.view) ? sheetPosition(page.view) : null);
    look();
    page.document.addEventListener('scroll', look, { passive: true });
    return () => page.document.removeEventListener('scroll', look);
  }, [page, layout]);

  if (position === null) return null;
  const { at, count } = position;
  const leftwards = page.document.documentElement.dir === 'rtl';
  return (
    <nav className={styles.foot} aria-label="Pages" dir={leftwards ? 'rtl' : 'ltr'}>
      <button
        type="button"
        aria-label="Previous page"
        disabled={at === 0}
        onClick={() => turnSheet(page.view, -1)}
      >
        {leftwards ? <ChevronRight size={16} aria-hidden /> : <ChevronLeft size={16} aria-hidden />}
      </button>
      <span role="status" aria-label={`Page ${at + 1} of ${count}`} dir="ltr">
        {at + 1} of {count}
      </span>
      <button
        type="button"
        aria-label="Next page"
        disabled={at >= count - 1}
        onClick={() => turnSheet(page.view, 1)}
      >
        {leftwards ? <ChevronLeft size={16} aria-hidden /> : <ChevronRight size={16} aria-hidden />}
      </button>
    </nav>
  );
}
