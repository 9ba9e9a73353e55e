import { useEffect, useMemo, useRef, useState } from 'react';
import { locateAnchor } from '../../contract/anchor-location.ts';
import type { Highlight, HighlightColour } from '../../contract/annotation-model.ts';
import type { PageMark, PageSpan } from '../../contract/pages-messages.ts';
import type { Id } from '../../contract/scalars.ts';
import { useHighlightChanges } from '../archive/highlights.ts';
import { anchorOfPages, anchorOnPage, type BareText, bareText } from './page-location.ts';
import type { Pages } from './use-pages.ts';

export interface PagesHighlights {
  chosen: { highlight: Highlight; comment: boolean } | null;
  choose: (id: Id | null, options?: { comment?: boolean }) => void;
  /** Of what is selected, else of the span given. */
  create: (colour?: HighlightColour, span?: PageSpan) => Id | null;
  setColour: (highlight: Highlight, colour: HighlightColour) => void;
  setComment: (highlight: Highlight, comment: string) => void;
  remove: (highlight: Highlight) => void;
}

/**
 * The highlights of an article on the pages of its PDF: those made on pages and those made in the text are the same ones. Each
 * is looked for on the pages that are in view.
 */
export function usePagesHighlights(
  article: Id,
  pages: Pages | null,
  text: string,
  highlights: readonly Highlight[],
  found: { spans: readonly PageSpan[]; at: number },
  goTo: { highlight: Id } | null,
): PagesHighlights {
  const changes = useHighlightChanges();
  const whole = useRef<BareText | null>(null);
  const articleText = (): BareText => {
    if (whole.current?.source !== text) whole.current = bareText(text);
    return whole.current;
  };
  const places = useRef(new Map<string, PageSpan | null>());
  const lastColour = useRef<HighlightColour>(1);
  const [choice, setChoice] = useState<{ id: Id; comment: boolean } | null>(null);
  const { send, drawn, selected, pressed, read = 0 } = pages ?? {};

  // biome-ignore lint/correctness/useExhaustiveDependencies: places are those of one article's pages
  useEffect(() => places.current.clear(), [article, pages === null]);

  const placeOn = (highlight: Highlight, page: number): PageSpan | null => {
    const key = `${page} ${highlight.id} ${highlight.anchor.start}`;
    const known = places.current.get(key);
    if (known !== undefined) return known;
    const bare = pages?.bare(page) ?? null;
    if (bare === null) return null;
    const span = anchorOnPage(bare, highlight.anchor, highlight.page === page);
    const place = span === null ? null : { page, ...span };
    places.current.set(key, place);
    return place;
  };
  /** One that was marked on a page stands there, or goes on onto those after it. */
  const mayBeOn = (highlight: Highlight, page: number): boolean =>
    highlight.page === null || (page >= highlight.page && page <= highlight.page + 4);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` says that the texts have grown
  const placed = useMemo(() => {
    const onPages: { highlight: Highlight; span: PageSpan }[] = [];
    for (const page of drawn ?? [])
      for (const highlight of highlights) {
        const span = mayBeOn(highlight, page) ? placeOn(highlight, page) : null;
        if (span !== null) onPages.push({ highlight, span });
      }
    return onPages;
  }, [drawn, highlights, read]);

  const chosen = choice === null ? undefined : highlights.find(({ id }) => id === choice.id);
  const chosenId = chosen?.id ?? null;
  useEffect(() => {
    const near = new Set(drawn ?? []);
    const marks: PageMark[] = placed.map(({ highlight: { id, colour }, span }) => ({
      ...span,
      name: `colour-${colour}`,
      id,
    }));
    for (const { highlight, span } of placed)
      if (highlight.id === chosenId) marks.push({ ...span, name: 'chosen', id: null });
    for (const [index, span] of found.spans.entries())
      if (near.has(span.page))
        marks.push({ ...span, name: index === found.at ? 'find-current' : 'find', id: null });
    send?.({ kind: 'marks', marks });
  }, [placed, chosenId, found.spans, found.at, drawn, send]);

  const watched = useMemo(
    () => placed.filter(({ highlight }) => highlight.id === chosenId).map(({ span }) => span),
    [placed, chosenId],
  );
  useEffect(() => {
    if (selected?.length === 0) send?.({ kind: 'watch', spans: watched });
  }, [watched, selected, send]);
  useEffect(() => {
    if (pressed) setChoice(pressed.id === null ? null : { id: pressed.id, comment: false });
  }, [pressed]);

  // To a highlight: on its own page, or wherever its words turn up as the pages are read, those most likely first.
  const wentTo = useRef<object | null>(null);
  useEffect(() => {
    if (goTo === null || pages === null || pages.count === 0 || wentTo.current === goTo) return;
    const target = highlights.find(({ id }) => id === goTo.highlight);
    if (target === undefined) return;
    const share = target.anchor.start / Math.max(1, text.length);
    const likely = target.page ?? Math.max(1, Math.round(share * pages.count));
    if (read === 0 || pages.bare(likely) === null) {
      pages.send({ kind: 'read', near: likely });
      if (target.page === null) return;
    }
    for (const page of target.page === null ? pages.texts.keys() : [target.page]) {
      const span = placeOn(target, page);
      if (span === null) continue;
      wentTo.current = goTo;
      pages.send({ kind: 'show', span, top: false });
      setChoice({ id: target.id, comment: false });
      return;
    }
    if (target.page === null) pages.send({ kind: 'read', near: likely });
    else if (pages.bare(target.page) !== null) {
      wentTo.current = goTo;
      pages.send({ kind: 'place', page: target.page });
    }
  });

  return {
    chosen: chosen === undefined ? null : { highlight: chosen, comment: choice?.comment ?? false },
    choose: (id, { comment = false } = {}) => setChoice(id === null ? null : { id, comment }),
    create(colour = lastColour.current, only) {
      const spans = only === undefined ? (selected ?? []) : [only];
      const parts = spans.flatMap((span) => {
        const page = pages?.bare(span.page) ?? null;
        const trimmed = page === null ? null : withoutEdges(page.source, span);
        return page === null || trimmed === null ? [] : [{ page, span: trimmed }];
      });
      const made = anchorOfPages(parts, articleText());
      if (made === null) return null;
      lastColour.current = colour;
      // What the text would place elsewhere than the page did is not the text's: it stays with the page.
      const elsewhere = !made.placed && locateAnchor(text, made.anchor) !== null;
      const anchor = elsewhere ? { ...made.anchor, start: 0, end: 0 } : made.anchor;
      return changes.create(article, anchor, colour, spans[0]?.page ?? null);
    },
    setColour(highlight, colour) {
      lastColour.current = colour;
      void changes.change(highlight, { colour });
    },
    setComment: (highlight, comment) => void changes.change(highlight, { comment }),
    remove(highlight) {
      setChoice(null);
      void changes.remove(highlight);
    },
  };
}

function withoutEdges(text: string, { start, end }: PageSpan): { start: number; end: number } | null {
  let [from, to] = [Math.max(0, start), Math.min(end, text.length)];
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return from < to ? { start: from, end: to } : null;
}
