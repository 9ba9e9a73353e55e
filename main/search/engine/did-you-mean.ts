import type { Evaluation } from './evaluate-query.ts';
import type { IndexView } from './index-view.ts';
import { nearTerms } from './near-spellings.ts';
import { wordForms } from './word-terms.ts';

/** With more hits nobody needs to be asked: five, or one article in so many. */
const fewHits = 5;
const oneIn = 1_000;
/** The likelier word stands in so many times as many articles, and in so many at least. */
const timesCommoner = 20;
const leastArticles = 5;

/**
 * The query with a likelier word, one edit away, in the place of one that stands in very few articles; null when there is
 * none. Words without any hit are none of its business: near spellings answer for those.
 */
export function didYouMean(
  view: IndexView,
  query: string,
  words: Evaluation['words'],
  total: number,
): string | null {
  const few = Math.max(fewHits, view.documents / oneIn);
  if (total > few) return null;
  let likelier = query;
  for (const { node, count } of words) {
    const { term, text, prefix } = node;
    if (prefix || node.field !== null || count === 0 || count > few) continue;
    if (term.length < 4 || /\d/.test(term)) continue;
    const wanted = Math.max(leastArticles, count * timesCommoner);
    let best: { term: string; count: number } | null = null;
    // Another form of the word is no other word.
    const forms = new Set(wordForms(view, term).map((form) => form.term.term));
    for (const { term: near } of nearTerms(view, term, 1))
      if (
        near.term !== term &&
        !forms.has(near.term) &&
        near.count >= wanted &&
        near.count > (best?.count ?? 0)
      )
        best = { term: near.term, count: near.count };
    if (best !== null) likelier = likelier.replace(text, () => best.term);
  }
  return likelier === query ? null : likelier;
}
