import type { TextSpan } from '../../contract/anchor-location.ts';
import type { ReadingPlace } from '../../contract/model.ts';
import type { FrameText } from './frame-text.ts';
import {
  completeSheets,
  isAhead,
  isInSight,
  isOnSheets,
  sheetOf,
  sheetPosition,
  showSheet,
} from './sheets.ts';

/** Room left above a line that the reader is taken back to. */
const topMargin = 20;

/** Offset of the first whole line in view; 0 while the beginning of the text is. */
export function firstVisibleOffset(frameText: FrameText): number {
  const { text } = frameText;
  const view = viewOf(frameText);
  let low = 0;
  let high = text.length;
  // Lines follow one another down the page; where a table breaks that rule, the place is a line or two off.
  while (low < high) {
    const middle = (low + high) >> 1;
    const line = lineAt(frameText, middle);
    if (line !== null && isAhead(view, line)) high = middle;
    else low = middle + 1;
  }
  return low >= text.length ? Math.max(0, text.length - 1) : low;
}

interface Put {
  x: number;
  y: number;
  offset: number;
  /** How far below the upper edge of the window its line was put. */
  above: number;
  /** By `performance.now()`. */
  when: number;
}
const jumps = new WeakMap<Document, Put>();

function rememberPut(view: Window, offset: number, above: number): void {
  const when = performance.now();
  jumps.set(view.document, { x: view.scrollX, y: view.scrollY, offset, above, when });
}

/** Where the page was put after `since`, before its scroll event has told of it; undefined when it was not. */
export function standPutSince(page: Document, since: number): Stand | undefined {
  const put = jumps.get(page);
  if (put === undefined || put.when < since) return undefined;
  return put.offset === 0 ? null : { offset: put.offset, above: put.above };
}

/** Whether the page stands where we put it; scroll events do not say who scrolled. Once its reader moved it, it does not. */
export function standsWherePut(page: Document): boolean {
  const put = jumps.get(page);
  const view = page.defaultView;
  if (put !== undefined && view !== null)
    if (Math.abs(view.scrollX - put.x) < 2 && Math.abs(view.scrollY - put.y) < 2) return true;
  jumps.delete(page);
  return false;
}

/** Brings the line with this offset to the top of the window, or the middle; on sheets, its sheet. */
export function scrollToOffset(text: FrameText, offset: number, where: 'top' | 'middle' = 'top'): void {
  const view = viewOf(text);
  const beginning = offset <= 0 && where === 'top';
  const line = beginning ? null : lineAt(text, offset);
  if (!beginning && line === null) return;
  const above = where === 'middle' && !isOnSheets(view) ? view.innerHeight * 0.38 : topMargin;
  if (isOnSheets(view)) showSheet(view, line === null ? 0 : sheetOf(view, line));
  else {
    view.scrollTo({ top: line === null ? 0 : view.scrollY + line.top - above, behavior: 'instant' });
  }
  rememberPut(view, Math.max(0, offset), above);
}

/** A word of the text and how far below the upper edge of the window it stands; null at the very beginning. */
export type Stand = { offset: number; above: number } | null;

/** What has to stay in its place while type, width or mode change. */
export function readStand(text: FrameText): Stand {
  const view = viewOf(text);
  // The word that was asked for, as long as nobody moved on: however often lines are broken anew, it stays the same.
  const put = standsWherePut(view.document) ? jumps.get(view.document) : undefined;
  if (view.scrollX === 0 && view.scrollY === 0 && (put === undefined || put.offset === 0)) return null;
  const offset = put?.offset ?? firstVisibleOffset(text);
  // Where on its sheet a word stood says nothing of where it belongs when the text scrolls.
  return { offset, above: isOnSheets(view) ? topMargin : (lineAt(text, offset)?.top ?? topMargin) };
}

export function restoreStand(text: FrameText, stand: Stand): void {
  const view = viewOf(text);
  completeSheets(view);
  const line = stand === null ? null : lineAt(text, stand.offset);
  if (stand !== null && line !== null && !isOnSheets(view)) {
    const above = Math.max(0, Math.min(stand.above, view.innerHeight * 0.6));
    const by = line.top - above;
    if (Math.abs(by) > 0.5) view.scrollBy({ top: by, behavior: 'instant' });
    rememberPut(view, stand.offset, above);
  } else scrollToOffset(text, stand?.offset ?? 0);
}

/** Lets lines be broken anew without the reader losing theirs. */
export function keepPlace(text: FrameText, change: () => void): void {
  // A page whose frame was taken away, for a newer edition, has no place to keep.
  if (text.root.ownerDocument.defaultView === null) {
    change();
    return;
  }
  const stand = readStand(text);
  change();
  restoreStand(text, stand);
}

export function showBeginning(text: FrameText): void {
  scrollToOffset(text, 0);
}

/** Moves the page only when the passage is out of sight: nothing moves that need not. */
export function reveal(page: { text: FrameText; view: Window }, span: TextSpan): void {
  const rectangle = page.text.range(span)?.getBoundingClientRect();
  if (rectangle === undefined) return;
  const { view } = page;
  if (isOnSheets(view)) {
    const [line] = page.text.range(span)?.getClientRects() ?? [];
    if (line === undefined || !isInSight(view, line)) scrollToOffset(page.text, span.start, 'middle');
  } else if (rectangle.top < 12 || rectangle.bottom > view.innerHeight - 24)
    scrollToOffset(page.text, span.start, 'middle');
}

/** How far the reader is: 1 when the last line is in view. */
export function readProgress(text: FrameText): number {
  const view = viewOf(text);
  if (isOnSheets(view)) {
    const { at, count } = sheetPosition(view);
    return count <= 1 ? 1 : at / (count - 1);
  }
  const end = text.root.getBoundingClientRect().bottom + view.scrollY - view.innerHeight;
  return end <= 0 ? 1 : Math.min(1, Math.max(0, view.scrollY / end));
}

/** Whether all there is, is in view. */
export function fitsWindow(view: Window): boolean {
  if (isOnSheets(view)) return sheetPosition(view).count <= 1;
  return view.document.documentElement.scrollHeight <= view.innerHeight + 4;
}

export function readPlace(text: FrameText): ReadingPlace {
  return { offset: firstVisibleOffset(text), progress: readProgress(text), page: null };
}

/** The line at this offset, or the first thing after it that has a place on the page. */
function lineAt({ text, range }: FrameText, offset: number): DOMRect | null {
  for (const reach of [3, 60, 2_000])
    for (const rectangle of range({
      start: offset,
      end: Math.min(text.length, offset + reach),
    })?.getClientRects() ?? [])
      if (rectangle.height > 0) return rectangle;
  return null;
}

function viewOf({ root }: FrameText): Window {
  const view = root.ownerDocument.defaultView;
  if (view === null) throw new Error('the page of the article is not in a window');
  return view;
}
