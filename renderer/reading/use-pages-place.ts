import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { Article, ReadingPlace } from '../../contract/model.ts';
import { useArchive } from '../archive/archive-context.tsx';
import type { FramePage } from './frame-page.ts';
import { bareText, samePlace, shareFound } from './page-location.ts';
import { firstVisibleOffset, readProgress, scrollToOffset } from './reading-place.ts';
import { readingStateOf } from './reading-progress.ts';
import type { Pages } from './use-pages.ts';

const saveAfterMs = 600;
/** So many pages around the likeliest place are compared before one is chosen. */
const readBefore = 12;

/**
 * The place kept in the pages of a PDF: where the reader was, on coming from the text the words that were at the top there,
 * and the same words on going back to it.
 *
 * @param stayPut something else decides what is shown first: a highlight, what is looked for.
 */
export function usePagesPlace(
  pages: Pages | null,
  page: FramePage | null,
  article: Article | undefined,
  stayPut: boolean,
): { leave: () => void } {
  const archive = useArchive();
  const queries = useQueryClient();
  const latest = useRef({ article, stayPut, page });
  latest.current = { article, stayPut, page };
  const { count = 0, send, place = null } = pages ?? {};
  const id = article?.id;
  const opened = useRef(performance.now());
  /** Offset in the text whose page is looked for. */
  const sought = useRef<number | null>(null);

  useEffect(() => {
    sought.current = null;
    const { article, stayPut, page } = latest.current;
    if (count === 0 || send === undefined || article === undefined || stayPut) return;
    opened.current = performance.now();
    const kept = article.readingPlace?.page ?? null;
    const offset = page === null ? 0 : firstVisibleOffset(page.text);
    if (kept !== null) send({ kind: 'place', page: kept });
    else if (offset > 0 && page !== null) {
      sought.current = offset;
      send({ kind: 'read', near: Math.max(1, Math.round((offset / page.text.text.length) * count)) });
    }
  }, [count, send]);

  useEffect(() => {
    const offset = sought.current;
    const { page } = latest.current;
    if (offset === null || pages === null || page === null) return;
    // A few lines are enough, and a whole book would take its time.
    const words = bareText(page.text.text.slice(offset, offset + 1_200));
    const near = (offset / page.text.text.length) * pages.count;
    const enough = pages.complete || pages.texts.size >= Math.min(pages.count, readBefore);
    let best: { number: number; share: number } | null = null;
    const read = [...pages.texts.keys()].sort((a, b) => Math.abs(a - near) - Math.abs(b - near));
    for (const number of enough ? read : []) {
      const bare = pages.bare(number);
      const share = bare === null ? 0 : shareFound(words, 0, bare);
      if (share > (best?.share ?? 0)) best = { number, share };
    }
    const bare = best === null ? null : pages.bare(best.number);
    if (best !== null && bare !== null && (best.share >= 0.5 || pages.complete)) {
      sought.current = null;
      const start = samePlace(words, 0, bare) ?? 0;
      pages.send({ kind: 'show', span: { page: best.number, start, end: start + 8 }, top: true });
    }
    if (pages.complete) sought.current = null;
  }, [pages]);

  const keep = useCallback(
    (kept: ReadingPlace): void => {
      if (id === undefined) return;
      queries.setQueryData<Article>(
        ['article', id],
        (known) => known && { ...known, readingPlace: kept, progress: kept.progress },
      );
      // An archive that is away says so elsewhere; the next place is kept again.
      archive.articles.setPlace({ id, place: kept }).catch(() => undefined);
    },
    [archive, queries, id],
  );

  useEffect(() => {
    if (place === null || !place.moved || id === undefined) return;
    sought.current = null;
    const timer = window.setTimeout(() => {
      const { article } = latest.current;
      const offset = article?.readingPlace?.offset ?? 0;
      const kept: ReadingPlace = { offset, progress: place.progress, page: place.page };
      keep(kept);
      if (article === undefined) return;
      const state = readingStateOf({
        state: article.state,
        words: article.words,
        secondsOpen: (performance.now() - opened.current) / 1_000,
        secondsAtEnd: place.progress > 0.985 ? 2 : 0,
        scrolled: true,
      });
      if (state !== null) archive.articles.mark({ ids: [id], state }).catch(() => undefined);
    }, saveAfterMs);
    return () => window.clearTimeout(timer);
  }, [place, id, archive, keep]);

  return {
    /** To the text: the words at the top of the window are at its top there as well. */
    leave() {
      if (pages === null || page === null || place === null) return;
      const bare = pages.bare(Math.floor(place.page));
      const offset =
        place.page < 1.05 || bare === null ? null : samePlace(bare, place.offset, bareText(page.text.text));
      if (offset !== null) scrollToOffset(page.text, offset);
      keep({ offset: firstVisibleOffset(page.text), progress: readProgress(page.text), page: null });
    },
  };
}
