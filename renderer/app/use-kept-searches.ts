import { useEffect, useRef } from 'react';
import { type SearchHistory, useSearchHistory } from '../archive/search-history.ts';
import { useSettings } from '../archive/use-settings.ts';
import { focusedPlace, notSearched } from './desk.ts';
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
  const { settings, known: settingsKnown } = useSettings();
  // Another object with every article that is opened from the list, the same article again included.
  const openedBy = useView((view) => focusedPlace(view.desk)?.search ?? notSearched);
  const query = useView((view) => view.query).trim();
  const found = searching && rows.settled && (answer?.total ?? 0) > 0;
  const wanted = settingsKnown && settings.keepSearches && found;
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

  const known = useRef(openedBy);
  useEffect(() => {
    const another = known.current !== openedBy;
    known.current = openedBy;
    if (!another || openedBy.query.trim() !== query || !wanted) return;
    rested.current = null;
    void newest.current.keep(query);
  }, [openedBy, wanted, query]);
  return history;
}

function grewFrom(before: string, after: string): boolean {
  return after.startsWith(before) || before.startsWith(after);
}
