import { stemmedLanguages } from '../analysis/word-forms.ts';
import { type PhraseNode, textFields } from '../query/query-tree.ts';
import type { PostingsCursor } from '../segments/postings.ts';
import type { Segment, SegmentTerm } from '../segments/segment.ts';
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
import { Frequencies } from './score-terms.ts';
import { wordForms } from './word-terms.ts';

/** Article and field in one number. */
type Spot = number;
const fieldRoom = 16;

/** A term that a word of the phrase may be. */
interface WordTerm {
  term: IndexTerm;
  /** 1 + number of the language by which an article must be stemmed; null: any article. */
  stemming: number | null;
}

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
    for (const [number, segment] of view.segments.entries())
      for (const [spot, places] of findAllWords(segment, number, terms, field)) {
        const count = countIn(path, phrase, words, order, places);
        if (count > 0) frequencies.add(number, Math.floor(spot / fieldRoom), spot % fieldRoom, count);
      }
  }
  // As rare as the phrase, and worth more than one word of that rarity.
  return { ...frequencies.score(1.5), forms };
}

/** The words, when each is one term in any article; else null. */
function plainTerms(words: readonly (readonly WordTerm[])[]): IndexTerm[] | null {
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
  words: readonly PathWord[],
  order: readonly number[],
  places: readonly (readonly number[])[],
): number {
  if (slop === null) return countPhrases(path.length, (nth) => places[order[nth] ?? 0] ?? []);
  return Number(standNear(words.length, (word) => places[word] ?? [], path.length + slop));
}

/** The spots of a segment where all the words stand, each with the places of every word. */
function findAllWords(
  segment: Segment,
  number: number,
  words: readonly (readonly WordTerm[])[],
  field: number | null,
): Map<Spot, number[][]> {
  const here = words.map((terms) =>
    terms.flatMap(({ term, stemming }) => {
      const place = term.places[number];
      return place === null || place === undefined ? [] : { place, stemming };
    }),
  );
  const sizes = here.map((terms) => terms.reduce((sum, { place }) => sum + place.count, 0));
  if (sizes.includes(0)) return new Map();
  // The rarest word first: the others are read only where it stands.
  const order = sizes.map((_, word) => word).sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  let articles: number[] | null = null;
  let spots = new Map<Spot, number[][]>();
  for (const word of order) {
    const found = new Map<Spot, number[][]>();
    for (const { place, stemming } of here[word] ?? [])
      readSpots(segment, place, stemming, articles, (spot, places) => {
        if (field !== null && spot % fieldRoom !== field) return;
        const lists = found.get(spot) ?? (articles === null ? [] : spots.get(spot));
        if (lists === undefined) return;
        lists[word] = merged(lists[word], places);
        found.set(spot, lists);
      });
    spots = found;
    if (spots.size === 0) break;
    articles = [...new Set([...spots.keys()].map((spot) => Math.floor(spot / fieldRoom)))].sort(
      (a, b) => a - b,
    );
  }
  return spots;
}

/** @param articles Only these, ascending; null for all that are there. */
function readSpots(
  segment: Segment,
  place: SegmentTerm,
  stemming: number | null,
  articles: readonly number[] | null,
  visit: (spot: Spot, places: readonly number[]) => void,
): void {
  const cursor = segment.postings(place);
  const visitArticle = (at: PostingsCursor): void => {
    const { article } = at;
    if (segment.alive[article] !== 1) return;
    if (stemming !== null && segment.columns.stemming[article] !== stemming) return;
    at.visitPlaces((field, places) => visit(article * fieldRoom + field, places));
  };
  if (articles === null) while (cursor.next()) visitArticle(cursor);
  else
    for (const article of articles) {
      if (!cursor.advance(article)) return;
      if (cursor.article === article) visitArticle(cursor);
    }
}

/** Ascending places of one word, of all its forms. */
function merged(before: number[] | undefined, places: readonly number[]): number[] {
  return before === undefined ? places.slice() : [...before, ...places].sort((a, b) => a - b);
}

function termsOf(
  view: IndexView,
  { term, prefix }: PathWord,
  exact: boolean,
  forms: Map<string, string[]>,
): WordTerm[] {
  const anywhere = (found: IndexTerm): WordTerm => ({ term: found, stemming: null });
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
      stemming: language === null ? null : 1 + stemmedLanguages.indexOf(language),
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
