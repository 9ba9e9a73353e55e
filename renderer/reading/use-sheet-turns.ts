import { useEffect } from 'react';
import type { FramePage } from './frame-page.ts';
import { isOnSheets, sheetPosition, showSheet, turnSheet } from './sheets.ts';

/** Sheets are turned by arrow keys, the wheel, and a press beside the text. Where the text scrolls, nothing happens. */
export function useSheetTurns(page: FramePage | null): void {
  useEffect(() => {
    if (page === null) return;
    const stop = new AbortController();
    const { signal } = stop;
    page.document.addEventListener('keydown', (event) => turnByKey(page, event), { signal });
    page.document.addEventListener('wheel', turnByWheel(page), { signal, passive: false });
    page.document.addEventListener('click', (event) => turnByPress(page, event), { signal });
    page.document.addEventListener('scroll', alignSheet(page), { signal, passive: true });
    return () => stop.abort();
  }, [page]);
}

/** To the right is onwards, but in Arabic and Hebrew, where it is back. */
function turnByKey({ view, document }: FramePage, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!isOnSheets(view) || hasOwnArrows(event.target)) return;
  const leftwards = document.documentElement.dir === 'rtl';
  const { at, count } = sheetPosition(view);
  const next = new Map([
    ['ArrowRight', leftwards ? at - 1 : at + 1],
    ['ArrowLeft', leftwards ? at + 1 : at - 1],
    ['PageDown', at + 1],
    ['ArrowDown', at + 1],
    ['PageUp', at - 1],
    ['ArrowUp', at - 1],
    ['Home', 0],
    ['End', count - 1],
  ]).get(event.key);
  if (next === undefined) return;
  event.preventDefault();
  showSheet(view, next);
}

/** A wide table that holds the keyboard is scrolled by its arrows. */
function hasOwnArrows(target: EventTarget | null): boolean {
  return target !== null && 'matches' in target && (target as Element).matches('.scroll, pre');
}

/** One turn for one push, however long a touchpad goes on after it. */
const [pushPixels, restMs] = [40, 260];

function turnByWheel({ view }: FramePage): (event: WheelEvent) => void {
  let pushed = 0;
  let last = 0;
  let turned = 0;
  return (event) => {
    if (!isOnSheets(view) || event.ctrlKey || scrollsItself(event)) return;
    event.preventDefault();
    const now = event.timeStamp;
    if (now - last > restMs) pushed = 0;
    last = now;
    const lines = event.deltaMode === 0 ? 1 : 40;
    const along = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY;
    const sideways = along === event.deltaX && view.document.documentElement.dir === 'rtl';
    pushed += (sideways ? -along : along) * lines;
    if (Math.abs(pushed) < pushPixels || now - turned < restMs) return;
    turnSheet(view, pushed > 0 ? 1 : -1);
    pushed = 0;
    turned = now;
  };
}

/** A table or formula under the pointer that has more to show in that direction. */
function scrollsItself(event: WheelEvent): boolean {
  for (const part of event.composedPath()) {
    if (!('scrollHeight' in part) || !('matches' in part)) continue;
    const element = part as Element;
    if (!element.matches('.scroll, pre, math')) continue;
    const { scrollTop, scrollHeight, clientHeight, scrollWidth, clientWidth } = element;
    if (event.deltaY > 0 && scrollTop + clientHeight < scrollHeight - 1) return true;
    if (event.deltaY < 0 && scrollTop > 0) return true;
    if (event.deltaX !== 0 && scrollWidth > clientWidth + 1) return true;
  }
  return false;
}

/** In the empty edges of the window, where no text, link or comment is. */
function turnByPress({ view, document }: FramePage, event: MouseEvent): void {
  if (!isOnSheets(view) || event.defaultPrevented || event.button !== 0) return;
  if (!(document.getSelection()?.isCollapsed ?? true)) return;
  const [target] = event.composedPath();
  if (target !== document.documentElement && target !== document.body && !isSheetArea(target)) return;
  const inset = Number.parseFloat(document.documentElement.style.getPropertyValue('--sheet-inset'));
  const edge = Math.max(inset, 18);
  const left = event.clientX < edge;
  if (!left && event.clientX < view.innerWidth - edge) return;
  const leftwards = document.documentElement.dir === 'rtl';
  turnSheet(view, left === leftwards ? 1 : -1);
}

function isSheetArea(target: EventTarget | undefined): boolean {
  return target !== undefined && 'classList' in target && (target as Element).classList.contains('page');
}

/** Links and the keyboard's focus bring their target into sight by scrolling; a sheet always stands whole in the window. */
function alignSheet({ view }: FramePage): () => void {
  let before = 0;
  return () => {
    if (!isOnSheets(view)) return;
    const exact = Math.abs(view.scrollX) / view.innerWidth;
    const nearest = Math.round(exact);
    if (Math.abs(exact - nearest) * view.innerWidth > 1 || view.scrollY !== 0) {
      // What was brought into sight stands at the edge it came from.
      showSheet(view, exact > before ? Math.ceil(exact - 0.01) : Math.floor(exact + 0.01));
    }
    before = Math.round(Math.abs(view.scrollX) / view.innerWidth);
  };
}
