import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { EventData } from '../../contract/events.ts';
import type { ImportProgress } from '../../contract/model.ts';
import { useArchive } from './archive-context.tsx';
import { refreshLists } from './list-hold.ts';

type Part = EventData<'library.changed'>['parts'][number];

/**
 * Every query of the interface has one of these words first in its key; what is listed by a part of the library is asked
 * again when that part changed. `article` is one article (`['article', id]`), `articles` lists, counts and timelines.
 */
const shownBy: Record<Part, readonly string[]> = {
  articles: ['articles', 'overview', 'search', 'highlights', 'notes'],
  groups: ['articles', 'overview'],
  notes: ['notes', 'articles', 'overview'],
  highlights: ['highlights', 'articles', 'overview'],
  imports: ['imports', 'overview'],
  dictionaries: ['dictionaries'],
};

const calmMs = 150;
/** During an import everything changes all the time: lists and counts follow at a pace that leaves room for reading. */
const importingMs = 1_200;

/** Asks again whatever the archive says has changed. To be used once, at the top of the window. */
export function useLibraryChanges(): void {
  const archive = useArchive();
  const queries = useQueryClient();
  useEffect(() => {
    const words = createPacedInvalidation(queries);
    const stops = [
      archive.on('library.changed', ({ parts, articles }) => {
        words.ask(parts.flatMap((part) => shownBy[part]));
        if (articles === undefined) words.ask(['article']);
        else for (const id of articles) void queries.invalidateQueries({ queryKey: ['article', id] });
      }),
      // What happened while the archive was away was not told.
      archive.on('connection', ({ state }) => {
        if (state === 'connected') void queries.invalidateQueries();
      }),
    ];
    return () => {
      words.stop();
      for (const stop of stops) stop();
    };
  }, [archive, queries]);
}

/** The first change shows at once, those that follow it together after a while. */
function createPacedInvalidation(queries: QueryClient): { ask(words: string[]): void; stop(): void } {
  const waiting = new Set<string>();
  let timer: number | undefined;
  let last = 0;
  const flush = (): void => {
    timer = undefined;
    last = performance.now();
    for (const word of waiting)
      if (word === 'articles') refreshLists(queries);
      else void queries.invalidateQueries({ queryKey: [word] }, { cancelRefetch: false });
    waiting.clear();
  };
  return {
    ask(words) {
      for (const word of words) waiting.add(word);
      if (timer !== undefined) return;
      const running = queries.getQueryData<ImportProgress[]>(['imports', 'running']) ?? [];
      const pace = running.length > 0 ? importingMs : calmMs;
      timer = window.setTimeout(flush, Math.max(0, last + pace - performance.now()));
    },
    stop: () => window.clearTimeout(timer),
  };
}
