import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Article, ReadingPlace, ReadingState } from '../../contract/model.ts';
import { useArchive } from '../archive/archive-context.tsx';
import type { FramePage } from './frame-page.ts';
import { fitsWindow, readPlace, readProgress, scrollToOffset, standsWherePut } from './reading-place.ts';
import { readingStateOf } from './reading-progress.ts';

const saveAfterMs = 600;

/**
 * Takes the reader back to the line where they stopped, keeps it as they read on, and marks the article as being read and
 * finished as they do. Answers with how far they are, 0 to 1; null where
 * the whole article is in view.
 *
 * @param stayPut something else decides what is shown first: a search result, a highlight.
 */
export function useReadingPlace(
  page: FramePage | null,
  article: Article | undefined,
  stayPut: boolean,
): number | null {
  const archive = useArchive();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<number | null>(null);
  const latest = useRef({ article, stayPut });
  latest.current = { article, stayPut };
  const ready = page !== null && article?.id === page.article;

  useEffect(() => {
    if (page === null || !ready) return;
    const visit = openVisit(page, {
      article: () => latest.current.article,
      save(place) {
        // Who comes back at once must not be met by what was known before.
        queries.setQueryData<Article>(
          ['article', page.article],
          (known) => known && { ...known, readingPlace: place, progress: place.progress },
        );
        return archive.articles.setPlace({ id: page.article, place });
      },
      mark: (state) => archive.articles.mark({ ids: [page.article], state }),
      onProgress: setProgress,
    });
    if (!latest.current.stayPut) scrollToOffset(page.text, latest.current.article?.readingPlace?.offset ?? 0);
    visit.look();
    return visit.end;
  }, [archive, queries, page, ready]);

  return page === null ? null : progress;
}

interface VisitOptions {
  article(): Article | undefined;
  save(place: ReadingPlace): Promise<unknown>;
  mark(state: ReadingState): Promise<unknown>;
  onProgress(share: number | null): void;
}

/** One reading of one article, from its opening to its end. */
function openVisit(page: FramePage, options: VisitOptions): { look(): void; end(): void } {
  const opened = performance.now();
  let scrolled = false;
  let atEndSince: number | null = null;
  let timer: number | undefined;
  let place: ReadingPlace | null = null;
  let marked: ReadingState | null = null;

  const save = (): void => {
    window.clearTimeout(timer);
    timer = undefined;
    if (place === null) return;
    // An archive that is away says so elsewhere; the next line is kept again.
    options.save(place).catch(() => undefined);
  };
  const judge = (): void => {
    const article = options.article();
    if (article === undefined || document.visibilityState === 'hidden') return;
    const now = performance.now();
    const next = readingStateOf({
      state: article.state,
      words: article.words,
      secondsOpen: (now - opened) / 1_000,
      secondsAtEnd: atEndSince === null ? 0 : (now - atEndSince) / 1_000,
      scrolled,
    });
    // Each once in a visit: what the reader sets by hand afterwards stays.
    if (next === null || next === marked || marked === 'finished') return;
    marked = next;
    options.mark(next).catch(() => {
      marked = null;
    });
  };
  const look = (): void => {
    const share = readProgress(page.text);
    options.onProgress(fitsWindow(page.view) ? null : share);
    if (share < 0.985) atEndSince = null;
    else atEndSince ??= performance.now();
  };
  const moved = (): void => {
    look();
    if (standsWherePut(page.document)) return;
    scrolled = true;
    // Measured now: when it is time to save, the page may be gone.
    place = readPlace(page.text);
    timer ??= window.setTimeout(save, saveAfterMs);
  };
  const leave = (): void => {
    if (timer !== undefined) save();
  };

  const pulse = window.setInterval(judge, 1_000);
  const stop = new AbortController();
  page.document.addEventListener('scroll', moved, { signal: stop.signal, passive: true });
  window.addEventListener('pagehide', leave, { signal: stop.signal });
  return {
    look,
    end() {
      leave();
      window.clearInterval(pulse);
      stop.abort();
    },
  };
}
