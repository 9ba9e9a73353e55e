/** The articles that a part of a query holds for, by slot, and what it adds to their score (null: nothing). */
export interface Matches {
  hits: Uint8Array;
  scores: Float32Array | null;
}

export function allOf(parts: Matches[], size: number): Matches {
  const hits = new Uint8Array(size).fill(1);
  for (const part of parts) for (let slot = 0; slot < size; slot++) if (part.hits[slot] === 0) hits[slot] = 0;
  const scores = sum(parts, size);
  if (scores !== null) for (let slot = 0; slot < size; slot++) if (hits[slot] === 0) scores[slot] = 0;
  return { hits, scores };
}

export function anyOf(parts: Matches[], size: number): Matches {
  const hits = new Uint8Array(size);
  for (const part of parts) for (let slot = 0; slot < size; slot++) if (part.hits[slot] === 1) hits[slot] = 1;
  return { hits, scores: sum(parts, size) };
}

export function noneOf(part: Matches, size: number): Matches {
  const hits = new Uint8Array(size);
  for (let slot = 0; slot < size; slot++) hits[slot] = 1 - (part.hits[slot] ?? 0);
  return { hits, scores: null };
}

/** Scores are 0 where a part does not hold, so that adding up is all it takes. */
function sum(parts: Matches[], size: number): Float32Array | null {
  let total: Float32Array | null = null;
  for (const { scores } of parts) {
    if (scores === null) continue;
    if (total === null) total = scores.slice();
    else for (let slot = 0; slot < size; slot++) total[slot] = (total[slot] ?? 0) + (scores[slot] ?? 0);
  }
  return total;
}
