import { useEffect, useState } from 'react';
import type { TextSpan } from '../../contract/anchor-location.ts';
import type { FramePage } from './frame-page.ts';

export interface PageSelection {
  /** What is selected in the article's text, once the pointer rests; null when nothing is. */
  span: TextSpan | null;
  /** What is selected this very moment: a key may be quicker than the screen. */
  read: () => TextSpan | null;
  clear: () => void;
}

export function useSelection(page: FramePage | null): PageSelection {
  const [selected, setSelected] = useState<{ page: FramePage; span: TextSpan } | null>(null);

  useEffect(() => {
    if (page === null) return;
    let pressed = false;
    const follow = (): void => {
      const span = readSelection(page);
      setSelected(span === null ? null : { page, span });
    };
    const change = (): void => {
      // While the pointer draws, a bar that follows it would be in the way.
      if (pressed) setSelected(null);
      else follow();
    };
    const press = (): void => {
      pressed = true;
    };
    const release = (): void => {
      if (!pressed) return;
      pressed = false;
      // The selection of a press on itself is taken away after the event.
      setTimeout(follow, 0);
    };
    const stop = new AbortController();
    const { signal } = stop;
    page.document.addEventListener('selectionchange', change, { signal });
    page.document.addEventListener('pointerdown', press, { signal });
    for (const target of [page.document, window])
      for (const type of ['pointerup', 'pointercancel']) target.addEventListener(type, release, { signal });
    return () => stop.abort();
  }, [page]);

  return {
    span: selected !== null && selected.page === page ? selected.span : null,
    read: () => (page === null ? null : readSelection(page)),
    clear: () => {
      page?.document.getSelection()?.removeAllRanges();
      setSelected(null);
    },
  };
}

function readSelection({ document, text }: FramePage): TextSpan | null {
  const selection = document.getSelection();
  return selection === null || selection.isCollapsed ? null : text.span(selection.getRangeAt(0));
}
