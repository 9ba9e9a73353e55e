import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Client } from '../../contract/client.ts';
import type { ArticleSummary, ReadingState } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from './archive-context.tsx';
import { refreshLists, releaseLists } from './list-hold.ts';
import { announce, announceFailure } from './notices.ts';
import type { RowPage } from './paged-rows.ts';
import { rememberChange, type Undoable } from './undo.ts';

/** Everything a reader does to articles. Each shows at once, can be taken back, and says when it failed. */
export interface ArticleChanges {
  star(ids: Id[], starred: boolean): Promise<void>;
  setState(ids: Id[], state: ReadingState): Promise<void>;
  tag(ids: Id[], name: string, present: boolean): Promise<void>;
  collect(ids: Id[], collection: { id: Id; name: string }, present: boolean): Promise<void>;
  trash(ids: Id[]): Promise<void>;
  restore(ids: Id[]): Promise<void>;
  /** For good: the only one without a way back. */
  erase(ids: Id[]): Promise<void>;
}

export function useArticleChanges(): ArticleChanges {
  const archive = useArchive();
  const queries = useQueryClient();
  return useMemo(() => createArticleChanges(archive, queries), [archive, queries]);
}

const stateWords: Record<ReadingState, string> = {
  unread: 'unread',
  reading: 'being read',
  finished: 'finished',
};

export function createArticleChanges(archive: Client, queries: QueryClient): ArticleChanges {
  const refresh = (moved: boolean): void => {
    for (const word of ['overview', 'search', 'article'])
      void queries.invalidateQueries({ queryKey: [word] });
    // What only looks different is shown already; what came or went cannot wait.
    if (moved) releaseLists(queries);
    else refreshLists(queries);
  };
  /** `attempt` does it and answers how to take it back, or null when nothing changed. */
  const change = async (
    failing: string,
    attempt: () => Promise<Undoable | null>,
    { tell, moved = false }: { tell: boolean; moved?: boolean },
  ): Promise<void> => {
    try {
      const done = await attempt();
      if (done !== null)
        rememberChange(
          {
            label: done.label,
            undo: async () => {
              await done.undo();
              refresh(moved);
            },
          },
          { tell },
        );
    } catch (error) {
      announceFailure(failing, error);
    } finally {
      refresh(moved);
    }
  };

  const mark = async (
    ids: Id[],
    wanted: { starred?: boolean; state?: ReadingState },
    label: string,
  ): Promise<void> => {
    patchSummaries(queries, ids, (summary) => ({ ...summary, ...wanted }));
    await change(
      `Could not mark ${several(ids)}`,
      async () => {
        const { before } = await archive.articles.mark({ ids, ...wanted });
        if (before.length === 0) return null;
        return {
          label,
          undo: async () => {
            for (const { ids: same, ...was } of groupBefore(before))
              await archive.articles.mark({ ids: same, ...was });
          },
        };
      },
      { tell: ids.length > 1 },
    );
  };

  return {
    star: (ids, starred) =>
      mark(ids, { starred }, `${starred ? 'Starred' : 'Took the star from'} ${several(ids)}`),
    setState: (ids, state) => mark(ids, { state }, `Marked ${several(ids)} as ${stateWords[state]}`),
    tag: async (ids, name, present) => {
      patchSummaries(queries, ids, (summary) => ({
        ...summary,
        tags: present ? [...new Set([...summary.tags, name])] : summary.tags.filter((tag) => tag !== name),
      }));
      const put = (to: Id[], there: boolean) =>
        archive.articles.tag({ ids: to, ...(there ? { add: [name] } : { remove: [name] }) });
      await change(
        `Could not tag ${several(ids)}`,
        async () => {
          const { changed } = await put(ids, present);
          const label = present
            ? `Tagged ${several(changed)} “${name}”`
            : `Took the tag “${name}” from ${several(changed)}`;
          return changed.length === 0 ? null : { label, undo: () => put(changed, !present) };
        },
        { tell: ids.length > 1 },
      );
    },
    collect: (ids, collection, present) =>
      change(
        `Could not change the collection “${collection.name}”`,
        async () => {
          const { changed } = await archive.articles.collect({ ids, collection: collection.id, present });
          if (changed.length === 0) {
            announce({ title: present ? `Already in “${collection.name}”` : `Not in “${collection.name}”` });
            return null;
          }
          return {
            label: `${present ? 'Put' : 'Took'} ${several(changed)} ${present ? 'into' : 'out of'} “${collection.name}”`,
            undo: () =>
              archive.articles.collect({ ids: changed, collection: collection.id, present: !present }),
          };
        },
        { tell: true, moved: true },
      ),
    trash: (ids) =>
      change(
        `Could not move ${several(ids)} to the trash`,
        async () => {
          const { changed } = await archive.articles.trash({ ids });
          if (changed.length === 0) return null;
          return {
            label: `Moved ${several(changed)} to the trash`,
            undo: () => archive.articles.restore({ ids: changed }),
          };
        },
        { tell: true, moved: true },
      ),
    restore: (ids) =>
      change(
        `Could not restore ${several(ids)}`,
        async () => {
          const { changed } = await archive.articles.restore({ ids });
          if (changed.length === 0) return null;
          return {
            label: `Restored ${several(changed)}`,
            undo: () => archive.articles.trash({ ids: changed }),
          };
        },
        { tell: true, moved: true },
      ),
    erase: async (ids) => {
      try {
        const { erased } = await archive.articles.erase({ ids });
        announce({ title: `Erased ${erased === 1 ? '1 article' : `${erased} articles`} for good` });
      } catch (error) {
        announceFailure(`Could not erase ${several(ids)}`, error);
      } finally {
        refresh(true);
      }
    },
  };
}

function several(ids: readonly Id[]): string {
  return ids.length === 1 ? 'the article' : `${ids.length.toLocaleString()} articles`;
}

/** Articles that were alike before go back in one call. */
function groupBefore(
  before: { id: Id; state: ReadingState; starred: boolean }[],
): { ids: Id[]; state: ReadingState; starred: boolean }[] {
  const groups = new Map<string, { ids: Id[]; state: ReadingState; starred: boolean }>();
  for (const { id, state, starred } of before) {
    const group = groups.get(`${state} ${starred}`) ?? { ids: [], state, starred };
    group.ids.push(id);
    groups.set(`${state} ${starred}`, group);
  }
  return [...groups.values()];
}

/** Shows a change in every list before the archive has answered. */
function patchSummaries(
  queries: QueryClient,
  ids: Id[],
  patch: (summary: ArticleSummary) => ArticleSummary,
): void {
  const touched = new Set(ids);
  const patchPage = (page: RowPage | undefined): RowPage | undefined =>
    page && {
      ...page,
      rows: page.rows.map((row) =>
        touched.has(row.article.id) ? { ...row, article: patch(row.article) } : row,
      ),
    };
  queries.setQueriesData<RowPage>({ queryKey: ['articles', 'page'] }, patchPage);
  queries.setQueriesData<RowPage>({ queryKey: ['search', 'hits'] }, patchPage);
  for (const id of ids.slice(0, 100))
    queries.setQueryData<ArticleSummary>(['article', id], (article) => article && patch(article));
}
