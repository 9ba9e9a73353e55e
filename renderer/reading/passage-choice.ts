import type { TextSpan } from '../../contract/anchor-location.ts';
import type { FramePage } from './frame-page.ts';
import { firstVisibleOffset, reveal } from './reading-place.ts';
import { neighbourSentence, type SpanEnd, type SpanUnit, sentenceFrom, shiftSpan } from './shift-span.ts';
import type { PageHighlights } from './use-page-highlights.ts';
import type { PageSelection } from './use-selection.ts';

/** Choosing a passage with the keyboard alone: a sentence in view, then its ends. */
export interface PassageChoice {
  /** Selects the first sentence in view; when something is selected, the sentence behind it (1) or before it (-1). */
  step(by: 1 | -1): void;
  /** Moves an end of the selection, else of the chosen highlight. */
  shift(end: SpanEnd, unit: SpanUnit, by: 1 | -1): void;
}

export function createPassageChoice({
  page,
  selection,
  marks,
  language,
}: {
  page: FramePage | null;
  selection: PageSelection;
  marks: PageHighlights;
  language: string;
}): PassageChoice {
  const select = (span: TextSpan | null): void => {
    const range = span === null ? null : page?.text.range(span);
    const selected = page?.document.getSelection();
    if (page === null || span === null || range == null || selected == null) return;
    selected.removeAllRanges();
    selected.addRange(range);
    reveal(page, span);
  };
  return {
    step(by) {
      if (page === null) return;
      const { text } = page.text;
      const span = selection.read();
      select(
        span === null
          ? sentenceFrom(text, firstVisibleOffset(page.text), language)
          : neighbourSentence(text, span, by, language),
      );
    },
    shift(end, unit, by) {
      if (page === null) return;
      const { text } = page.text;
      const span = selection.read();
      if (span !== null) select(shiftSpan(text, span, end, unit, by, language));
      else if (marks.chosen?.span != null) {
        const shifted = shiftSpan(text, marks.chosen.span, end, unit, by, language);
        marks.place(marks.chosen.highlight, shifted);
        reveal(page, shifted);
      }
    },
  };
}
