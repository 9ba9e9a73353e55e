import { type PhraseNode, textFields } from '../query/query-tree.ts';
import type { ArticleIndex } from './article-index.ts';
import type { Matches } from './matches.ts';
import { countPhrases, type PhrasePath, phrasePaths, standNear } from './phrase-paths.ts';
import { Frequencies } from './score-terms.ts';

/** Slot and field in one number. */
type Spot = number;
const fieldRoom = 16;

/** Articles in which the words of a phrase stand together. */
export function evaluatePhrase(index: ArticleIndex, phrase: PhraseNode): Matches & { count: number } {
  const frequencies = new Frequencies(index, phrase.field);
  const field = phrase.field === null ? null : textFields.indexOf(phrase.field);
  const counts = new Map<Spot, number>();
  for (const path of phrasePaths(phrase.tokens))
    for (const [spot, count] of evaluatePath(index, path, phrase, field))
      counts.set(spot, (counts.get(spot) ?? 0) + count);
  for (const [spot, count] of counts) frequencies.add(Math.floor(spot / fieldRoom), spot % fieldRoom, count);
  // As rare as the phrase, and worth more than one word of that rarity.
  return frequencies.score(1.5);
}

function evaluatePath(
  index: ArticleIndex,
  path: PhrasePath,
  phrase: PhraseNode,
  field: number | null,
): Map<Spot, number> {
  const found = new Map<Spot, number>();
  const terms = path.map((term, nth) => termsOf(index, term, phrase.prefix && nth === path.length - 1));
  const sizes = terms.map((numbers) => numbers.reduce((sum, number) => sum + index.countOf(number), 0));
  if (sizes.some((size) => size === 0)) return found;
  // The rarest word first: the others are read only where it stands.
  const order = sizes.map((_, nth) => nth).sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  let spots: Map<Spot, number[][]> | null = null;
  for (const nth of order) {
    const next = new Map<Spot, number[][]>();
    for (const number of terms[nth] ?? [])
      index.visitPlaces(number, (slot, inField, places) => {
        if (field !== null && inField !== field) return;
        const spot = slot * fieldRoom + inField;
        const lists = next.get(spot) ?? spots?.get(spot);
        if (spots !== null && lists === undefined) return;
        const here = lists ?? [];
        here[nth] = (here[nth] ?? []).concat(places);
        next.set(spot, here);
      });
    spots = next;
  }
  for (const [spot, lists] of spots ?? []) {
    const placesOf = (nth: number): number[] => lists[nth] ?? [];
    const count =
      phrase.slop === null
        ? countPhrases(path.length, placesOf)
        : Number(standNear(path.length, placesOf, phrase.slop));
    if (count > 0) found.set(spot, count);
  }
  return found;
}

function termsOf(index: ArticleIndex, term: string, prefix: boolean): number[] {
  if (prefix) return [...index.dictionary.startingWith(term)].map(([, number]) => number);
  const number = index.dictionary.numberOf(term);
  return number === undefined ? [] : [number];
}
