import { addAll, copyHits, dropAll, keepCommon, listHits } from './hits.ts';
import { takeFloats } from './scratch.ts';

/**
 * The articles of a segment that a part of a query holds for (see `hits.ts`), and what it adds to their score (null:
 * nothing). Scores are 0 where it does not hold.
 */
export interface Matches {
  hits: Uint8Array;
  scores: Float32Array | null;
}

/** Of one part at least; the answer is the caller's own. */
export function allOf(parts: readonly Matches[]): Matches {
  return join(parts, keepCommon);
}

export function anyOf(parts: readonly Matches[]): Matches {
  return join(parts, addAll);
}

/** @param alive The articles that are there. */
export function noneOf(part: Matches, alive: Uint8Array): Matches {
  const hits = copyHits(alive);
  dropAll(hits, part.hits);
  return { hits, scores: null };
}

function join(parts: readonly Matches[], combine: (hits: Uint8Array, others: Uint8Array) => void): Matches {
  const hits = copyHits(parts[0]?.hits ?? new Uint8Array(0));
  for (const part of parts.slice(1)) combine(hits, part.hits);
  const scored = parts.flatMap(({ scores }) => scores ?? []);
  if (scored.length === 0) return { hits, scores: null };
  const scores = takeFloats(hits.length);
  const list = listHits(hits);
  for (const part of scored)
    for (let at = 0; at < list.length; at++) {
      const article = list[at] ?? 0;
      scores[article] = (scores[article] ?? 0) + (part[article] ?? 0);
    }
  return { hits, scores };
}
