import type { QueryClient } from '@tanstack/react-query';
import type { ArticleSummary } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import type { RowPage } from './paged-rows.ts';

/** What the window knows of these articles without asking; those that are in no page it holds are left out. */
export function knownSummaries(queries: QueryClient, ids: readonly Id[]): ArticleSummary[] {
  const wanted = new Set(ids);
  const found = new Map<Id, ArticleSummary>();
  const pages = [
    ...queries.getQueriesData<RowPage>({ queryKey: ['articles', 'page'] }),
    ...queries.getQueriesData<RowPage>({ queryKey: ['search', 'hits'] }),
  ];
  for (const [, page] of pages)
    for (const { article } of page?.rows ?? []) if (wanted.has(article.id)) found.set(article.id, article);
  for (const id of ids) {
    const opened = queries.getQueryData<ArticleSummary>(['article', id]);
    if (opened !== undefined) found.set(id, opened);
  }
  return [...found.values()];
}
