import { useEffect, useRef } from 'react';
import { type SearchHistory, useSearchHistory } from '../archive/search-history.ts';
import { useSettings } from '../archive/use-settings.ts';
import type { List } from './use-list.ts';
import { useView } from './view-store.ts';

/** So long a reader looks at an answer that was worth having. */
const restMs = 4_000;

/**
 * Keeps the queries that led somewhere: their answer was looked at for a moment, or an article was opened from it. One that
 * only grew into the next, and was kept for the moment alone, gives way to it.
 */
export function useKeptSearches({ searching, answer, rows }: List): SearchHistory {
  const history = useSearchHistory();
  const { settings, known } = useSettings();
  const article = useView((view) => view.article);
  const query = useView((view) => view.query).trim();
  const found = searching && rows.settled && (answer?.total ?? 0) > 0;
  const wanted = known && settings.keepSearches && found;
  const newest = useRef(history);
  newest.current = history;
  const rested = useRef<string | null>(null);

  useEffect(() => {
    if (!wanted) return;
    const timer = window.setTimeout(() => {
      const before = rested.current;
      rested.current = query;
      void newest.current.keep(query);
      if (before !== null && before !== query && grewFrom(before, query)) void newest.current.forget(before);
    }, restMs);
    return () => window.clearTimeout(timer);
  }, [wanted, query]);

  const opened = useRef(article);
  useEffect(() => {
    const another = opened.current !== article;
    opened.current = article;
    if (!another || article === null || !wanted) return;
    rested.current = null;
    void newest.current.keep(query);
  }, [article, wanted, query]);
  return history;
}

function grewFrom(before: string, after: string): boolean {
  return after.startsWith(before) || before.startsWith(after);
}
