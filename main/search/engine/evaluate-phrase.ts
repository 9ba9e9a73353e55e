import { type PhraseNode, textFields } from '../query/query-tree.ts';
import type { ArticleIndex } from './article-index.ts';
import type { Matches } from './matches.ts';
import {
  countPhrases,
  type PathWord,
  type PhrasePath,
  phrasePaths,
  standNear,
  wordsOfPath,
} from './phrase-paths.ts';
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
  const { words, order } = wordsOfPath(path, phrase.prefix);
  const found = new Map<Spot, number>();
  for (const [spot, places] of findAllWords(index, words, field)) {
    const count =
      phrase.slop === null
        ? countPhrases(path.length, (nth) => places[order[nth] ?? 0] ?? [])
        : Number(standNear(words.length, (word) => places[word] ?? [], path.length + phrase.slop));
    if (count > 0) found.set(spot, count);
  }
  return found;
}

/** The spots where all the words stand, each with the places of every word. */
function findAllWords(
  index: ArticleIndex,
  words: readonly PathWord[],
  field: number | null,
): Map<Spot, number[][]> {
  const terms = words.map((word) => termsOf(index, word));
  const sizes = terms.map((numbers) => numbers.reduce((sum, number) => sum + index.countOf(number), 0));
  if (sizes.includes(0)) return new Map();
  // The rarest word first: the others are read only where it stands.
  const order = sizes.map((_, word) => word).sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  let spots: Map<Spot, number[][]> | null = null;
  for (const word of order) {
    const before: Map<Spot, number[][]> | null = spots;
    const here = new Map<Spot, number[][]>();
    for (const number of terms[word] ?? [])
      index.visitPlaces(number, (slot, inField, places) => {
        if (field !== null && inField !== field) return;
        const spot = slot * fieldRoom + inField;
        const lists = here.get(spot) ?? (before === null ? [] : before.get(spot));
        if (lists === undefined) return;
        const list = lists[word];
        if (list === undefined) lists[word] = places.slice();
        else for (const place of places) list.push(place);
        here.set(spot, lists);
      });
    spots = here;
  }
  return spots ?? new Map();
}

function termsOf(index: ArticleIndex, { term, prefix }: PathWord): number[] {
  if (prefix) return [...index.dictionary.startingWith(term)].map(([, number]) => number);
  const number = index.dictionary.numberOf(term);
  return number === undefined ? [] : [number];
}
