import type { Token } from '../analysis/read-tokens.ts';
import { positionOf, spanOf } from '../segments/places.ts';

/** A way to read a phrase as a row of terms. */
export type PhrasePath = string[];

/** A word of a path; only the last can be the beginning of one. */
export interface PathWord {
  term: string;
  prefix: boolean;
}

const mostPaths = 8;

/**
 * The rows of terms that a phrase can be: `e-mail address` is `e mail address` and `email address`. A phrase with many
 * compounds is read in its first ways only, pieces before wholes.
 */
export function phrasePaths(tokens: readonly Token[]): PhrasePath[] {
  const words = tokens.reduce((most, { position, span }) => Math.max(most, position + span), 0);
  const paths: PhrasePath[] = [];
  const walk = (position: number, path: string[]): void => {
    if (paths.length === mostPaths) return;
    if (position === words) {
      paths.push(path);
      return;
    }
    const here = tokens.filter((token) => token.position === position).sort((a, b) => a.span - b.span);
    for (const { term, span } of here) walk(position + span, [...path, term]);
  };
  walk(0, []);
  return paths;
}

/** The different words of a path, and which of them stands where in it. */
export function wordsOfPath(path: PhrasePath, prefix: boolean): { words: PathWord[]; order: number[] } {
  const words: PathWord[] = [];
  const order = path.map((term, nth) => {
    const isPrefix = prefix && nth === path.length - 1;
    const known = words.findIndex((word) => word.term === term && word.prefix === isPrefix);
    return known >= 0 ? known : words.push({ term, prefix: isPrefix }) - 1;
  });
  return { words, order };
}

/**
 * How often the terms of a path stand one after another. `placesOf` gives the places of the nth term in one field,
 * ascending.
 */
export function countPhrases(length: number, placesOf: (nth: number) => Int32Array): number {
  let ends: number[] = [];
  for (let nth = 0; nth < length; nth++) {
    const next: number[] = [];
    let at = 0;
    let isSorted = true;
    for (const place of placesOf(nth)) {
      const position = positionOf(place);
      if (nth > 0) {
        while ((ends[at] ?? position) < position) at++;
        if (ends[at] !== position) continue;
      }
      const end = position + spanOf(place);
      const last = next[next.length - 1];
      if (last === end) continue;
      if (last !== undefined && last > end) isSorted = false;
      next.push(end);
    }
    if (next.length === 0) return 0;
    // Only words that stand for several make it necessary.
    ends = isSorted ? next : [...new Set(next)].sort((a, b) => a - b);
  }
  return ends.length;
}

/** Whether all of so many words stand, in any order, within a window of positions. */
export function standNear(
  words: number,
  placesOf: (word: number) => Iterable<number>,
  window: number,
): boolean {
  const all: { position: number; word: number }[] = [];
  for (let word = 0; word < words; word++)
    for (const place of placesOf(word)) all.push({ position: positionOf(place), word });
  all.sort((a, b) => a.position - b.position);
  return windowsOfAll(all, words, window).length > 0;
}

/**
 * Stretches `[first, last]` of occurrences, in the order of their positions, that hold all of so many words and are no
 * wider than the window. One for each last occurrence; linear in time.
 */
export function windowsOfAll(
  occurrences: readonly { position: number; word: number }[],
  words: number,
  window: number,
): [number, number][] {
  const found: [number, number][] = [];
  const counts = new Array<number>(words).fill(0);
  let missing = words;
  let first = 0;
  for (const [last, { position, word }] of occurrences.entries()) {
    if (counts[word] === 0) missing--;
    counts[word] = (counts[word] ?? 0) + 1;
    for (; position - (occurrences[first]?.position ?? 0) >= window; first++) {
      const gone = occurrences[first]?.word ?? 0;
      counts[gone] = (counts[gone] ?? 0) - 1;
      if (counts[gone] === 0) missing++;
    }
    if (missing === 0) found.push([first, last]);
  }
  return found;
}
