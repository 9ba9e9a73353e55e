import type { PageLines, PageSpan } from '../../contract/pages-messages.ts';
import { lineBoxes } from './line-boxes.ts';
import type { PageList } from './page-list.ts';

/** Tells what is selected on the pages once the pointer rests, and presses on marks. */
export function followSelection(
  list: PageList,
  told: { onSelect(spans: readonly PageSpan[]): void; onPress(id: string | null): void },
): void {
  let pressed = false;
  let selecting = false;
  const follow = (): void => {
    const spans = readSelection(list);
    if (spans.length === 0 && !selecting) return;
    selecting = spans.length > 0;
    told.onSelect(spans);
  };
  document.addEventListener('selectionchange', () => {
    if (!pressed) follow();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    pressed = true;
    if (selecting) told.onSelect([]);
    selecting = false;
    if (target instanceof Element) target.closest('.text')?.classList.add('selecting');
  });
  for (const type of ['pointerup', 'pointercancel'])
    for (const place of [document, window.parent])
      place.addEventListener(type, () => {
        if (!pressed) return;
        pressed = false;
        for (const text of document.querySelectorAll('.selecting')) text.classList.remove('selecting');
        // The selection of a press on itself is taken away after the event.
        setTimeout(follow, 0);
      });
  document.addEventListener('click', ({ target, clientX, clientY }) => {
    if (!(document.getSelection()?.isCollapsed ?? true) || !(target instanceof Element)) return;
    const sheet = target.closest<HTMLElement>('.page');
    if (sheet === null) return;
    told.onPress(list.page(Number(sheet.dataset.page))?.markAt(clientX, clientY) ?? null);
  });
}

/** A span for each page on which something is selected. */
function readSelection(list: PageList): PageSpan[] {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  const spans: PageSpan[] = [];
  for (const text of document.querySelectorAll<HTMLElement>('.page > .text')) {
    if (!range.intersectsNode(text)) continue;
    const number = Number(text.parentElement?.dataset.page);
    const laid = list.page(number)?.laid() ?? null;
    if (laid === null) continue;
    const start = text.contains(range.startContainer)
      ? laid.offsetAt(range.startContainer, range.startOffset)
      : 0;
    const end = text.contains(range.endContainer)
      ? laid.offsetAt(range.endContainer, range.endOffset)
      : Number.MAX_SAFE_INTEGER;
    if (end > start) spans.push({ page: number, start, end });
  }
  return spans;
}

/** Where the first and the last line of a passage are now. */
export function linesOf(list: PageList, spans: readonly PageSpan[]): PageLines {
  const boxes = spans.flatMap(({ page, start, end }) => {
    const range = list.page(page)?.laid()?.range(start, end) ?? null;
    return range === null ? [] : lineBoxes(range.getClientRects());
  });
  const [first, last] = [boxes[0], boxes.at(-1)];
  return first === undefined || last === undefined ? null : { first, last };
}
