import { useIsFetching } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Input } from '../../contract/methods.ts';
import type { ArticleFilter, SearchAnswer } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { type FetchAllIds, type PagedRows, type RowPage, usePagedRows } from '../archive/paged-rows.ts';

export interface SearchRequest {
  query: string;
  filter: ArticleFilter;
  sort: NonNullable<Input<'search.find'>['sort']>;
  typing: boolean;
  relax: boolean;
  /** `any`: some of the words will do. */
  match: 'all' | 'any';
}

/** A page of hits, with what the answer says of all of them. */
export interface HitPage extends RowPage {
  answer: Omit<SearchAnswer, 'hits'>;
}

export type HitRows = PagedRows<HitPage> & { fetchAllIds: FetchAllIds };

/** What a window shows, and as much again: passages are cut for each. */
const pageSize = 25;
const largestPage = 500;

/** The answer to a search, as it is typed. */
export function useSearchRows(wanted: SearchRequest, enabled: boolean): HitRows {
  const archive = useArchive();
  const request = useNewest(wanted);
  const rows = usePagedRows<HitPage>({
    key: ['search', 'hits', request],
    pageSize,
    enabled,
    fetchPage: async (offset, limit) => {
      const { hits, ...answer } = await archive.search.find({ ...request, offset, limit });
      return {
        answer,
        total: answer.total,
        rows: hits.map(({ article, passages }) => ({ article, passages })),
      };
    },
  });
  const fetchAllIds = useCallback(async () => {
    const ids: Id[] = [];
    for (;;) {
      const { hits, total } = await archive.search.find({
        ...request,
        offset: ids.length,
        limit: largestPage,
      });
      for (const { article } of hits) ids.push(article.id);
      if (hits.length === 0 || ids.length >= total) return ids;
    }
  }, [archive, request]);
  return { ...rows, fetchAllIds };
}

/**
 * One question at a time, and then the newest: what was typed while an answer was on its way is asked when it is there,
 * and what came in between never. So a slow archive falls one answer behind, not ten.
 */
function useNewest(wanted: SearchRequest): SearchRequest {
  const busy = useIsFetching({ queryKey: ['search', 'hits'] }) > 0;
  const [asked, setAsked] = useState(wanted);
  if (!busy && JSON.stringify(asked) !== JSON.stringify(wanted)) setAsked(wanted);
  return asked;
}
