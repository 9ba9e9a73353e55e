import { FieldPlaces } from '../segments/field-places.ts';
import { positionOf, spanOf } from '../segments/places.ts';
import type { Segment, SegmentTerm } from '../segments/segment.ts';

/**
 * Where words that are one term each stand one after another in a segment. The lists are read side by side and nothing is
 * kept of an article once it is passed: phrases of characters ask for words that stand in nearly every article.
 *
 * @param order The words of the phrase, by their number in `words`.
 * @param field Only this field; null for all.
 */
export function visitPhrases(
  segment: Segment,
  words: readonly SegmentTerm[],
  order: readonly number[],
  field: number | null,
  visit: (article: number, field: number, count: number) => void,
): void {
  const cursors = words.map((word) => segment.postings(word));
  const bySize = words.map((_, word) => word).sort((a, b) => (words[a]?.count ?? 0) - (words[b]?.count ?? 0));
  const rest = bySize.slice(1).map((word) => cursors[word]);
  const rarest = cursors[bySize[0] ?? 0];
  const only = field === null ? -1 : 1 << field;
  const places = words.map(() => new FieldPlaces());
  if (rarest === undefined) return;
  let there = rarest.next();
  while (there) {
    const { article } = rarest;
    let fields = rarest.fields & only;
    let next = article;
    for (const cursor of rest) {
      if (cursor === undefined || !cursor.advance(article)) return;
      if (cursor.article > article) {
        next = cursor.article;
        break;
      }
      fields &= cursor.fields;
    }
    if (next > article) {
      there = rarest.advance(next);
      continue;
    }
    if (fields !== 0 && segment.alive[article] === 1) {
      for (const [word, cursor] of cursors.entries()) {
        const into = places[word];
        if (into === undefined) continue;
        into.clear(fields);
        cursor.readPlaces(fields, into);
      }
      for (let number = 0; number < 16; number++) {
        if ((fields & (1 << number)) === 0) continue;
        const count = countInOrder(order, places, number);
        if (count > 0) visit(article, number, count);
      }
    }
    there = rarest.next();
  }
}

let ends: number[] = [];
let nextEnds: number[] = [];

/** Both lists ascend, so that each is gone through once: the positions where the phrase has come so far, and the next word's places. */
function countInOrder(order: readonly number[], places: readonly FieldPlaces[], field: number): number {
  for (let nth = 0; nth < order.length; nth++) {
    const list = places[order[nth] ?? 0]?.listOf(field);
    const count = list?.length ?? 0;
    const values = list?.values ?? none;
    nextEnds.length = 0;
    let end = 0;
    let ascends = true;
    let before = -1;
    for (let at = 0; at < count; at++) {
      const place = values[at] ?? 0;
      const position = positionOf(place);
      if (nth > 0) {
        while (end < ends.length && (ends[end] ?? 0) < position) end++;
        if (end === ends.length) break;
        if (ends[end] !== position) continue;
      }
      const reached = position + spanOf(place);
      if (reached === before) continue;
      if (reached < before) ascends = false;
      before = reached;
      nextEnds.push(reached);
    }
    if (nextEnds.length === 0) return 0;
    // Wholes of compounds may end after what begins behind them.
    if (!ascends) nextEnds = [...new Set(nextEnds)].sort((a, b) => a - b);
    [ends, nextEnds] = [nextEnds, ends];
  }
  return ends.length;
}

const none = new Int32Array(0);
