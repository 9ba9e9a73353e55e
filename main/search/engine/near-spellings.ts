import type { ArticleIndex } from './article-index.ts';

/** A word of the index that stands in for one that has no hit. */
export interface NearSpelling {
  term: string;
  number: number;
  weight: number;
}

const mostShown = 5;
const weightPerEdit = 0.35;

/**
 * The nearest words of a field, the commonest first among equally near. One edit for words of three to five letters, two
 * for longer ones; a swap of neighbours is one edit where it is the only one. Numbers have no near spellings: 2018 is no
 * misspelt 2019. For a word still being typed the beginning of the other word is compared.
 */
export function nearSpellings(
  index: ArticleIndex,
  term: string,
  field: number | null,
  typing: boolean,
): NearSpelling[] {
  const length = [...term].length;
  if (length < 3 || /\d/.test(term)) return [];
  const allowed = length < 6 ? 1 : 2;
  const near = index.dictionary
    // A swap is two edits to the tree.
    .near(term, 2)
    .map((other) => ({ ...other, distance: editDistance(term, other.term) }));
  const found = nearest(index, near, field, allowed);
  if (found.length > 0 || !typing || length < 4) return found;
  return nearest(index, nearBeginnings(index, term, allowed), field, allowed);
}

interface Candidate {
  term: string;
  number: number;
  distance: number;
}

function nearest(
  index: ArticleIndex,
  candidates: Candidate[],
  field: number | null,
  allowed: number,
): NearSpelling[] {
  candidates.sort(
    (a, b) =>
      a.distance - b.distance ||
      index.countOf(b.number) - index.countOf(a.number) ||
      (a.term < b.term ? -1 : 1),
  );
  const found: Candidate[] = [];
  for (const candidate of candidates) {
    if (candidate.distance > allowed || found.length === mostShown) break;
    if (candidate.distance > (found[0]?.distance ?? allowed)) break;
    if (index.occurs(candidate.number, field)) found.push(candidate);
  }
  return found.map(({ term, number, distance }) => ({
    term,
    number,
    weight: 1 - weightPerEdit * distance,
  }));
}

/** Words whose beginning is near; the first two letters are taken to be right, or there would be too many to look at. */
function nearBeginnings(index: ArticleIndex, term: string, allowed: number): Candidate[] {
  const found: Candidate[] = [];
  for (const [near, number] of index.dictionary.startingWith(term.slice(0, 2))) {
    if (near.length < term.length - allowed) continue;
    let distance = allowed + 1;
    for (let length = term.length - allowed; length <= term.length + allowed; length++)
      if (length <= near.length) distance = Math.min(distance, editDistance(term, near.slice(0, length)));
    found.push({ term: near, number, distance });
  }
  return found;
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment), in code units. */
export function editDistance(a: string, b: string): number {
  const width = b.length + 1;
  let before = new Array<number>(width).fill(0);
  let previous = Array.from({ length: width }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column < width; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let best = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + same,
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        best = Math.min(best, (before[column - 2] ?? 0) + 1);
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
