import { useQuery } from '@tanstack/react-query';
import type { TextSpan } from '../../contract/anchor-location.ts';
import { useArchive } from '../archive/archive-context.tsx';
import type { FramePage } from './frame-page.ts';

/** A search as it was asked; an empty query is none. */
export interface CarriedSearch {
  query: string;
  /** The last word was a beginning. */
  typing: boolean;
  /** Near spellings were taken. */
  relax: boolean;
}

export interface Marks {
  marks: readonly TextSpan[];
  /** Offsets into the title. */
  title: readonly TextSpan[];
  pending: boolean;
}

const none: readonly TextSpan[] = [];

/** What a search marks in the open article, said by the archive. */
export function useMarks(page: FramePage | null, { query, typing, relax }: CarriedSearch): Marks {
  const archive = useArchive();
  const asked = { id: page?.article ?? '', query: query.trim(), typing, relax };
  const wanted = page !== null && asked.query !== '';
  const { data, isLoading } = useQuery({
    queryKey: ['search', 'marks', asked],
    queryFn: async () => {
      const { marks, title } = await archive.search.marks(asked);
      return { marks: marks.map(span), title: title.map(span) };
    },
    enabled: wanted,
  });
  return wanted && data !== undefined
    ? { ...data, pending: false }
    : { marks: none, title: none, pending: wanted && isLoading };
}

function span([start, end]: [number, number]): TextSpan {
  return { start, end };
}
