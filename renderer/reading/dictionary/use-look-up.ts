import { useEffect, useState } from 'react';
import type { TextSpan } from '../../../contract/anchor-location.ts';
import type { FramePage } from '../frame-page.ts';
import type { PageSelection } from '../use-selection.ts';
import { wordAt } from './word-at.ts';

export interface LookUp {
  /** What is looked up; null when the card is closed. Its span is null for a word that was typed. */
  asked: { word: string; span: TextSpan | null; turn: number } | null;
  /** These words, else the selected word, else a card to type one into. */
  open(words?: string | null): void;
  close(): void;
}

export function useLookUp(page: FramePage | null, selection: PageSelection): LookUp {
  const [asked, setAsked] = useState<(NonNullable<LookUp['asked']> & { page: FramePage }) | null>(null);
  useEffect(() => {
    if (page === null || asked === null) return;
    const close = (): void => setAsked(null);
    page.document.addEventListener('pointerdown', close);
    return () => page.document.removeEventListener('pointerdown', close);
  }, [page, asked]);

  return {
    asked: asked !== null && asked.page === page ? asked : null,
    open(words = null) {
      if (page === null) return;
      const selected = words === null ? selection.read() : null;
      const span = selected === null ? null : wordAt(page.text.text, selected);
      const word = span === null ? (words ?? '') : page.text.text.slice(span.start, span.end);
      setAsked((before) => ({ page, word, span, turn: (before?.turn ?? 0) + 1 }));
    },
    close: () => setAsked(null),
  };
}
