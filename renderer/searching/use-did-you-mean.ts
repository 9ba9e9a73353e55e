import { useQuery } from '@tanstack/react-query';
import type { SearchAnswer } from '../../contract/model.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { useAfter } from '../ui/use-after.ts';
import type { SearchRequest } from './search-rows.ts';

type Answer = Pick<SearchAnswer, 'total' | 'didYouMean' | 'query'>;

/** With more hits than these nothing is asked. */
const fewHits = 5;
/** Whoever still types does not want to be asked what is meant. */
const restMs = 500;

/**
 * The query with a likelier spelling. While a word is being typed the archive has no opinion, since any beginning may be
 * meant; so once the typing rests with few hits, it is asked as if the word were whole. The hits stay as they are.
 */
export function useDidYouMean(request: SearchRequest, answer: Answer | undefined): string | null {
  const archive = useArchive();
  const { query, filter, typing, relax, match } = request;
  const few = answer !== undefined && answer.total <= fewHits && answer.query === query;
  const wanted = useAfter(typing && relax && few, restMs);
  const { data } = useQuery({
    queryKey: ['search', 'meant', query, filter, match],
    queryFn: async () =>
      (await archive.search.find({ query, filter, match, typing: false, limit: 1 })).didYouMean,
    enabled: wanted,
  });
  if (answer?.didYouMean != null) return answer.didYouMean;
  return wanted && data !== undefined ? data : null;
}
