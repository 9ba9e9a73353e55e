import type { SearchSort } from '../search-engine.ts';
import type { ArticleIndex } from './article-index.ts';
import type { Matches } from './matches.ts';

type Order = (a: number, b: number) => number;

/** The slots of hits `offset` to `offset + limit` in the order asked for, and how many there are in all. */
export function rankHits(
  index: ArticleIndex,
  { hits, scores }: Matches,
  sort: SearchSort,
  offset: number,
  limit: number,
): { total: number; slots: number[] } {
  const found: number[] = [];
  for (let slot = 0; slot < hits.length; slot++) if (hits[slot] === 1) found.push(slot);
  const order = orderOf(index, scores, sort);
  return { total: found.length, slots: first(found, offset + limit, order).slice(offset) };
}

/** Newer articles break ties, then newer additions; the slot makes the order total. */
function orderOf(index: ArticleIndex, scores: Float32Array | null, sort: SearchSort): Order {
  const { lastDay, added } = index.columns;
  const newer: Order = (a, b) => (lastDay[b] ?? 0) - (lastDay[a] ?? 0);
  const later: Order = (a, b) => (added[b] ?? 0) - (added[a] ?? 0);
  const better: Order = (a, b) => (scores === null ? 0 : (scores[b] ?? 0) - (scores[a] ?? 0));
  const steps: Record<SearchSort, Order[]> = {
    relevance: [better, newer, later],
    date: [newer, later, better],
    added: [later, newer, better],
    title: [byTitle(index), newer, later],
  };
  const [one, two, three] = steps[sort];
  return (a, b) => one?.(a, b) || two?.(a, b) || three?.(a, b) || b - a;
}

function byTitle({ columns }: ArticleIndex): Order {
  const { titleKeys } = columns;
  return (a, b) => {
    const one = titleKeys[a] ?? '';
    const other = titleKeys[b] ?? '';
    return one < other ? -1 : one > other ? 1 : 0;
  };
}

/** The first `count` in order, sorted. For a short list a heap of the best so far beats sorting them all. */
function first(found: number[], count: number, order: Order): number[] {
  if (count * 4 > found.length) return found.sort(order).slice(0, count);
  const heap = found.slice(0, count);
  for (let at = (count >> 1) - 1; at >= 0; at--) sink(heap, at, order);
  for (let at = count; at < found.length; at++) {
    const slot = found[at];
    const worst = heap[0];
    if (slot === undefined || worst === undefined || order(slot, worst) >= 0) continue;
    heap[0] = slot;
    sink(heap, 0, order);
  }
  return heap.sort(order);
}

/** The worst is at the root. */
function sink(heap: number[], from: number, order: Order): void {
  for (let at = from; ; ) {
    let worst = at;
    for (const child of [2 * at + 1, 2 * at + 2])
      if (child < heap.length && order(heap[child] ?? 0, heap[worst] ?? 0) > 0) worst = child;
    if (worst === at) return;
    const moved = heap[at] ?? 0;
    heap[at] = heap[worst] ?? 0;
    heap[worst] = moved;
    at = worst;
  }
}
