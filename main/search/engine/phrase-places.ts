import { FieldPlaces } from '../segments/field-places.ts';
import type { PostingsCursor } from '../segments/postings.ts';
import type { Segment, SegmentTerm } from '../segments/segment.ts';

/** A term of a segment that a word of a phrase may be. */
export interface Alternative {
  place: SegmentTerm;
  /** 1 + number of the language by which an article must be stemmed; null: any article. */
  stemming: number | null;
}

/** Where a word of a phrase stands, whichever of its terms is there. */
export interface WordPlaces {
  /** Goes to the `nth` of the candidates. The fields that hold the word there, a bit each. */
  goTo(article: number, nth: number): number;
  /** The places in those of the fields; once for each article. */
  read(fields: number, into: FieldPlaces): void;
}

export function articlesOf(segment: Segment, alternatives: readonly Alternative[]): number[] {
  const articles: number[] = [];
  for (const { place, stemming } of alternatives) {
    const cursor = segment.postings(place);
    while (cursor.next()) if (counts(segment, cursor.article, stemming)) articles.push(cursor.article);
  }
  if (alternatives.length < 2) return articles;
  articles.sort((a, b) => a - b);
  return articles.filter((article, at) => article !== articles[at - 1]);
}

/** Asks the lists of all terms for each candidate, ascending: right for a few terms. */
export function followTerms(segment: Segment, alternatives: readonly Alternative[]): WordPlaces {
  const cursors = alternatives.map(({ place, stemming }) => ({ cursor: segment.postings(place), stemming }));
  const here: PostingsCursor[] = [];
  return {
    goTo(article) {
      here.length = 0;
      let fields = 0;
      for (const { cursor, stemming } of cursors) {
        if (!cursor.advance(article) || cursor.article !== article) continue;
        if (!counts(segment, article, stemming)) continue;
        here.push(cursor);
        fields |= cursor.fields;
      }
      return fields;
    },
    read(fields, into) {
      into.clear(fields);
      for (const cursor of here) cursor.readPlaces(fields, into);
      if (here.length > 1) into.sort(fields);
    },
  };
}

/** Reads all terms once, for all candidates: right for the thousands of terms that begin with two letters. */
export function gatherTerms(
  segment: Segment,
  alternatives: readonly Alternative[],
  candidates: readonly number[],
): WordPlaces {
  const found: ({ field: number; places: Int32Array }[] | undefined)[] = [];
  const read = new FieldPlaces();
  for (const { place, stemming } of alternatives) {
    const cursor = segment.postings(place);
    let nth = 0;
    while (nth < candidates.length && cursor.advance(candidates[nth] ?? 0)) {
      while (nth < candidates.length && (candidates[nth] ?? 0) < cursor.article) nth++;
      if (candidates[nth] !== cursor.article) continue;
      if (counts(segment, cursor.article, stemming)) {
        const list = found[nth] ?? [];
        found[nth] = list;
        read.clear(cursor.fields);
        cursor.readPlaces(cursor.fields, read);
        eachField(cursor.fields, (field) => list.push({ field, places: read.of(field).slice() }));
      }
      nth++;
    }
  }
  let here: readonly { field: number; places: Int32Array }[] = [];
  return {
    goTo(_article, nth) {
      here = found[nth] ?? [];
      return here.reduce((fields, { field }) => fields | (1 << field), 0);
    },
    read(fields, into) {
      into.clear(fields);
      for (const { field, places } of here) {
        if ((fields & (1 << field)) === 0) continue;
        const list = into.listOf(field);
        for (const place of places) list.push(place);
      }
      into.sort(fields);
    },
  };
}

/** @param fields A bit each. */
export function eachField(fields: number, visit: (field: number) => void): void {
  for (let field = 0; fields >>> field !== 0; field++) if ((fields & (1 << field)) !== 0) visit(field);
}

function counts(segment: Segment, article: number, stemming: number | null): boolean {
  return (
    segment.alive[article] === 1 && (stemming === null || segment.columns.stemming[article] === stemming)
  );
}
