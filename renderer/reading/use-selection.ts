import { useEffect, useState } from 'react';
import type { TextSpan } from '../../contract/anchor-location.ts';
import type { FramePage } from './frame-page.ts';

/** What the reader has selected in the article's text, once the pointer rests; null when nothing is. */
export function useSelection(page: FramePage | null): { span: TextSpan | null; clear: () => void } {
  const [selected, setSelected] = useState<{ page: FramePage; span: TextSpan } | null>(null);

  useEffect(() => {
    if (page === null) return;
    let pressed = false;
    const read = (): void => {
      const selection = page.document.getSelection();
      const range = selection === null || selection.isCollapsed ? null : selection.getRangeAt(0);
      const span = range === null ? null : page.text.span(range);
      setSelected(span === null ? null : { page, span });
    };
    const stop = new AbortController();
    const { signal } = stop;
    page.document.addEventListener(
      'selectionchange',
      () => {
        // While the pointer draws, a bar that follows it would be in the way.
        if (pressed) setSelected(null);
        else read();
      },
      { signal },
    );
    page.document.addEventListener(
      'pointerdown',
      () => {
        pressed = true;
      },
      { signal },
    );
    for (const target of [page.document, window])
      for (const type of ['pointerup', 'pointercancel'])
        target.addEventListener(
          type,
          () => {
            if (!pressed) return;
            pressed = false;
            // The selection of a press on itself is taken away after the event.
            setTimeout(read, 0);
          },
          { signal },
        );
    return () => stop.abort();
  }, [page]);

  return {
    span: selected !== null && selected.page === page ? selected.span : null,
    clear: () => {
      page?.document.getSelection()?.removeAllRanges();
      setSelected(null);
    },
  };
}
