import type { Token } from '../analysis/read-tokens.ts';
import { positionOf, spanOf } from './places.ts';

/** A way to read a phrase as a row of terms. */
export type PhrasePath = string[];

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

/**
 * How often the terms of a path stand one after another. `placesOf` gives the places of the nth term in one field.
 */
export function countPhrases(length: number, placesOf: (nth: number) => readonly number[]): number {
  let ends = new Set<number>();
  for (let nth = 0; nth < length; nth++) {
    const next = new Set<number>();
    for (const place of placesOf(nth)) {
      const position = positionOf(place);
      if (nth === 0 || ends.has(position)) next.add(position + spanOf(place));
    }
    if (next.size === 0) return 0;
    ends = next;
  }
  return ends.size;
}

/** Whether all the terms stand, in any order, with at most `slop` other words among them. */
export function standNear(
  length: number,
  placesOf: (nth: number) => readonly number[],
  slop: number,
): boolean {
  const all: { position: number; nth: number }[] = [];
  for (let nth = 0; nth < length; nth++)
    for (const place of placesOf(nth)) all.push({ position: positionOf(place), nth });
  all.sort((a, b) => a.position - b.position);
  const counts = new Array<number>(length).fill(0);
  let missing = length;
  let first = 0;
  for (const { position, nth } of all) {
    if (counts[nth] === 0) missing--;
    counts[nth] = (counts[nth] ?? 0) + 1;
    while (missing === 0) {
      const oldest = all[first];
      if (oldest === undefined) break;
      if (position - oldest.position < length + slop) return true;
      first++;
      counts[oldest.nth] = (counts[oldest.nth] ?? 0) - 1;
      if (counts[oldest.nth] === 0) missing++;
    }
  }
  return false;
}
