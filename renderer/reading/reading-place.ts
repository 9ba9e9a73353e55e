import type { TextSpan } from '../../contract/anchor-location.ts';
import type { ReadingPlace } from '../../contract/model.ts';
import type { FrameText } from './frame-text.ts';

/** Room left above a line that the reader is taken back to. */
const topMargin = 20;

/** Offset of the first whole line in view; 0 while the beginning of the text is. */
export function firstVisibleOffset(frameText: FrameText): number {
  const { text } = frameText;
  let low = 0;
  let high = text.length;
  // Lines follow one another down the page; where a table breaks that rule, the place is a line or two off.
  while (low < high) {
    const middle = (low + high) >> 1;
    const top = lineTop(frameText, middle);
    if (top !== null && top >= 0) high = middle;
    else low = middle + 1;
  }
  return low >= text.length ? Math.max(0, text.length - 1) : low;
}

const jumps = new WeakMap<Document, number>();

/** Whether the page stands where we put it; scroll events do not say who scrolled. Once its reader moved it, it does not. */
export function standsWherePut(page: Document): boolean {
  const put = jumps.get(page);
  if (put !== undefined && Math.abs((page.defaultView?.scrollY ?? 0) - put) < 2) return true;
  jumps.delete(page);
  return false;
}

/** Brings the line with this offset to the top of the window, or the middle. */
export function scrollToOffset(text: FrameText, offset: number, where: 'top' | 'middle' = 'top'): void {
  const view = text.root.ownerDocument.defaultView;
  if (view === null) return;
  const line = offset <= 0 && where === 'top' ? -view.scrollY : lineTop(text, offset);
  if (line === null) return;
  const above = where === 'middle' ? view.innerHeight * 0.38 : offset <= 0 ? 0 : topMargin;
  view.scrollTo({ top: view.scrollY + line - above, behavior: 'instant' });
  jumps.set(view.document, view.scrollY);
}

/** Moves the page only when the passage is out of sight: nothing moves that need not. */
export function reveal(page: { text: FrameText; view: Window }, span: TextSpan): void {
  const rectangle = page.text.range(span)?.getBoundingClientRect();
  if (rectangle === undefined) return;
  if (rectangle.top < 12 || rectangle.bottom > page.view.innerHeight - 24)
    scrollToOffset(page.text, span.start, 'middle');
}

/** How far the reader is: 1 when the last line is in view. */
export function readProgress({ root }: FrameText): number {
  const view = root.ownerDocument.defaultView;
  if (view === null) return 0;
  const end = root.getBoundingClientRect().bottom + view.scrollY - view.innerHeight;
  return end <= 0 ? 1 : Math.min(1, Math.max(0, view.scrollY / end));
}

export function readPlace(text: FrameText): ReadingPlace {
  return { offset: firstVisibleOffset(text), progress: readProgress(text), page: null };
}

/** Top of the line at this offset, or of the first thing after it that has a place on the page. */
function lineTop({ text, range }: FrameText, offset: number): number | null {
  for (const reach of [3, 60, 2_000])
    for (const rectangle of range({
      start: offset,
      end: Math.min(text.length, offset + reach),
    })?.getClientRects() ?? [])
      if (rectangle.height > 0) return rectangle.top;
  return null;
}
