/**
 * The text on pages that are turned, sheets for short (a *page* is also the document in the frame). The text runs in
 * columns as high as the window, and on to the right (in Arabic or Hebrew to the left) as far as it goes; a sheet is what
 * the window shows of that, and sheets lie exactly one width of the window apart. Turning is scrolling by that much.
 */
export function isOnSheets({ document }: Window): boolean {
  return document.documentElement.dataset.flow === 'pages';
}

function runsLeft({ document }: Window): boolean {
  return document.documentElement.dir === 'rtl';
}

export interface SheetPosition {
  /** Counted from 0. */
  at: number;
  count: number;
}

export function sheetPosition(view: Window): SheetPosition {
  const width = view.innerWidth;
  const count = Math.max(1, Math.ceil((view.document.documentElement.scrollWidth - 4) / width));
  return { at: Math.min(count - 1, Math.round(Math.abs(view.scrollX) / width)), count };
}

/** The sheet on which something in the window's coordinates stands. */
export function sheetOf(view: Window, { left, right }: { left: number; right: number }): number {
  const width = view.innerWidth;
  const from = runsLeft(view) ? width - right - view.scrollX : left + view.scrollX;
  return Math.max(0, Math.floor((from + 2) / width));
}

export function showSheet(view: Window, at: number): void {
  const { count } = sheetPosition(view);
  const left = Math.max(0, Math.min(count - 1, at)) * view.innerWidth;
  view.scrollTo({ left: runsLeft(view) ? -left : left, top: 0, behavior: 'instant' });
}

/** False where there is no further sheet. */
export function turnSheet(view: Window, direction: 1 | -1): boolean {
  const { at, count } = sheetPosition(view);
  if (at + direction < 0 || at + direction >= count) return false;
  showSheet(view, at + direction);
  return true;
}

/** Whether something stands on this sheet or a later one. */
export function isAhead(view: Window, { left, right, top }: DOMRect): boolean {
  if (!isOnSheets(view)) return top >= 0;
  return runsLeft(view) ? right <= view.innerWidth + 2 : left >= -2;
}

export function isInSight(view: Window, { left, right, top, bottom }: DOMRect): boolean {
  return right > 0 && left < view.innerWidth && bottom > 0 && top < view.innerHeight;
}

/**
 * How far below the upper edge of what is in view something stands, all columns being one: negative on sheets before, more
 * than the window's height in a later column or on a later sheet.
 */
export function heightOnSheets(view: Window, box: DOMRect): number {
  if (!isOnSheets(view)) return box.top;
  const before = runsLeft(view) ? view.innerWidth - box.right : box.left;
  return Math.floor((2 * (before + 2)) / view.innerWidth) * view.innerHeight + box.top;
}

/**
 * Makes the last sheet a whole one: columns that end in the middle of it could not be scrolled to otherwise. After
 * anything changed that moves lines.
 */
export function completeSheets(view: Window): void {
  const { document } = view;
  let end = document.getElementById('sheets-end');
  if (!isOnSheets(view)) {
    end?.remove();
    return;
  }
  if (end === null) {
    end = document.createElement('div');
    end.id = 'sheets-end';
    document.body.append(end);
  }
  end.style.width = '0';
  end.style.width = `${sheetPosition(view).count * view.innerWidth}px`;
}
