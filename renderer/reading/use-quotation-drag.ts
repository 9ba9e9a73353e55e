import { useEffect, useRef } from 'react';
import type { Highlight } from '../../contract/annotation-model.ts';
import type { Article } from '../../contract/model.ts';
import { quotationBlock } from '../../contract/quotation-block.ts';
import { dragQuotation } from '../archive/quotation-drag.ts';
import type { FramePage } from './frame-page.ts';
import type { PageSelection } from './use-selection.ts';

/** What is dragged out of the page, selected words or a comment in its margin, comes into a note as a quotation. */
export function useQuotationDrag(
  page: FramePage | null,
  article: Article | undefined,
  highlights: readonly Highlight[],
  selection: PageSelection,
): void {
  const latest = useRef({ article, highlights, selection });
  latest.current = { article, highlights, selection };
  useEffect(() => {
    if (page === null) return;
    const stop = new AbortController();
    const begin = (event: DragEvent): void => {
      const { article, highlights, selection } = latest.current;
      const transfer = event.dataTransfer;
      if (transfer === null) return;
      const id = highlightUnder(event);
      const highlight = highlights.find((one) => one.id === id);
      const cited = article ?? null;
      if (highlight !== undefined) {
        const { anchor, page: onPage } = highlight;
        dragQuotation(transfer, quotationBlock(anchor.quote, page.article, cited, highlight.id, onPage));
        return;
      }
      const span = selection.read();
      if (span === null) return;
      const words = page.text.text.slice(span.start, span.end);
      dragQuotation(transfer, quotationBlock(words, page.article, cited, null), words);
    };
    page.document.addEventListener('dragstart', begin, { signal: stop.signal });
    return () => stop.abort();
  }, [page]);
}

/** An element of the frame is none of this window's own class. */
function highlightUnder(event: Event): string | null {
  const [target] = event.composedPath();
  if (target === undefined || !('closest' in target) || typeof target.closest !== 'function') return null;
  const comment: HTMLElement | null = target.closest('[data-highlight]');
  return comment?.dataset.highlight ?? null;
}
