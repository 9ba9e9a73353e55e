import type { Segment, SegmentTerm } from '../segments/segment.ts';
import { EditRows } from './edit-rows.ts';
import { gather, type IndexTerm, type IndexView } from './index-view.ts';

/** A word of the index that stands in for one that has no hit. */
export interface NearSpelling {
  term: IndexTerm;
  weight: number;
}

interface Candidate {
  term: IndexTerm;
  distance: number;
}

const mostShown = 5;
const weightPerEdit = 0.35;
const timesRarer = 50;

/**
 * The nearest words, the commonest first among equally near. One edit for words of three to five letters, for longer ones
 * two when the first letter is right; a swap of neighbours is one edit too. Numbers have no near spellings: 2018 is no
 * misspelt 2019. For a word still being typed the beginning of the other word is compared.
 *
 * @param occurs Whether a word stands where it is looked for, in any article that is there.
 */
export function nearSpellings(
  view: IndexView,
  term: string,
  typing: boolean,
  occurs: (term: IndexTerm) => boolean,
): NearSpelling[] {
  const length = [...term].length;
  if (length < 3 || /\d/.test(term)) return [];
  const found = nearest(nearTerms(view, term, length < 6 ? 1 : 2), occurs);
  if (found.length > 0 || !typing || length < 4) return found;
  return nearest(nearBeginnings(view, term, length < 6 ? 1 : 2), occurs);
}

/** Words within one edit, or within two when the first letter is the same. */
export function nearTerms(view: IndexView, term: string, most: number): Candidate[] {
  const distances = new Map<string, number>();
  const found = view.segments.map((segment) => {
    const near: SegmentTerm[] = [];
    const take = (place: SegmentTerm, distance: number): void => {
      distances.set(place.term, distance);
      near.push(place);
    };
    const first = String.fromCodePoint(term.codePointAt(0) ?? 0);
    scan(segment, term, most, first, take);
    for (const other of withOtherBeginning(segment, term, first)) {
      const place = segment.find(other);
      if (place !== null) take(place, 1);
    }
    return near;
  });
  return gather(view.segments, found).map((one) => ({ term: one, distance: distances.get(one.term) ?? 255 }));
}

/**
 * What is one edit away and begins with another letter is nearly the word itself: the first letter is missing, wrong, too
 * many, or swapped with the second. To look these up is much less than to look at all terms.
 */
function withOtherBeginning(segment: Segment, term: string, first: string): Set<string> {
  const rest = term.slice(first.length);
  const second = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  const others = new Set([rest, `${second}${first}${rest.slice(second.length)}`]);
  for (const letter of segment.firstLetters) {
    others.add(letter + rest);
    others.add(letter + term);
  }
  for (const other of others) if (other.startsWith(first)) others.delete(other);
  return others;
}

/** Walks over the terms with a beginning, and leaps over those that cannot be near. */
function scan(
  segment: Segment,
  term: string,
  most: number,
  beginning: string,
  take: (place: SegmentTerm, distance: number) => void,
): void {
  const rows = new EditRows(term, most);
  const cursor = segment.termCursor();
  let there = cursor.seek(beginning);
  while (there && cursor.units.startsWith(beginning)) {
    const hopeless = rows.compare(cursor.units);
    if (hopeless === 0) {
      if (rows.distance <= most) take(cursor.read(), rows.distance);
      there = cursor.next();
    } else there = cursor.seek(afterBeginning(cursor.key, hopeless));
  }
}

/** Above all terms that begin as this one does, and above nothing else. */
function afterBeginning(term: string, length: number): string {
  return term.slice(0, length - 1) + String.fromCharCode(term.charCodeAt(length - 1) + 1);
}

function nearest(candidates: Candidate[], occurs: (term: IndexTerm) => boolean): NearSpelling[] {
  candidates.sort(
    (a, b) => a.distance - b.distance || b.term.count - a.term.count || (a.term.term < b.term.term ? -1 : 1),
  );
  const found: Candidate[] = [];
  for (const candidate of candidates) {
    const [best] = found;
    if (found.length === mostShown || candidate.distance > (best?.distance ?? 255)) break;
    // What hardly anybody writes beside the best is another misprint of it.
    if (best !== undefined && candidate.term.count * timesRarer < best.term.count) break;
    if (occurs(candidate.term)) found.push(candidate);
  }
  return found.map(({ term, distance }) => ({ term, weight: 1 - weightPerEdit * distance }));
}

/** Words whose beginning is near; the first two letters are taken to be right, or there would be too many to look at. */
function nearBeginnings(view: IndexView, term: string, allowed: number): Candidate[] {
  const rows = new EditRows(term, allowed);
  const distances = new Map<string, number>();
  const beginning = term.slice(0, 2);
  const found = view.segments.map((segment) => {
    const near: SegmentTerm[] = [];
    const cursor = segment.termCursor();
    for (
      let there = cursor.seek(beginning);
      there && cursor.units.startsWith(beginning);
      there = cursor.next()
    ) {
      const { units } = cursor;
      let distance = 255;
      for (let length = term.length - allowed; length <= term.length + allowed; length++)
        if (length <= units.length && rows.compare(units, length) === 0)
          distance = Math.min(distance, rows.distance);
      if (distance > allowed) continue;
      distances.set(cursor.key, distance);
      near.push(cursor.read());
    }
    return near;
  });
  return gather(view.segments, found).map((one) => ({ term: one, distance: distances.get(one.term) ?? 255 }));
}
