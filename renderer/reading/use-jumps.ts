import { useCallback, useState } from 'react';
import type { FramePage } from './frame-page.ts';
import { firstVisibleOffset, scrollToOffset } from './reading-place.ts';

export interface Jumps {
  /** There is a place to go back to. */
  canReturn: boolean;
  /** Takes the reader to an element of the page, and remembers where they were. */
  to: (element: HTMLElement, where?: 'top' | 'middle') => void;
  /** False when there was no jump. */
  back: () => boolean;
  forget: () => void;
}

const mostKept = 50;
const arrivedMs = 2_400;

/** Jumps inside the open article: to a note, a section, a passage that a link names; and back to where one was. */
export function useJumps(page: FramePage | null): Jumps {
  const [left, setLeft] = useState<{ page: FramePage | null; offsets: readonly number[] }>({
    page: null,
    offsets: [],
  });
  const offsets = left.page === page ? left.offsets : [];

  const to = useCallback(
    (element: HTMLElement, where: 'top' | 'middle' = 'middle'): void => {
      if (page === null) return;
      const from = firstVisibleOffset(page.text);
      setLeft((before) => ({
        page,
        offsets: [...(before.page === page ? before.offsets : []), from].slice(-mostKept),
      }));
      scrollToOffset(page.text, offsetOf(page, element), where);
      arrive(element);
    },
    [page],
  );
  return {
    canReturn: offsets.length > 0,
    to,
    back() {
      const offset = offsets.at(-1);
      if (page === null || offset === undefined) return false;
      setLeft({ page, offsets: offsets.slice(0, -1) });
      scrollToOffset(page.text, offset);
      page.view.focus();
      return true;
    },
    forget: () => setLeft({ page, offsets: [] }),
  };
}

/** Offset of the first text in an element, or after it where it holds none: targets of links are often empty. */
export function offsetOf({ document, text }: FramePage, element: HTMLElement): number {
  const range = document.createRange();
  range.setStartBefore(element);
  range.setEndAfter(text.root);
  return text.span(range)?.start ?? text.text.length;
}

/** The keyboard goes on from there, and for a moment it is seen which passage was meant. */
function arrive(element: HTMLElement): void {
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.dataset.arrived = 'true';
  window.setTimeout(() => delete element.dataset.arrived, arrivedMs);
}
