import { stemmedLanguages } from '../analysis/word-forms.ts';
import { textFields } from '../query/query-tree.ts';
import type { Segment, SegmentTerm } from '../segments/segment.ts';

/** The segments as one query sees them. */
export interface IndexView {
  segments: readonly Segment[];
  /** Articles that are there. */
  documents: number;
  /** Words in a field, on average; at least 1. By field. */
  averageLengths: readonly number[];
  /** Of `stemmedLanguages`: those that any article is stemmed by. */
  languages: readonly string[];
}

/** A term and where its lists are, by segment. */
export interface IndexTerm {
  term: string;
  places: readonly (SegmentTerm | null)[];
  /** Articles, dead ones included. */
  count: number;
}

export function viewOf(segments: readonly Segment[]): IndexView {
  const articles = segments.reduce((sum, segment) => sum + segment.articles, 0);
  const used = new Uint8Array(stemmedLanguages.length + 1);
  for (const segment of segments)
    for (let number = 1; number < used.length; number++) if (segment.stemmedBy(number)) used[number] = 1;
  return {
    segments,
    documents: segments.reduce((sum, { living }) => sum + living, 0),
    averageLengths: textFields.map((_, field) =>
      Math.max(
        1,
        segments.reduce((sum, { meta }) => sum + (meta.totalLengths[field] ?? 0), 0) / Math.max(1, articles),
      ),
    ),
    languages: stemmedLanguages.filter((_, number) => used[number + 1] === 1),
  };
}

export function findTerm({ segments }: IndexView, term: string): IndexTerm | null {
  return joinTerms(
    term,
    segments.map((segment) => segment.find(term)),
  );
}

function joinTerms(term: string, places: readonly (SegmentTerm | null)[]): IndexTerm | null {
  const count = places.reduce((sum, place) => sum + (place?.count ?? 0), 0);
  return count === 0 ? null : { term, places, count };
}

/** The terms kept under a key of `formKeys`, in any segment. */
export function termsOfForm({ segments }: IndexView, key: string): IndexTerm[] {
  return gather(
    segments,
    segments.map((segment) => segment.termsOfForm(key)),
  );
}

/** Joins what each segment found to terms of the index. */
export function gather(
  segments: readonly Segment[],
  found: readonly (readonly SegmentTerm[])[],
): IndexTerm[] {
  const places = new Map<string, (SegmentTerm | null)[]>();
  for (const [at, terms] of found.entries())
    for (const place of terms) {
      const all = places.get(place.term) ?? segments.map(() => null);
      places.set(place.term, all);
      all[at] = place;
    }
  // Found in one segment, a term may be in others where it was not looked for: by the same rule it was.
  return [...places].flatMap(([term, all]) => joinTerms(term, all) ?? []);
}
