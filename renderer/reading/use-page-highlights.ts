import { useEffect, useMemo, useRef, useState } from 'react';
import { createAnchor, type TextSpan } from '../../contract/anchor-location.ts';
import type { Anchor, Highlight, HighlightColour } from '../../contract/annotation-model.ts';
import type { Id } from '../../contract/scalars.ts';
import { wholeCharacters } from '../../contract/whole-characters.ts';
import { useHighlightChanges } from '../archive/highlights.ts';
import type { FramePage } from './frame-page.ts';
import { highlightsAt, type PlacedHighlight, paintHighlights, placeHighlights } from './place-highlights.ts';
import { reveal, scrollToOffset } from './reading-place.ts';

export interface PageHighlights {
  placed: readonly PlacedHighlight[];
  unplaced: readonly Highlight[];
  /** The one whose card is open, and where it stands (null: nowhere any more). */
  chosen: {
    highlight: Highlight;
    span: TextSpan | null;
    comment: boolean;
    /** All that lie where it was pressed, itself among them; empty where it lies alone. */
    stack: readonly Highlight[];
  } | null;
  /** With `show` the page goes there when the passage is out of sight; with `comment` one can write at once. */
  choose: (id: Id | null, options?: { comment?: boolean; show?: boolean }) => void;
  create: (span: TextSpan, colour?: HighlightColour) => Id | null;
  setColour: (highlight: Highlight, colour: HighlightColour) => void;
  setComment: (highlight: Highlight, comment: string) => void;
  setTags: (highlight: Highlight, tags: string[]) => void;
  /** Puts a highlight on a passage: one that had no place, or one that was drawn too long or too short. */
  place: (highlight: Highlight, span: TextSpan) => void;
  remove: (highlight: Highlight) => void;
}

interface Choice {
  page: FramePage | null;
  id: Id;
  comment: boolean;
  stack: readonly Id[];
}

/** The highlights of the open article: placed in its text, painted, made, changed. */
export function usePageHighlights(
  page: FramePage | null,
  highlights: readonly Highlight[],
  goTo: { highlight: Id } | null,
): PageHighlights {
  const changes = useHighlightChanges();
  const { placed, unplaced } = useMemo(
    () => placeHighlights(page?.text.text ?? '', page === null ? [] : highlights),
    [page, highlights],
  );
  const [choice, setChoice] = useState<Choice | null>(null);
  const lastColour = useRef<HighlightColour>(1);

  const chosenId = choice !== null && choice.page === page ? choice.id : null;
  const here = placed.find(({ highlight }) => highlight.id === chosenId);
  const chosen = here?.highlight ?? unplaced.find(({ id }) => id === chosenId);

  useEffect(() => {
    if (page !== null) paintHighlights(page, placed, chosenId);
  }, [page, placed, chosenId]);

  const latestPlaced = useRef(placed);
  latestPlaced.current = placed;
  useEffect(() => {
    if (page === null) return;
    const stop = new AbortController();
    const press = (event: MouseEvent): void => {
      // A selection that ends on a highlight is a selection.
      if (!(page.document.getSelection()?.isCollapsed ?? true)) return;
      const found = highlightsAt(page, latestPlaced.current, event.clientX, event.clientY);
      const [first] = found;
      const stack = found.length > 1 ? found.map(({ id }) => id) : [];
      setChoice(first === undefined ? null : { page, id: first.id, comment: false, stack });
    };
    page.text.root.addEventListener('click', press, { signal: stop.signal });
    return () => stop.abort();
  }, [page]);

  const wentTo = useRef<{ goTo: object; page: FramePage } | null>(null);
  useEffect(() => {
    if (page === null || goTo === null) return;
    if (wentTo.current?.goTo === goTo && wentTo.current.page === page) return;
    const target = placed.find(({ highlight }) => highlight.id === goTo.highlight);
    if (target === undefined && !unplaced.some(({ id }) => id === goTo.highlight)) return;
    wentTo.current = { goTo, page };
    if (target !== undefined) scrollToOffset(page.text, target.span.start, 'middle');
    setChoice({ page, id: goTo.highlight, comment: false, stack: [] });
  }, [page, goTo, placed, unplaced]);

  return {
    placed,
    unplaced,
    chosen:
      chosen === undefined
        ? null
        : {
            ...{ highlight: chosen, span: here?.span ?? null, comment: choice?.comment ?? false },
            stack: highlights.filter(({ id }) => choice?.stack.includes(id) === true),
          },
    choose(id, { comment = false, show = false } = {}) {
      const target = show ? placed.find(({ highlight }) => highlight.id === id) : undefined;
      if (page !== null && target !== undefined) reveal(page, target.span);
      setChoice((before) =>
        id === null
          ? null
          : { page, id, comment, stack: before?.stack.includes(id) === true ? before.stack : [] },
      );
    },
    create(span, colour = lastColour.current) {
      if (page === null) return null;
      lastColour.current = colour;
      return changes.create(page.article, anchorOf(page, span), colour);
    },
    setColour(highlight, colour) {
      lastColour.current = colour;
      void changes.change(highlight, { colour });
    },
    setComment: (highlight, comment) => void changes.change(highlight, { comment }),
    setTags: (highlight, tags) => void changes.change(highlight, { tags }),
    place(highlight, span) {
      if (page !== null) void changes.place(highlight, anchorOf(page, span));
    },
    remove(highlight) {
      setChoice(null);
      void changes.remove(highlight);
    },
  };
}

function anchorOf({ text: { text } }: FramePage, span: TextSpan): Anchor {
  const { start, end } = wholeCharacters(text, span);
  return createAnchor(text, start, end);
}
