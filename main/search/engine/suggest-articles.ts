import type { Suggestion } from '../../../contract/model.ts';
import { analyse } from '../analysis/read-tokens.ts';
import type { QueryNode } from '../query/query-tree.ts';
import { evaluateQuery } from './evaluate-query.ts';
import type { IndexView } from './index-view.ts';
import { rankHits } from './rank-hits.ts';
import { freeScratch } from './scratch.ts';

/** Nobody types more to find a title. */
const mostWords = 12;

/**
 * Adds the articles whose titles hold what was typed, each word as a beginning, misspelt ones too, to the names that quick
 * find has. Titles are asked of the index, since it holds them: a second index of 100,000 of them would take longer to
 * open than everything else, and more memory. Names come first, but articles have at least half of the room.
 */
export function suggestArticles(
  view: IndexView,
  named: readonly Suggestion[],
  text: string,
  limit: number,
): Suggestion[] {
  const words = analyse(text.slice(0, 200))
    .filter(({ span }) => span === 1)
    .slice(0, mostWords);
  if (words.length === 0) return named.slice(0, limit);
  freeScratch();
  const parts = words.map(
    ({ term }): QueryNode => ({ kind: 'word', field: 'title', text: term, term, prefix: true }),
  );
  const [only] = parts;
  const root: QueryNode | null = parts.length === 1 ? (only ?? null) : { kind: 'all', parts };
  const { matches } = evaluateQuery(view, root, { relax: true, typing: true, collectionsNamed: () => [] });
  const { hits } = rankHits(view, matches, 'relevance', 0, limit);
  const articles = hits.flatMap(({ segment, article }): Suggestion[] => {
    const facts = view.segments[segment]?.facts(article);
    if (facts === undefined) return [];
    const detail = [facts.source, facts.published.slice(0, 10)].filter((part) => part !== '').join(' · ');
    return [{ kind: 'article', target: facts.id, label: facts.title, detail }];
  });
  const forArticles = Math.min(articles.length, Math.max(Math.ceil(limit / 2), limit - named.length));
  return [...named.slice(0, limit - forArticles), ...articles.slice(0, forArticles)];
}
