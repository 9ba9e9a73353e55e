import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Client } from '../../contract/client.ts';
import type { Quotation, QuotationAnswer, QuotedSentence } from '../../contract/quotation-model.ts';
import { useArchive } from './archive-context.tsx';

export interface QuotationRequest {
  query: string;
  /** Years or days; empty for an open end. */
  from: string;
  to: string;
  order: 'oldest' | 'newest';
}

/** A sentence in the list of all, with the article that it is quoted from. */
export interface QuotationRow {
  key: string;
  quotation: Quotation;
  sentence: QuotedSentence;
  /** The first of its article. */
  first: boolean;
  /** The first of its year; null for the undated. */
  year: string | null;
  beginsYear: boolean;
}

export interface Quotations {
  /** Of the first page: how the query was read, and how many articles there are. */
  head: QuotationAnswer | undefined;
  rows: readonly QuotationRow[];
  /** Articles looked at so far, and those of them whose words stand in no one sentence. */
  read: number;
  apart: number;
  isPending: boolean;
  /** All of them are here. */
  complete: boolean;
  failure: Error | null;
  more(): void;
  retry(): void;
}

/** So many articles are read without being asked for, so that the counts of an ordinary answer are whole. */
const readAhead = 400;
const pageSize = 40;

export function useQuotations(request: QuotationRequest): Quotations {
  const archive = useArchive();
  const asked = request.query.trim() !== '';
  const query = useInfiniteQuery({
    queryKey: ['search', 'quotations', request],
    queryFn: ({ pageParam }) =>
      archive.quotations.find({ ...inputOf(request), offset: pageParam, limit: pageSize }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, page) => sum + page.read, 0);
      return last.read > 0 && read < last.articles ? read : undefined;
    },
    enabled: asked,
    placeholderData: keepPreviousData,
  });
  const { data, hasNextPage, isFetching, fetchNextPage } = query;
  const pages = asked ? data?.pages : undefined;
  const read = pages?.reduce((sum, page) => sum + page.read, 0) ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetching && read < readAhead) void fetchNextPage();
  }, [hasNextPage, isFetching, read, fetchNextPage]);
  const rows = useMemo(() => rowsOf(pages?.flatMap(({ quotations }) => quotations) ?? []), [pages]);
  return {
    head: pages?.[0],
    rows,
    read,
    apart: pages?.reduce((sum, page) => sum + page.quotations.filter(isApart).length, 0) ?? 0,
    isPending: asked && query.isPending,
    complete: !hasNextPage,
    failure: query.error,
    more: () => {
      if (hasNextPage && !isFetching) void fetchNextPage();
    },
    retry: () => void query.refetch(),
  };
}

/** All of them, page by page; `onRead` is told how many articles were read. */
export async function allQuotations(
  archive: Client,
  request: QuotationRequest,
  onRead: (articles: number, of: number) => void,
): Promise<Quotation[]> {
  const all: Quotation[] = [];
  for (let offset = 0; ; ) {
    const page = await archive.quotations.find({
      ...inputOf(request),
      offset,
      limit: 200,
      sentencesPerArticle: 10_000,
    });
    all.push(...page.quotations);
    offset += page.read;
    onRead(offset, page.articles);
    if (page.read === 0 || offset >= page.articles) return all;
  }
}

function inputOf({ query, from, to, order }: QuotationRequest) {
  return { query, order, ...(from !== '' && { from }), ...(to !== '' && { to }) };
}

function isApart({ sentences }: Quotation): boolean {
  return sentences.length === 0;
}

function rowsOf(quotations: readonly Quotation[]): QuotationRow[] {
  const rows: QuotationRow[] = [];
  for (const quotation of quotations)
    for (const [number, sentence] of quotation.sentences.entries()) {
      const { id, published } = quotation.article;
      const year = published?.slice(0, 4) ?? null;
      const before = rows.at(-1);
      rows.push({
        ...{ key: `${id} ${sentence.anchor.start}`, quotation, sentence, first: number === 0, year },
        beginsYear: before === undefined || before.year !== year,
      });
    }
  return rows;
}
