import { takeBytes, takeIntegers } from './scratch.ts';

/**
 * Hits are a byte per article, 1 or 0, so that parts of a query are joined in any order. Most queries hit few articles:
 * four at a time are looked at, and passed over, as one number.
 */
export function createHits(articles: number): Uint8Array {
  return takeBytes(articles);
}

export function copyHits(hits: Uint8Array): Uint8Array {
  const copy = createHits(hits.length);
  copy.set(hits);
  return copy;
}

/** Leaves only what is in both. Both were made by `createHits`. */
export function keepCommon(hits: Uint8Array, others: Uint8Array): void {
  const kept = fours(hits);
  const other = fours(others);
  for (let at = 0; at < kept.length; at++) {
    const four = kept[at] ?? 0;
    if (four !== 0) kept[at] = four & (other[at] ?? 0);
  }
}

/** Adds what is in the others. */
export function addAll(hits: Uint8Array, others: Uint8Array): void {
  const kept = fours(hits);
  const other = fours(others);
  for (let at = 0; at < kept.length; at++) {
    const four = other[at] ?? 0;
    if (four !== 0) kept[at] = (kept[at] ?? 0) | four;
  }
}

/** Leaves only what is not in the others. */
export function dropAll(hits: Uint8Array, others: Uint8Array): void {
  const kept = fours(hits);
  const other = fours(others);
  for (let at = 0; at < kept.length; at++) kept[at] = (kept[at] ?? 0) & ~(other[at] ?? 0);
}

export function isEmpty(hits: Uint8Array): boolean {
  const all = fours(hits);
  for (let at = 0; at < all.length; at++) if (all[at] !== 0) return false;
  return true;
}

export function countHits(hits: Uint8Array): number {
  const all = fours(hits);
  let count = 0;
  for (let at = 0; at < all.length; at++) {
    const four = all[at] ?? 0;
    // Each byte is 1 or 0: the multiplication adds them up in the highest.
    if (four !== 0) count += Math.imul(four, 0x0101_0101) >>> 24;
  }
  return count;
}

const fewHits = 4_096;

/** The numbers of the articles, ascending; for the time of the query. */
export function listHits(hits: Uint8Array): Uint32Array {
  const count = countHits(hits);
  // A list of few is cheap; one as long as the segment is used again.
  const list = count < fewHits ? new Uint32Array(count) : takeIntegers(hits.length).subarray(0, count);
  if (count === 0) return list;
  const all = fours(hits);
  let length = 0;
  for (let at = 0; at < all.length; at++) {
    if (all[at] === 0) continue;
    const end = Math.min(hits.length, at * 4 + 4);
    for (let article = at * 4; article < end; article++) if (hits[article] === 1) list[length++] = article;
  }
  return list;
}

function fours(hits: Uint8Array): Uint32Array {
  return new Uint32Array(hits.buffer, hits.byteOffset, hits.buffer.byteLength >>> 2);
}
