import { useEffect, useRef } from 'react';
import { leanText, locateQuote } from '../../contract/quote-location.ts';
import type { GoTo } from '../archive/go-to.ts';
import { announce } from '../archive/notices.ts';
import type { FramePage } from './frame-page.ts';
import { scrollToOffset } from './reading-place.ts';

/** A link to words that nobody has marked: they are shown and selected, or the reader is told that they are not there. */
export function useGoToText(page: FramePage | null, goTo: GoTo | null): void {
  const wentTo = useRef<{ goTo: GoTo; page: FramePage } | null>(null);
  useEffect(() => {
    if (page === null || goTo === null || !('text' in goTo)) return;
    if (wentTo.current?.goTo === goTo && wentTo.current.page === page) return;
    wentTo.current = { goTo, page };
    const found = locateQuote(leanText(page.text.text), { quote: goTo.text });
    const range = found === null ? null : page.text.range(found);
    if (found === null || range === null) {
      announce({ title: 'The passage that the link names does not stand in this article' });
      return;
    }
    scrollToOffset(page.text, found.start, 'middle');
    const selection = page.document.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  }, [page, goTo]);
}
