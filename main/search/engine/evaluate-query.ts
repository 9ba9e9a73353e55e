import type { Relaxation } from '../../../contract/search-model.ts';
import type { TextMatcher } from '../passages/text-matcher.ts';
import { type PhraseNode, type QueryNode, textFields, type WordNode } from '../query/query-tree.ts';
import type { AskedTerm, AskedWord } from './asked-word.ts';
import { evaluatePhrase } from './evaluate-phrase.ts';
import { copyHits, countHits, createHits } from './hits.ts';
import { holdCondition } from './hold-condition.ts';
import { findTerm, type IndexView } from './index-view.ts';
import { allOf, anyOf, type Matches, noneOf } from './matches.ts';
import { type NearSpelling, nearSpellings } from './near-spellings.ts';
import { occursIn } from './occurs-in.ts';
import { addBeginning } from './score-beginning.ts';
import { Frequencies, rarityOf } from './score-terms.ts';
import { stemmingOf, type WordForm, wordForms } from './word-terms.ts';

export interface EvaluateOptions {
  relax: boolean;
  typing: boolean;
  collectionsNamed: (name: string) => string[];
}

export interface Evaluation {
  /** By segment. */
  matches: Matches[];
  relaxed: Relaxation[];
  /** What to mark in the text of a hit. */
  matchers: TextMatcher[];
  /** Words that are hits themselves, in the order of the query: for `didYouMean`. */
  words: { node: WordNode; count: number }[];
  /** Words that occur and that hits are to have, in the order of the query: for what their places say. */
  asked: AskedWord[];
}

const prefixBoost = 0.5;
const nearBoost = 0.4;

/** Which articles a query holds for, how well, and what in them made it so. */
export function evaluateQuery(view: IndexView, root: QueryNode | null, options: EvaluateOptions): Evaluation {
  const relaxed: Relaxation[] = [];
  const matchers: TextMatcher[] = [];
  const words: Evaluation['words'] = [];
  const asked = new Map<string, AskedWord>();

  const known = new Map<string, Matches[]>();
  // What is said twice is looked for, and shown, once.
  const once = (key: unknown[], evaluate: () => Matches[]): Matches[] => {
    const name = JSON.stringify(key);
    const matches = known.get(name) ?? evaluate();
    known.set(name, matches);
    return matches;
  };

  const visit = (node: QueryNode, wanted: boolean): Matches[] => {
    switch (node.kind) {
      case 'word': {
        const again = asked.get(askedKey(node));
        if (again !== undefined && wanted) again.times++;
        return once([node.field, node.term, node.prefix, wanted], () => word(node, wanted));
      }
      case 'phrase': {
        const terms = node.tokens.map(({ term }) => term);
        return once([node.field, terms, node.prefix, node.slop, node.exact, wanted], () =>
          phrase(node, wanted),
        );
      }
      case 'where':
        return view.segments.map((segment) => {
          const holds = holdCondition(segment, node.condition, options.collectionsNamed);
          const hits = createHits(segment.articles);
          const { alive } = segment;
          for (let article = 0; article < hits.length; article++)
            if (alive[article] === 1 && holds(article)) hits[article] = 1;
          return { hits, scores: null };
        });
      case 'not':
        return visit(node.part, !wanted).map((part, number) =>
          noneOf(part, view.segments[number]?.alive ?? createHits(0)),
        );
      case 'all':
        return bySegment(
          node.parts.map((part) => visit(part, wanted)),
          allOf,
        );
      case 'any':
        return bySegment(
          node.parts.map((part) => visit(part, wanted)),
          anyOf,
        );
    }
  };

  const bySegment = (parts: Matches[][], join: (parts: Matches[]) => Matches): Matches[] =>
    view.segments.map((_, number) => join(parts.flatMap((part) => part[number] ?? [])));

  const word = (node: WordNode, wanted: boolean): Matches[] => {
    const forms = wordForms(view, node.term);
    const found = evaluateWord(view, node, forms);
    words.push({ node, count: found.count });
    // Nobody wants articles left out for a word that is only like the one they named.
    const near = found.count > 0 || !options.relax || !wanted ? [] : nearOf(node);
    if (wanted)
      matchers.push({
        kind: 'word',
        field: node.field,
        terms: [
          node.term,
          ...forms.map(({ term }) => term.term),
          ...near.flatMap(({ term }) => [
            term.term,
            ...wordForms(view, term.term, 'stem').map((form) => form.term.term),
          ]),
        ],
        prefix: node.prefix ? node.term : null,
        weight: markWeightOf(found.count),
      });
    const terms = wanted ? askedTerms(view, node, forms) : [];
    if (terms.length > 0)
      asked.set(askedKey(node), {
        field: node.field === null ? null : textFields.indexOf(node.field),
        terms,
        rarity: rarityOf(view.documents, found.count),
        times: 1,
      });
    if (near.length === 0) return found.matches;
    relaxed.push({ kind: 'spelling', word: node.text, shown: near.map(({ term }) => term.term) });
    const frequencies = new Frequencies(view, node.field);
    for (const { term, weight } of near) {
      frequencies.addTerm(term, weight);
      for (const form of wordForms(view, term.term, 'stem'))
        addForm(frequencies, { ...form, weight: form.weight * weight });
    }
    return frequencies.score(nearBoost).matches;
  };

  const nearOf = ({ term, field, prefix }: WordNode): NearSpelling[] => {
    const number = field === null ? null : textFields.indexOf(field);
    return nearSpellings(view, term, prefix && options.typing, (near) => occursIn(view, near, number));
  };

  const phrase = (node: PhraseNode, wanted: boolean): Matches[] => {
    const found = evaluatePhrase(view, node);
    if (wanted)
      matchers.push({
        kind: 'phrase',
        field: node.field,
        phrase: node,
        forms: found.forms,
        weight: 1.5 * markWeightOf(found.count),
      });
    return found.matches;
  };

  const markWeightOf = (count: number): number => Math.log(1 + view.documents / (count + 1));

  // The answer is the caller's to change: nothing else is read from its parts any more.
  const matches =
    root === null
      ? view.segments.map(({ alive }) => ({ hits: copyHits(alive), scores: null }))
      : visit(root, true);
  return { matches, relaxed, matchers, words, asked: [...asked.values()] };
}

function askedKey({ field, term }: WordNode): string {
  return `${field ?? ''}:${term}`;
}

/** The word and its forms; of a beginning only the word that it is itself. */
function askedTerms(view: IndexView, { term }: WordNode, forms: readonly WordForm[]): AskedTerm[] {
  const itself = findTerm(view, term);
  return [
    ...(itself === null ? [] : [{ term: itself, stemming: null }]),
    ...forms.map(({ term: form, language }) => ({ term: form, stemming: stemmingOf(language) })),
  ];
}

/**
 * The word itself counts for more than its other forms, and they for more than words that only begin so; all words with
 * one beginning count as one word, lest a rare one decide.
 */
function evaluateWord(
  view: IndexView,
  { term, field, prefix }: WordNode,
  forms: readonly WordForm[],
): { matches: Matches[]; count: number } {
  const exact = new Frequencies(view, field);
  const itself = findTerm(view, term);
  if (itself !== null) exact.addTerm(itself, 1);
  for (const form of forms) addForm(exact, form);
  const found = exact.score(1);
  if (!prefix) return found;
  const longer = new Frequencies(view, field);
  addBeginning(view, term, longer);
  const beginnings = longer.score(prefixBoost);
  const matches = view.segments.map((_, number) =>
    anyOf([found, beginnings].flatMap((one) => one.matches[number] ?? [])),
  );
  return { matches, count: countOf(matches) };
}

function addForm(frequencies: Frequencies, { term, weight, language }: WordForm): void {
  frequencies.addTerm(term, weight, stemmingOf(language));
}

export function countOf(matches: readonly Matches[]): number {
  return matches.reduce((sum, { hits }) => sum + countHits(hits), 0);
}
