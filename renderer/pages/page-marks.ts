import type { PageBox, PageMark } from '../../contract/pages-messages.ts';
import { lineBoxes } from './line-boxes.ts';
import type { LaidText } from './text-layer.ts';

export interface MarkLayer {
  element: HTMLElement;
  paint(marks: readonly PageMark[]): void;
  /** Once the letters lie in the page. */
  lay(): void;
  at(x: number, y: number): string | null;
}

/**
 * Marks between the picture of a page and its letters, mixed with the picture as ink with paper. Placed in shares of the
 * page, so that they follow every size.
 */
export function createMarkLayer(page: HTMLElement, laid: () => LaidText | null): MarkLayer {
  const element = document.createElement('div');
  element.className = 'marks';
  element.setAttribute('aria-hidden', 'true');
  let wanted: readonly PageMark[] = [];

  const lay = (): void => {
    const letters = laid();
    const sheet = page.getBoundingClientRect();
    if (letters === null || sheet.width === 0) return;
    element.replaceChildren(
      ...wanted.flatMap((mark) => {
        const range = letters.range(mark.start, mark.end);
        if (range === null) return [];
        return lineBoxes(range.getClientRects()).map((box) => drawBox(mark, box, sheet));
      }),
    );
  };
  return {
    element,
    lay,
    paint(marks) {
      if (sameMarks(wanted, marks)) return;
      wanted = marks;
      lay();
    },
    at(x, y) {
      // Of several the smallest, which could not be reached otherwise.
      let best: { id: string; size: number } | null = null;
      for (const mark of element.querySelectorAll<HTMLElement>('[data-id]')) {
        const { left, right, top, bottom, width, height } = mark.getBoundingClientRect();
        const size = width * height;
        if (x < left || x > right || y < top || y > bottom || (best !== null && size >= best.size)) continue;
        best = { id: mark.dataset.id ?? '', size };
      }
      return best?.id ?? null;
    },
  };
}

function drawBox({ name, id }: PageMark, box: PageBox, sheet: DOMRect): HTMLElement {
  const element = document.createElement('i');
  element.dataset.mark = name;
  if (id !== null) element.dataset.id = id;
  const share = (value: number, whole: number): string => `${((100 * value) / whole).toFixed(3)}%`;
  element.style.setProperty('left', share(box.left - sheet.left, sheet.width));
  element.style.setProperty('top', share(box.top - sheet.top, sheet.height));
  element.style.setProperty('width', share(box.right - box.left, sheet.width));
  element.style.setProperty('height', share(box.bottom - box.top, sheet.height));
  return element;
}

function sameMarks(before: readonly PageMark[], after: readonly PageMark[]): boolean {
  return (
    before.length === after.length &&
    before.every((mark, index) => {
      const other = after[index];
      return (
        other !== undefined &&
        mark.name === other.name &&
        mark.id === other.id &&
        mark.start === other.start &&
        mark.end === other.end
      );
    })
  );
}
