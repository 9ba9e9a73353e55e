import { type TextField, textFields } from '../query/query-tree.ts';
import { ByteReader } from '../segments/byte-reader.ts';
import { bodyField, inBlock, onceInText } from '../segments/postings.ts';
import type { Segment } from '../segments/segment.ts';
import { createHits, listHits } from './hits.ts';
import type { IndexTerm, IndexView } from './index-view.ts';
import type { Matches } from './matches.ts';
import { takeFloats } from './scratch.ts';

/** How much a word in a field says about an article, and how much the length of the field takes from it. */
const fieldRanks: Record<TextField, { weight: number; b: number }> = {
  title: { weight: 4, b: 0.5 },
  byline: { weight: 2, b: 0.4 },
  source: { weight: 2, b: 0.4 },
  place: { weight: 2, b: 0.4 },
  section: { weight: 1.5, b: 0.4 },
  tag: { weight: 3, b: 0.4 },
  body: { weight: 1, b: 0.7 },
  note: { weight: 2, b: 0.6 },
  highlight: { weight: 1.5, b: 0.6 },
};
/** Weighted occurrences at which a further one begins to count for clearly less; see docs/search.md for how it was chosen. */
const saturation = 0.5;
const rarityPower = 1.2;

/**
 * How much a word says that so many of the articles hold: the inverse document frequency of BM25, never negative, raised
 * so that the words of every sentence weigh little beside the others.
 */
export function rarityOf(documents: number, count: number): number {
  return Math.log(1 + (documents - count + 0.5) / (count + 0.5)) ** rarityPower;
}

/** What so many weighted occurrences add: the tenth less than the second, but always something. */
export function saturated(frequency: number): number {
  return Math.log(1 + frequency / saturation);
}

/**
 * What an occurrence counts for, by field: weight · frequency / (1 - b + b · length / average), with the constant parts
 * divided out beforehand, is `weights` · frequency / (1 + `norms` · length).
 *
 * @param field Of others an occurrence counts for nothing; null: all count.
 */
export function fieldScale(
  view: IndexView,
  field: TextField | null,
): { weights: readonly number[]; norms: readonly number[] } {
  return {
    weights: textFields.map((name) =>
      field === null || name === field ? fieldRanks[name].weight / (1 - fieldRanks[name].b) : 0,
    ),
    norms: textFields.map(
      (name, number) => fieldRanks[name].b / (1 - fieldRanks[name].b) / (view.averageLengths[number] ?? 1),
    ),
  };
}

/**
 * Weighted frequencies by article, each field's measured against its length: the inside of BM25F. Several terms add up as
 * if they were one word.
 */
export class Frequencies {
  /** By segment and article. */
  readonly values: readonly Float32Array[];
  private readonly hits: readonly Uint8Array[];
  private readonly view: IndexView;
  private readonly weights: readonly number[];
  private readonly norms: readonly number[];

  constructor(view: IndexView, field: TextField | null) {
    this.view = view;
    this.values = view.segments.map((segment) => takeFloats(segment.articles));
    this.hits = view.segments.map((segment) => createHits(segment.articles));
    const { weights, norms } = fieldScale(view, field);
    this.weights = weights;
    this.norms = norms;
  }

  /** @param stemming When not null, only articles stemmed by that language (1 + its number) count. */
  addTerm(term: IndexTerm, weight: number, stemming: number | null = null): void {
    for (const [at, place] of term.places.entries()) {
      const segment = this.view.segments[at];
      if (place === null || segment === undefined) continue;
      this.addList(at, segment, segment.readPostings(place), 0, place.count, weight, stemming);
    }
  }

  /** The list of a term in one segment, from a place among bytes that may hold other lists too. */
  addList(
    number: number,
    segment: Segment,
    bytes: Uint8Array,
    start: number,
    count: number,
    weight: number,
    stemming: number | null,
  ): void {
    const values = this.values[number];
    const hits = this.hits[number];
    if (values === undefined || hits === undefined) return;
    const { alive } = segment;
    const reader = new ByteReader(bytes, start);
    if (count > inBlock) for (let heads = Math.ceil(count / inBlock) * 3; heads > 0; heads--) reader.number();
    const { bodyLength, shortLengths, stemming: stemmings } = segment.columns;
    const bodyWeight = (this.weights[bodyField] ?? 0) * weight;
    const bodyNorm = this.norms[bodyField] ?? 0;
    const size = segment.articles;
    let article = 0;
    for (let left = count; left > 0; left--) {
      const step = reader.number();
      article += step >>> 1;
      const head = (step & 1) === 1 ? onceInText : reader.number();
      let value = 0;
      if ((head & 1) === 0) value = (bodyWeight * (head >>> 2)) / (1 + bodyNorm * (bodyLength[article] ?? 0));
      else
        for (let fields = head >>> 2, field = 0; fields !== 0; fields >>>= 1, field++)
          if ((fields & 1) === 1) {
            const length =
              field === bodyField ? (bodyLength[article] ?? 0) : (shortLengths[field * size + article] ?? 0);
            const frequency = reader.number() * weight;
            value += ((this.weights[field] ?? 0) * frequency) / (1 + (this.norms[field] ?? 0) * length);
          }
      if (value === 0 || alive[article] !== 1) continue;
      if (stemming !== null && stemmings[article] !== stemming) continue;
      hits[article] = 1;
      values[article] = (values[article] ?? 0) + value;
    }
  }

  /** One occurrence more, or several, of something that is no term. */
  add(number: number, article: number, field: number, frequency: number): void {
    const values = this.values[number];
    const hits = this.hits[number];
    const columns = this.view.segments[number]?.columns;
    if (values === undefined || hits === undefined || columns === undefined) return;
    if ((this.weights[field] ?? 0) === 0 || this.view.segments[number]?.alive[article] !== 1) return;
    hits[article] = 1;
    const length =
      field === bodyField
        ? columns.bodyLength[article]
        : columns.shortLengths[field * values.length + article];
    values[article] =
      (values[article] ?? 0) +
      ((this.weights[field] ?? 0) * frequency) / (1 + (this.norms[field] ?? 0) * (length ?? 0));
  }

  /** Rare words count for more, and the tenth occurrence for less than the second. By segment. */
  score(boost: number): { matches: Matches[]; count: number } {
    const { lists, count } = this.holding();
    const rarity = boost * rarityOf(this.view.documents, count);
    for (const [number, list] of lists.entries()) {
      const scores = this.values[number] ?? new Float32Array(0);
      for (let at = 0; at < list.length; at++) {
        const article = list[at] ?? 0;
        scores[article] = rarity * saturated(scores[article] ?? 0);
      }
    }
    const matches = this.hits.map((hits, number): Matches => ({ hits, scores: this.values[number] ?? null }));
    return { matches, count };
  }

  /** The articles that were added to, by segment. */
  private holding(): { lists: Uint32Array[]; count: number } {
    const lists = this.hits.map(listHits);
    return { lists, count: lists.reduce((sum, { length }) => sum + length, 0) };
  }
}
