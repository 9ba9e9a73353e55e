import { foldHead } from './asked-word.ts';

const mostShown = 8;

/** Of many head words those that somebody who wrote this word most likely meant, the nearest first. */
export function nearWords(folded: string, heads: Iterable<string>): string[] {
  const most = folded.length <= 4 ? 1 : folded.length <= 8 ? 2 : 3;
  const ranked = new Map<string, number>();
  for (const head of heads) {
    const other = foldHead(head);
    if (ranked.has(head) || Math.abs(other.length - folded.length) > most) continue;
    const distance = editDistance(folded, other, most);
    // That a word begins alike says more than a letter.
    if (distance <= most) ranked.set(head, distance + (other[0] === folded[0] ? 0 : 0.5));
  }
  return [...ranked]
    .sort(([a, near], [b, far]) => near - far || (a < b ? -1 : 1))
    .slice(0, mostShown)
    .map(([head]) => head);
}

/** Letters put in, left out, changed or swapped with their neighbour; anything over `most` is `most + 1`. */
export function editDistance(a: string, b: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (last[j] ?? most) + 1,
        (row[j - 1] ?? most) + 1,
        (last[j - 1] ?? most) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? most) + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? most + 1, most + 1);
}
