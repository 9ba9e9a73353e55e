import type { PageBox } from '../../contract/pages-messages.ts';

const gap = 8;
const edge = 8;

/** Puts a box of the interface above or below the lines of a passage, within its window; without lines at the foot of it. */
export function placeBox(
  element: HTMLElement,
  lines: { first: PageBox; last: PageBox } | null,
  room: { width: number; height: number },
  side: 'above' | 'below',
): void {
  const { offsetWidth: width, offsetHeight: height } = element;
  if (lines === null) {
    element.style.top = `${room.height - height - 3 * edge}px`;
    element.style.left = `${(room.width - width) / 2}px`;
    return;
  }
  const { first, last } = lines;
  const above = first.top - height - gap;
  const below = last.bottom + gap;
  const fitsAbove = above >= edge;
  const fitsBelow = below + height <= room.height - edge;
  const wanted =
    (side === 'above' && fitsAbove) || (side === 'below' && !fitsBelow && fitsAbove) ? above : below;
  const line = wanted === above ? first : last;
  const left = (line.left + line.right) / 2 - width / 2;
  element.style.top = `${clamp(wanted, edge, room.height - height - edge)}px`;
  element.style.left = `${clamp(left, edge, room.width - width - edge)}px`;
  element.style.visibility = last.bottom < 0 || first.top > room.height ? 'hidden' : 'visible';
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)));
}
