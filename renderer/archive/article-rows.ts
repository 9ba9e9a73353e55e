import { useCallback } from 'react';
import type { ArticleFilter } from '../../contract/model.ts';
import type { Settings } from '../../contract/settings-model.ts';
import { useArchive } from './archive-context.tsx';
import { type FetchAllIds, type PagedRows, type RowPage, usePagedRows } from './paged-rows.ts';

const pageSize = 100;

/** The articles of a filter, in an order. */
export function useArticleRows(
  filter: ArticleFilter,
  order: Settings['listOrder'],
  descending: boolean,
  enabled: boolean,
): PagedRows<RowPage> & { fetchAllIds: FetchAllIds } {
  const archive = useArchive();
  const rows = usePagedRows({
    key: ['articles', 'page', filter, order, descending],
    pageSize,
    enabled,
    fetchPage: async (offset, limit) => {
      const page = await archive.articles.list({ filter, order, descending, offset, limit });
      return { total: page.total, rows: page.articles.map((article) => ({ article, passages: [] })) };
    },
  });
  const fetchAllIds = useCallback(
    async () => (await archive.articles.ids({ filter, order, descending })).ids,
    [archive, filter, order, descending],
  );
  return { ...rows, fetchAllIds };
}
