import { type TextField, textFields } from '../query/query-tree.ts';
import type { ArticleIndex } from './article-index.ts';
import type { Matches } from './matches.ts';

/** How much a word in a field says about an article, and how much the length of the field takes from it. */
const fieldRanks: Record<TextField, { weight: number; b: number }> = {
  title: { weight: 4, b: 0.5 },
  byline: { weight: 2, b: 0.4 },
  source: { weight: 2, b: 0.4 },
  place: { weight: 2, b: 0.4 },
  section: { weight: 1.5, b: 0.4 },
  tag: { weight: 3, b: 0.4 },
  body: { weight: 1, b: 0.75 },
  note: { weight: 2, b: 0.6 },
  highlight: { weight: 1.5, b: 0.6 },
};
const k1 = 1.2;

export interface WeightedTerm {
  number: number;
  weight: number;
}

/** Weighted frequencies by slot, each field's measured against its length: the inside of BM25F. */
export class Frequencies {
  readonly values: Float32Array;
  private readonly weights: number[];
  private readonly norms: number[];
  private readonly lengths: Uint32Array[];
  private readonly index: ArticleIndex;

  constructor(index: ArticleIndex, field: TextField | null) {
    this.index = index;
    this.values = new Float32Array(index.size);
    this.weights = textFields.map((name) =>
      field === null || name === field ? fieldRanks[name].weight / (1 - fieldRanks[name].b) : 0,
    );
    this.norms = textFields.map(
      (name, number) => fieldRanks[name].b / (1 - fieldRanks[name].b) / index.averageLength(number),
    );
    this.lengths = textFields.map((_, number) => index.lengthsOf(number));
  }

  addTerm({ number, weight }: WeightedTerm): void {
    this.index.visitPostings(number, (slot, field, frequency) => this.add(slot, field, frequency * weight));
  }

  add(slot: number, field: number, frequency: number): void {
    const weight = this.weights[field] ?? 0;
    if (weight === 0) return;
    // weight · frequency / (1 - b + b · length / average), with the constant parts divided out beforehand.
    const length = this.lengths[field]?.[slot] ?? 0;
    this.values[slot] =
      (this.values[slot] ?? 0) + (weight * frequency) / (1 + (this.norms[field] ?? 0) * length);
  }

  /** BM25: rare words count for more, and the tenth occurrence for less than the second. */
  score(boost: number): Matches & { count: number } {
    const size = this.index.size;
    const { alive } = this.index.columns;
    const hits = new Uint8Array(size);
    let count = 0;
    for (let slot = 0; slot < size; slot++)
      if ((this.values[slot] ?? 0) > 0 && alive[slot] === 1) {
        hits[slot] = 1;
        count++;
      }
    const rarity = boost * Math.log(1 + (this.index.documents - count + 0.5) / (count + 0.5));
    const scores = this.values;
    for (let slot = 0; slot < size; slot++) {
      const frequency = scores[slot] ?? 0;
      if (frequency > 0)
        scores[slot] = hits[slot] === 1 ? (rarity * (k1 + 1) * frequency) / (k1 + frequency) : 0;
    }
    return { hits, scores, count };
  }
}
