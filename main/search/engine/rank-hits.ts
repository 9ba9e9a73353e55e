import type { SearchSort } from '../search-engine.ts';
import { titleKey } from '../segments/columns.ts';
import { listHits } from './hits.ts';
import type { IndexView } from './index-view.ts';
import type { Matches } from './matches.ts';

/** An article of a segment. */
export interface Hit {
  segment: number;
  article: number;
}

type Order = (a: number, b: number) => number;

/** Hits `offset` to `offset + limit` in the order asked for, and how many there are in all. */
export function rankHits(
  view: IndexView,
  matches: readonly Matches[],
  sort: SearchSort,
  offset: number,
  limit: number,
  lists: readonly Uint32Array[] = matches.map(({ hits }) => listHits(hits)),
): { total: number; hits: Hit[] } {
  let total = 0;
  // The best of each segment in its own order, then the best of those.
  const best = lists.map((found, number) => {
    total += found.length;
    return first(found, offset + limit, orderWithin(view, matches, number, sort));
  });
  if (limit === 0) return { total, hits: [] };
  const hits = best.flatMap((articles, segment) => articles.map((article): Hit => ({ segment, article })));
  hits.sort(orderAcross(view, matches, sort));
  return { total, hits: hits.slice(offset, offset + limit) };
}

/** Newer articles break ties, then newer additions; the place in the index makes the order total. */
function orderWithin(view: IndexView, matches: readonly Matches[], number: number, sort: SearchSort): Order {
  const columns = view.segments[number]?.columns;
  const scores = matches[number]?.scores ?? null;
  if (columns === undefined) return () => 0;
  const { lastDay, added, titleRank } = columns;
  const newer: Order = (a, b) => (lastDay[b] ?? 0) - (lastDay[a] ?? 0);
  const later: Order = (a, b) => (added[b] ?? 0) - (added[a] ?? 0);
  const better: Order = (a, b) => (scores === null ? 0 : (scores[b] ?? 0) - (scores[a] ?? 0));
  const title: Order = (a, b) => (titleRank[a] ?? 0) - (titleRank[b] ?? 0);
  const steps: Record<SearchSort, Order[]> = {
    relevance: [better, newer, later],
    date: [newer, later, better],
    added: [later, newer, better],
    title: [title, newer, later],
  };
  const [one, two, three] = steps[sort];
  return (a, b) => one?.(a, b) || two?.(a, b) || three?.(a, b) || b - a;
}

/** The same order between hits of any segments. */
function orderAcross(view: IndexView, matches: readonly Matches[], sort: SearchSort) {
  const titles = new Map<Hit, string>();
  const titleOf = (hit: Hit): string => {
    const known = titles.get(hit);
    if (known !== undefined) return known;
    const title = titleKey(view.segments[hit.segment]?.facts(hit.article).title ?? '');
    titles.set(hit, title);
    return title;
  };
  const column = (hit: Hit, name: 'lastDay' | 'added'): number =>
    view.segments[hit.segment]?.columns[name][hit.article] ?? 0;
  const score = (hit: Hit): number => matches[hit.segment]?.scores?.[hit.article] ?? 0;
  const newer = (a: Hit, b: Hit): number => column(b, 'lastDay') - column(a, 'lastDay');
  const later = (a: Hit, b: Hit): number => column(b, 'added') - column(a, 'added');
  const better = (a: Hit, b: Hit): number => score(b) - score(a);
  const title = (a: Hit, b: Hit): number => {
    const one = titleOf(a);
    const other = titleOf(b);
    return one < other ? -1 : one > other ? 1 : 0;
  };
  const steps = {
    relevance: [better, newer, later],
    date: [newer, later, better],
    added: [later, newer, better],
    title: [title, newer, later],
  }[sort];
  return (a: Hit, b: Hit): number => {
    for (const step of steps) {
      const order = step(a, b);
      if (order !== 0) return order;
    }
    return b.segment - a.segment || b.article - a.article;
  };
}

/** The first `count` in order, sorted. For a short list a heap of the best so far beats sorting them all. */
function first(found: Uint32Array, count: number, order: Order): number[] {
  if (count === 0) return [];
  if (count * 4 > found.length) return [...found].sort(order).slice(0, count);
  const heap = [...found.subarray(0, count)];
  for (let at = (count >> 1) - 1; at >= 0; at--) sink(heap, at, order);
  for (let at = count; at < found.length; at++) {
    const article = found[at];
    const worst = heap[0];
    if (article === undefined || worst === undefined || order(article, worst) >= 0) continue;
    heap[0] = article;
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
