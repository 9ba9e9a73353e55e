import type { Relaxation } from '../../../contract/search-model.ts';
import type { TextMatcher } from '../passages/text-matcher.ts';
import { type PhraseNode, type QueryNode, textFields, type WordNode } from '../query/query-tree.ts';
import type { ArticleIndex } from './article-index.ts';
import { evaluatePhrase } from './evaluate-phrase.ts';
import { holdCondition } from './hold-condition.ts';
import { allOf, anyOf, type Matches, noneOf } from './matches.ts';
import { type NearSpelling, nearSpellings } from './near-spellings.ts';
import { Frequencies } from './score-terms.ts';

export interface EvaluateOptions {
  relax: boolean;
  typing: boolean;
  collectionsNamed: (name: string) => string[];
}

export interface Evaluation {
  matches: Matches;
  relaxed: Relaxation[];
  /** What to mark in the text of a hit. */
  matchers: TextMatcher[];
}

const prefixBoost = 0.5;
const nearBoost = 0.4;

/** Which articles a query holds for, how well, and what in them made it so. */
export function evaluateQuery(
  index: ArticleIndex,
  root: QueryNode | null,
  options: EvaluateOptions,
): Evaluation {
  const relaxed: Relaxation[] = [];
  const matchers: TextMatcher[] = [];

  const known = new Map<string, Matches>();
  // What is said twice is looked for, and shown, once.
  const once = (key: unknown[], evaluate: () => Matches): Matches => {
    const name = JSON.stringify(key);
    const matches = known.get(name) ?? evaluate();
    known.set(name, matches);
    return matches;
  };

  const visit = (node: QueryNode, wanted: boolean): Matches => {
    switch (node.kind) {
      case 'word':
        return once([node.field, node.term, node.prefix, wanted], () => word(node, wanted));
      case 'phrase': {
        const terms = node.tokens.map(({ term }) => term);
        return once([node.field, terms, node.prefix, node.slop, wanted], () => phrase(node, wanted));
      }
      case 'where': {
        const holds = holdCondition(index, node.condition, options.collectionsNamed);
        const hits = new Uint8Array(index.size);
        for (let slot = 0; slot < index.size; slot++) if (holds(slot)) hits[slot] = 1;
        return { hits, scores: null };
      }
      case 'not':
        return noneOf(visit(node.part, !wanted), index.size);
      case 'all':
        return allOf(
          node.parts.map((part) => visit(part, wanted)),
          index.size,
        );
      case 'any':
        return anyOf(
          node.parts.map((part) => visit(part, wanted)),
          index.size,
        );
    }
  };

  const word = (node: WordNode, wanted: boolean): Matches => {
    const found = evaluateWord(index, node);
    // Nobody wants articles left out for a word that is only like the one they named.
    const near = found.count > 0 || !options.relax || !wanted ? [] : nearOf(node);
    if (wanted)
      matchers.push({
        kind: 'word',
        field: node.field,
        terms: [node.term, ...near.map(({ term }) => term)],
        prefix: node.prefix ? node.term : null,
        weight: rarityOf(found.count),
      });
    if (near.length === 0) return found;
    relaxed.push({ kind: 'spelling', word: node.text, shown: near.map(({ term }) => term) });
    const frequencies = new Frequencies(index, node.field);
    for (const spelling of near) frequencies.addTerm(spelling);
    return frequencies.score(nearBoost);
  };

  const nearOf = ({ term, field, prefix }: WordNode): NearSpelling[] =>
    nearSpellings(index, term, field === null ? null : textFields.indexOf(field), prefix && options.typing);

  const phrase = (node: PhraseNode, wanted: boolean): Matches => {
    const found = evaluatePhrase(index, node);
    if (wanted)
      matchers.push({ kind: 'phrase', field: node.field, phrase: node, weight: 1.5 * rarityOf(found.count) });
    return found;
  };

  const rarityOf = (count: number): number => Math.log(1 + index.documents / (count + 1));

  const everything = { hits: index.columns.alive.slice(0, index.size), scores: null };
  const matches = root === null ? everything : allOf([everything, visit(root, true)], index.size);
  return { matches, relaxed, matchers };
}

/** The word itself counts for more than words that begin with it, and those as if they were one word. */
function evaluateWord(index: ArticleIndex, { term, field, prefix }: WordNode): Matches & { count: number } {
  const exact = new Frequencies(index, field);
  const number = index.dictionary.numberOf(term);
  if (number !== undefined) exact.addTerm({ number, weight: 1 });
  const itself = exact.score(1);
  if (!prefix) return itself;
  const longer = new Frequencies(index, field);
  for (const [other, otherNumber] of index.dictionary.startingWith(term))
    if (other !== term) longer.addTerm({ number: otherNumber, weight: 1 });
  const both = anyOf([itself, longer.score(prefixBoost)], index.size);
  return { ...both, count: both.hits.reduce((count, hit) => count + hit, 0) };
}
