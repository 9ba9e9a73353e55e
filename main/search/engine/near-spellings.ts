import type { ArticleIndex } from './article-index.ts';
import type { NearTerm } from './dictionary.ts';
import { EditRows } from './edit-rows.ts';

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
 * for longer ones; a swap of neighbours is one edit too. Numbers have no near spellings: 2018 is no
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
  const found = nearest(index, index.dictionary.near(term, allowed), field);
  if (found.length > 0 || !typing || length < 4) return found;
  return nearest(index, nearBeginnings(index, term, allowed), field);
}

function nearest(index: ArticleIndex, candidates: NearTerm[], field: number | null): NearSpelling[] {
  candidates.sort(
    (a, b) =>
      a.distance - b.distance ||
      index.countOf(b.number) - index.countOf(a.number) ||
      (a.term < b.term ? -1 : 1),
  );
  const found: NearTerm[] = [];
  for (const candidate of candidates) {
    if (found.length === mostShown || candidate.distance > (found[0]?.distance ?? 255)) break;
    if (index.occurs(candidate.number, field)) found.push(candidate);
  }
  return found.map(({ term, number, distance }) => ({
    term,
    number,
    weight: 1 - weightPerEdit * distance,
  }));
}

/** Words whose beginning is near; the first two letters are taken to be right, or there would be too many to look at. */
function nearBeginnings(index: ArticleIndex, term: string, allowed: number): NearTerm[] {
  const found: NearTerm[] = [];
  const rows = new EditRows(term, allowed);
  for (const [near, number] of index.dictionary.startingWith(term.slice(0, 2))) {
    let distance = 255;
    for (let length = term.length - allowed; length <= term.length + allowed; length++)
      if (length <= near.length && rows.compare(near.slice(0, length)) === null)
        distance = Math.min(distance, rows.distance);
    if (distance <= allowed) found.push({ term: near, number, distance });
  }
  return found;
}
