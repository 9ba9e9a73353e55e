import type { IndexStatus } from '../../contract/search-model.ts';
import { formatCount, formatNumber } from '../ui/format.ts';

/** What an answer does not speak of; null when it speaks of the whole library. */
export function incompleteWords({ state, indexed, total }: IndexStatus): string | null {
  const missing = Math.max(0, total - indexed);
  if (state === 'rebuilding')
    return `The index is being made anew. ${formatNumber(indexed)} of ${formatCount(total, 'article')} can be found so far.`;
  if (state === 'failed' && indexed < total)
    return `${formatNumber(missing)} of ${formatCount(total, 'article')} cannot be found.`;
  if (state !== 'catching-up') return null;
  if (missing === 0) return 'Search is catching up with what has changed.';
  return `${formatNumber(missing)} of ${formatCount(total, 'article')} ${missing === 1 ? 'is' : 'are'} not searchable yet.`;
}

/** What of long articles is searched; null when all of all is. */
export function shortenedWords({ shortened: { count } }: IndexStatus): string | null {
  if (count === 0) return null;
  return `Of ${count === 1 ? 'one very long article' : `${formatNumber(count)} very long articles`} only the first ${formatNumber(20_000_000)} characters are searched.`;
}

/** The index in one line, for where it is told by itself. */
export function indexWords(status: IndexStatus): string {
  const { state, total } = status;
  if (state === 'failed') return `It failed: ${status.message ?? 'the log says more'}.`;
  return incompleteWords(status) ?? `Complete: ${formatCount(total, 'article')}.`;
}
