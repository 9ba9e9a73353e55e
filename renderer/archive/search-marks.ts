import { useQuery } from '@tanstack/react-query';
import type { TextSpan } from '../../contract/anchor-location.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from './archive-context.tsx';

/** A search as it was asked; an empty query is none. */
export interface CarriedSearch {
  query: string;
  /** The last word was a beginning. */
  typing: boolean;
  /** Near spellings were taken. */
  relax: boolean;
}

export interface SearchMarks {
  /** Offsets into the article's text. */
  marks: readonly TextSpan[];
  title: readonly TextSpan[];
  /** Of the note on it, as it was saved last. */
  note: readonly TextSpan[];
  /** The archive has not answered yet. */
  pending: boolean;
}

const none: readonly TextSpan[] = [];

/** What a search marks in an article, said by the archive. */
export function useSearchMarks(article: Id | null, { query, typing, relax }: CarriedSearch): SearchMarks {
  const archive = useArchive();
  const asked = { id: article ?? '', query: query.trim(), typing, relax };
  const wanted = article !== null && asked.query !== '';
  const { data, isLoading } = useQuery({
    queryKey: ['search', 'marks', asked],
    queryFn: async () => {
      const { marks, title, note } = await archive.search.marks(asked);
      return { marks: marks.map(span), title: title.map(span), note: note.map(span) };
    },
    enabled: wanted,
  });
  return wanted && data !== undefined
    ? { ...data, pending: false }
    : { marks: none, title: none, note: none, pending: wanted && isLoading };
}

function span([start, end]: [number, number]): TextSpan {
  return { start, end };
}
