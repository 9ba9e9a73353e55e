import { type PhraseNode, textFields } from '../query/query-tree.ts';
import { FieldPlaces } from '../segments/field-places.ts';
import type { Segment, SegmentTerm } from '../segments/segment.ts';
import type { AskedTerm } from './asked-word.ts';
import { findTerm, gather, type IndexTerm, type IndexView } from './index-view.ts';
import type { Matches } from './matches.ts';
import { visitPhrases } from './phrase-in-order.ts';
import {
  countPhrases,
  type PathWord,
  type PhrasePath,
  phrasePaths,
  standNear,
  wordsOfPath,
} from './phrase-paths.ts';
import { type Alternative, articlesOf, eachField, followTerms, gatherTerms } from './phrase-places.ts';
import { Frequencies } from './score-terms.ts';
import { stemmingOf, wordForms } from './word-terms.ts';

const anyField = 0xffff;
/** With more terms than this a word's lists are read once for all articles. */
const fewTerms = 24;

export interface PhraseEvaluation {
  matches: Matches[];
  count: number;
  /** Other forms that the phrase's words may have, by word. */
  forms: ReadonlyMap<string, readonly string[]>;
}

/** Articles in which the words of a phrase stand together. */
export function evaluatePhrase(view: IndexView, phrase: PhraseNode): PhraseEvaluation {
  const frequencies = new Frequencies(view, phrase.field);
  const field = phrase.field === null ? null : textFields.indexOf(phrase.field);
  const fields = field === null ? anyField : 1 << field;
  const forms = new Map<string, string[]>();
  for (const path of phrasePaths(phrase.tokens)) {
    const { words, order } = wordsOfPath(path, phrase.prefix);
    const terms = words.map((word) => termsOf(view, word, phrase.exact, forms));
    if (terms.some((alternatives) => alternatives.length === 0)) continue;
    const plain = phrase.slop === null ? plainTerms(terms) : null;
    if (plain !== null) {
      for (const [number, segment] of view.segments.entries())
        visitPhrases(segment, placesIn(plain, number), order, field, (article, where, count) =>
          frequencies.add(number, article, where, count),
        );
      continue;
    }
    const places = words.map(() => new FieldPlaces());
    for (const [number, segment] of view.segments.entries())
      visitTogether(segment, alternativesIn(number, terms), fields, places, (article, here) => {
        const count = countIn(path, phrase, order, places, here);
        if (count > 0) frequencies.add(number, article, here, count);
      });
  }
  // As rare as the phrase, and worth more than one word of that rarity.
  return { ...frequencies.score(1.5), forms };
}

/** The words, when each is one term in any article; else null. */
function plainTerms(words: readonly (readonly AskedTerm[])[]): IndexTerm[] | null {
  const terms = words.flatMap(([first]) => (first?.stemming === null ? [first.term] : []));
  return terms.length === words.length && words.every(({ length }) => length === 1) ? terms : null;
}

/** Of a segment; none when it lacks one of them. */
function placesIn(terms: readonly IndexTerm[], number: number): SegmentTerm[] {
  const places = terms.flatMap(({ places }) => places[number] ?? []);
  return places.length === terms.length ? places : [];
}

function countIn(
  path: PhrasePath,
  { slop }: PhraseNode,
  order: readonly number[],
  places: readonly FieldPlaces[],
  field: number,
): number {
  const placesOf = (word: number): Int32Array => places[word]?.of(field) ?? new Int32Array(0);
  if (slop === null) return countPhrases(path.length, (nth) => placesOf(order[nth] ?? 0));
  return Number(standNear(places.length, placesOf, path.length + slop));
}

function alternativesIn(segment: number, words: readonly (readonly AskedTerm[])[]): Alternative[][] {
  return words.map((terms) =>
    terms.flatMap(({ term, stemming }) => {
      const place = term.places[segment];
      return place === null || place === undefined ? [] : { place, stemming };
    }),
  );
}

/** Calls `visit` for each article and field that hold all the words, when their places there have been read. */
function visitTogether(
  segment: Segment,
  words: readonly (readonly Alternative[])[],
  wanted: number,
  places: readonly FieldPlaces[],
  visit: (article: number, field: number) => void,
): void {
  const sizes = words.map((terms) => terms.reduce((sum, { place }) => sum + place.count, 0));
  if (sizes.includes(0)) return;
  // The rarest word first: the others are read only where it stands.
  const order = sizes.map((_, word) => word).sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  const [rarest = 0] = order;
  let candidates = articlesOf(segment, words[rarest] ?? []);
  const few = order.filter((word) => (words[word]?.length ?? 0) <= fewTerms);
  if (few.length < order.length)
    for (const word of few) {
      const followed = followTerms(segment, words[word] ?? []);
      candidates = candidates.filter((article, nth) => followed.goTo(article, nth) !== 0);
    }
  const readers = order.map((word) => {
    const terms = words[word] ?? [];
    const reader = few.includes(word) ? followTerms(segment, terms) : gatherTerms(segment, terms, candidates);
    return { reader, into: places[word] ?? new FieldPlaces() };
  });
  for (const [nth, article] of candidates.entries()) {
    let fields = wanted;
    for (const { reader } of readers) {
      fields &= reader.goTo(article, nth);
      if (fields === 0) break;
    }
    if (fields === 0) continue;
    for (const { reader, into } of readers) reader.read(fields, into);
    eachField(fields, (field) => visit(article, field));
  }
}

function termsOf(
  view: IndexView,
  { term, prefix }: PathWord,
  exact: boolean,
  forms: Map<string, string[]>,
): AskedTerm[] {
  const anywhere = (found: IndexTerm): AskedTerm => ({ term: found, stemming: null });
  if (prefix) return startingWith(view, term).map(anywhere);
  const itself = findTerm(view, term);
  const others = exact ? [] : wordForms(view, term);
  if (others.length > 0)
    forms.set(
      term,
      others.map((form) => form.term.term),
    );
  return [
    ...(itself === null ? [] : [anywhere(itself)]),
    ...others.map(({ term: other, language }) => ({
      term: other,
      stemming: stemmingOf(language),
    })),
  ];
}

function startingWith({ segments }: IndexView, beginning: string): IndexTerm[] {
  return gather(
    segments,
    segments.map((segment) => {
      const found: SegmentTerm[] = [];
      const cursor = segment.termCursor();
      for (
        let there = cursor.seek(beginning);
        there && cursor.units.startsWith(beginning);
        there = cursor.next()
      )
        found.push(cursor.read());
      return found;
    }),
  );
}
