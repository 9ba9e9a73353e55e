import { bodyField } from '../segments/postings.ts';
import type { Segment } from '../segments/segment.ts';
import type { IndexTerm, IndexView } from './index-view.ts';
import type { Matches } from './matches.ts';
import type { Hit } from './rank-hits.ts';
import { fieldScale, rarityOf, saturated } from './score-terms.ts';

/** A term that stands for a word, with what its occurrences count for. */
export interface CountedTerm {
  term: IndexTerm;
  weight: number;
  /** 1 + the number of the language by which an article must be stemmed; null: any article. */
  stemming: number | null;
}

/** Adds to the scores of some articles, and of no others, what further words are worth in them. */
export class ScoresAmong {
  private readonly view: IndexView;
  private readonly matches: readonly Matches[];
  private readonly weights: readonly number[];
  private readonly norms: readonly number[];
  /** By segment, ascending. */
  private readonly articles: readonly Uint32Array[];
  private readonly frequencies: readonly Float32Array[];

  constructor(view: IndexView, matches: readonly Matches[], hits: readonly Hit[]) {
    this.view = view;
    this.matches = matches;
    const { weights, norms } = fieldScale(view, null);
    this.weights = weights;
    this.norms = norms;
    this.articles = view.segments.map((_, number) =>
      Uint32Array.from(
        hits.filter(({ segment }) => segment === number),
        ({ article }) => article,
      ).sort(),
    );
    this.frequencies = this.articles.map(({ length }) => new Float32Array(length));
  }

  /** @param terms Count as one word, as rare as all of them together. */
  addWord(terms: readonly CountedTerm[], boost: number): void {
    const { documents } = this.view;
    const count = terms.reduce((sum, { term }) => sum + term.count, 0);
    const rarity = boost * rarityOf(documents, Math.min(documents, count));
    for (const [number, segment] of this.view.segments.entries()) {
      const articles = this.articles[number];
      const frequencies = this.frequencies[number];
      const scores = this.matches[number]?.scores ?? null;
      if (articles === undefined || frequencies === undefined || scores === null) continue;
      for (const term of terms) this.addTerm(number, segment, articles, frequencies, term);
      for (let at = 0; at < articles.length; at++) {
        const frequency = frequencies[at] ?? 0;
        const article = articles[at] ?? 0;
        if (frequency > 0) scores[article] = (scores[article] ?? 0) + rarity * saturated(frequency);
      }
      frequencies.fill(0);
    }
  }

  private addTerm(
    number: number,
    segment: Segment,
    articles: Uint32Array,
    frequencies: Float32Array,
    { term, weight, stemming }: CountedTerm,
  ): void {
    const place = term.places[number];
    if (place === null || place === undefined) return;
    const { bodyLength, shortLengths, stemming: stemmings } = segment.columns;
    const cursor = segment.postings(place);
    for (let at = 0; at < articles.length; at++) {
      const article = articles[at] ?? 0;
      if (!cursor.advance(article)) return;
      if (cursor.article !== article) continue;
      if (stemming !== null && stemmings[article] !== stemming) continue;
      let value = 0;
      for (let fields = cursor.fields, field = 0; fields !== 0; fields >>>= 1, field++) {
        if ((fields & 1) === 0) continue;
        const length =
          field === bodyField ? bodyLength[article] : shortLengths[field * segment.articles + article];
        value +=
          ((this.weights[field] ?? 0) * (cursor.frequencies[field] ?? 0)) /
          (1 + (this.norms[field] ?? 0) * (length ?? 0));
      }
      frequencies[at] = (frequencies[at] ?? 0) + weight * value;
    }
  }
}
