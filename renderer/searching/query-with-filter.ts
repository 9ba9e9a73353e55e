import type { ArticleFilter } from '../../contract/model.ts';
import { type SearchSort, sortOfQuery } from './query-sort.ts';

/**
 * A query that says by itself what a filter narrowed: a saved search is one line of the query language, so that it means
 * the same wherever it is asked again. `collection` is given by name, as the language has it.
 */
export function queryWithFilter(
  query: string,
  filter: ArticleFilter,
  collection: string | null,
  sort: SearchSort = 'relevance',
): string {
  const { scope, tag, source, place, language, publishedFrom, publishedTo } = filter;
  const parts = [query.trim()];
  if (scope === 'starred' || scope === 'unread' || scope === 'reading' || scope === 'finished')
    parts.push(`is:${scope}`);
  if (scope === 'annotated') parts.push('is:annotated');
  if (collection !== null) parts.push(`in:${quoted(collection)}`);
  if (tag !== undefined) parts.push(`tag:${quoted(tag)}`);
  if (source !== undefined) parts.push(`source:${quoted(source)}`);
  if (place !== undefined) parts.push(`place:${quoted(place)}`);
  if (language !== undefined) parts.push(`lang:${quoted(language)}`);
  if (publishedFrom !== undefined && publishedTo !== undefined)
    parts.push(
      publishedFrom === publishedTo ? `date:${publishedFrom}` : `date:${publishedFrom}..${publishedTo}`,
    );
  else if (publishedFrom !== undefined) parts.push(`date:>=${publishedFrom}`);
  else if (publishedTo !== undefined) parts.push(`date:<=${publishedTo}`);
  if (sort !== 'relevance' && sortOfQuery(query) === null) parts.push(`sort:${sort}`);
  return parts.filter((part) => part !== '').join(' ');
}

/** The language has no escape inside quotes, so a quote in a name is left out. */
function quoted(name: string): string {
  return /^[\p{L}\p{N}_-]+$/u.test(name) ? name : `"${name.replaceAll('"', '')}"`;
}
