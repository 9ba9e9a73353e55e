import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Collection, SavedSearch, Tag } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from './archive-context.tsx';

/** Making, naming and removing collections, tags and saved searches. Failures reach the caller: a name may be taken. */
export interface GroupChanges {
  createCollection(name: string): Promise<Collection>;
  renameCollection(id: Id, name: string): Promise<Collection>;
  removeCollection(id: Id): Promise<unknown>;
  changeTag(id: Id, change: { name?: string; colour?: number }): Promise<Tag>;
  removeTag(id: Id): Promise<unknown>;
  saveSearch(name: string, query: string): Promise<SavedSearch>;
  /** `before` is the one that it shall stand before, null to stand last. */
  changeSavedSearch(
    id: Id,
    change: { name?: string; query?: string; before?: Id | null },
  ): Promise<SavedSearch>;
  removeSavedSearch(id: Id): Promise<unknown>;
}

export function useGroupChanges(): GroupChanges {
  const archive = useArchive();
  const queries = useQueryClient();
  return useMemo(() => {
    const then = async <T>(answer: Promise<T>): Promise<T> => {
      const value = await answer;
      for (const word of ['overview', 'articles', 'article'])
        void queries.invalidateQueries({ queryKey: [word] });
      return value;
    };
    return {
      createCollection: (name) => then(archive.collections.create({ name })),
      renameCollection: (id, name) => then(archive.collections.rename({ id, name })),
      removeCollection: (id) => then(archive.collections.remove({ id })),
      changeTag: (id, change) => then(archive.tags.change({ id, ...change })),
      removeTag: (id) => then(archive.tags.remove({ id })),
      saveSearch: (name, query) => then(archive.savedSearches.create({ name, query })),
      changeSavedSearch: (id, change) => then(archive.savedSearches.change({ id, ...change })),
      removeSavedSearch: (id) => then(archive.savedSearches.remove({ id })),
    };
  }, [archive, queries]);
}
