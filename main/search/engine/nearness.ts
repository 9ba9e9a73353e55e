import { positionOf } from '../segments/places.ts';
import { bodyField } from '../segments/postings.ts';
import type { Segment } from '../segments/segment.ts';
import type { AskedTerm, AskedWord } from './asked-word.ts';
import type { IndexView } from './index-view.ts';
import type { Matches } from './matches.ts';
import { rankHits } from './rank-hits.ts';
import { saturated } from './score-terms.ts';

/** So many of the best are looked into; nothing is taken from a score, so that those behind them stay behind. */
const mostArticles = 100;
/** The rarest words of a long query. */
const mostWords = 24;
/** Of one word in one field. */
const mostPlaces = 1_000;

/** Words no farther apart than this are near each other. */
const nearby = 8;
/** Beyond, words of a query have little to do with each other. */
const mostBetween = 5;
const pairWeight = 0.1;
const backwards = 0.5;

/** Half of the stretch of words whose best says how well an article speaks of the whole query in one place. */
const halfStretch = 25;
const stretchWeight = 0.2;

interface Occurrence {
  position: number;
  /** Which word of the query. */
  word: number;
}

/**
 * Adds to the scores of the best articles what the places of the words say: words near each other, more so in the order
 * of the query, and many of them within one stretch of the text.
 */
export function addNearness(view: IndexView, matches: readonly Matches[], asked: readonly AskedWord[]): void {
  const words = rarest(asked);
  if (words.length < 2) return;
  const { hits } = rankHits(view, matches, 'relevance', 0, mostArticles);
  for (const [number, segment] of view.segments.entries()) {
    const articles = hits.filter((hit) => hit.segment === number).map(({ article }) => article);
    const scores = matches[number]?.scores ?? null;
    if (articles.length === 0 || scores === null) continue;
    articles.sort((a, b) => a - b);
    for (const [article, fields] of findPlaces(segment, number, articles, words)) {
      let pairs = 0;
      let stretch = 0;
      for (const [field, occurrences] of fields) {
        occurrences.sort((a, b) => a.position - b.position);
        pairs += scorePairs(occurrences, words, field === bodyField ? lengthNorm(view, segment, article) : 1);
        stretch = Math.max(stretch, scoreStretch(occurrences, words));
      }
      scores[article] = (scores[article] ?? 0) + pairWeight * pairs + stretchWeight * stretch;
    }
  }
}

/** In the order of the query. */
function rarest(asked: readonly AskedWord[]): AskedWord[] {
  if (asked.length <= mostWords) return [...asked];
  const least = [...asked].sort((a, b) => b.rarity - a.rarity)[mostWords - 1]?.rarity ?? 0;
  return asked.filter(({ rarity }) => rarity >= least).slice(0, mostWords);
}

/** By article and field. */
function findPlaces(
  segment: Segment,
  number: number,
  articles: readonly number[],
  words: readonly AskedWord[],
): Map<number, Map<number, Occurrence[]>> {
  const found = new Map<number, Map<number, Occurrence[]>>();
  const take = (article: number, field: number, places: readonly number[], word: number): void => {
    const fields = found.get(article) ?? new Map<number, Occurrence[]>();
    found.set(article, fields);
    const occurrences = fields.get(field) ?? [];
    fields.set(field, occurrences);
    for (const place of places.slice(0, mostPlaces)) occurrences.push({ position: positionOf(place), word });
  };
  for (const [word, { field: wanted, terms }] of words.entries())
    for (const term of terms)
      readTerm(segment, number, articles, term, (article, field, places) => {
        if (wanted === null || field === wanted) take(article, field, places, word);
      });
  return found;
}

function readTerm(
  segment: Segment,
  number: number,
  articles: readonly number[],
  { term, stemming }: AskedTerm,
  visit: (article: number, field: number, places: readonly number[]) => void,
): void {
  const place = term.places[number];
  if (place === null || place === undefined) return;
  const cursor = segment.postings(place);
  for (const article of articles) {
    if (!cursor.advance(article)) return;
    if (cursor.article !== article) continue;
    if (stemming !== null && segment.columns.stemming[article] !== stemming) continue;
    cursor.visitPlaces((field, places) => visit(article, field, places));
  }
}

/** Each occurrence counts with the nearest of each other word that follows it, the nearer the more. */
function scorePairs(occurrences: readonly Occurrence[], words: readonly AskedWord[], norm: number): number {
  const count = words.length;
  const near = new Float64Array(count * count);
  for (const [at, { position, word }] of occurrences.entries()) {
    let seen = 1 << word;
    for (let next = at + 1; next < occurrences.length; next++) {
      const other = occurrences[next];
      if (other === undefined || other.position - position > nearby) break;
      const bit = 1 << other.word;
      if ((seen & bit) !== 0 || Math.abs(other.word - word) > mostBetween) continue;
      seen |= bit;
      const nearness = (nearby + 1 - Math.max(1, other.position - position)) / nearby;
      const pair = Math.min(word, other.word) * count + Math.max(word, other.word);
      near[pair] = (near[pair] ?? 0) + (word < other.word ? nearness : backwards * nearness);
    }
  }
  let score = 0;
  for (const [pair, sum] of near.entries()) {
    if (sum === 0) continue;
    const one = words[Math.floor(pair / count)]?.rarity ?? 0;
    const other = words[pair % count]?.rarity ?? 0;
    score += ((one + other) / 2) * Math.log(1 + sum / norm);
  }
  return score;
}

/** The best of all stretches that begin at a multiple of half their length. */
function scoreStretch(occurrences: readonly Occurrence[], words: readonly AskedWord[]): number {
  let before = new Uint16Array(words.length);
  let counts = new Uint16Array(words.length);
  let half = Math.floor((occurrences[0]?.position ?? 0) / halfStretch);
  let best = 0;
  const close = (): void => {
    let score = 0;
    for (const [word, { rarity }] of words.entries()) {
      const sum = (before[word] ?? 0) + (counts[word] ?? 0);
      if (sum > 0) score += rarity * saturated(sum);
    }
    best = Math.max(best, score);
  };
  for (const { position, word } of occurrences) {
    const here = Math.floor(position / halfStretch);
    if (here !== half) {
      close();
      [before, counts] = here === half + 1 ? [counts, before] : [new Uint16Array(words.length), before];
      counts.fill(0);
      half = here;
    }
    counts[word] = (counts[word] ?? 0) + 1;
  }
  close();
  return best;
}

/** A long text has more of everything, of pairs too. */
function lengthNorm(view: IndexView, { columns }: Segment, article: number): number {
  return 0.25 + (0.75 * (columns.bodyLength[article] ?? 0)) / (view.averageLengths[bodyField] ?? 1);
}
