import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { EventData } from '../../contract/events.ts';
import { useArchive } from './archive-context.tsx';

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
};

/** Asks again whatever the archive says has changed. To be used once, at the top of the window. */
export function useLibraryChanges(): void {
  const archive = useArchive();
  const queries = useQueryClient();
  useEffect(
    () =>
      archive.on('library.changed', ({ parts, articles }) => {
        const words = new Set(parts.flatMap((part) => shownBy[part]));
        for (const word of words) void queries.invalidateQueries({ queryKey: [word] });
        if (articles === undefined) void queries.invalidateQueries({ queryKey: ['article'] });
        else for (const id of articles) void queries.invalidateQueries({ queryKey: ['article', id] });
      }),
    [archive, queries],
  );
}
