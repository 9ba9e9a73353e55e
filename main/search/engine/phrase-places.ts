import { GrowingNumbers } from '../segments/growing-numbers.ts';
import type { PostingsCursor } from '../segments/postings.ts';
import type { Segment, SegmentTerm } from '../segments/segment.ts';

/** A term of a segment that a word of a phrase may be. */
export interface Alternative {
  place: SegmentTerm;
  /** 1 + number of the language by which an article must be stemmed; null: any article. */
  stemming: number | null;
}

/** The places of one word in one article, field by field, ascending. Used again for each article. */
export class FieldPlaces {
  private readonly fields: GrowingNumbers[] = [];

  clear(field: number): void {
    this.listOf(field).length = 0;
  }

  add(field: number, places: readonly number[]): void {
    const list = this.listOf(field);
    for (const place of places) list.push(place);
  }

  sort(field: number): void {
    this.of(field).sort();
  }

  of(field: number): Int32Array {
    const list = this.listOf(field);
    return list.values.subarray(0, list.length);
  }

  private listOf(field: number): GrowingNumbers {
    const known = this.fields[field];
    if (known !== undefined) return known;
    const list = new GrowingNumbers();
    this.fields[field] = list;
    return list;
  }
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
      eachField(fields, (field) => into.clear(field));
      for (const cursor of here)
        cursor.visitPlaces((field, places) => {
          if ((fields & (1 << field)) !== 0) into.add(field, places);
        });
      if (here.length > 1) eachField(fields, (field) => into.sort(field));
    },
  };
}

/** Reads all terms once, for all candidates: right for the thousands of terms that begin with two letters. */
export function gatherTerms(
  segment: Segment,
  alternatives: readonly Alternative[],
  candidates: readonly number[],
): WordPlaces {
  const found: ({ field: number; places: number[] }[] | undefined)[] = [];
  for (const { place, stemming } of alternatives) {
    const cursor = segment.postings(place);
    let nth = 0;
    while (nth < candidates.length && cursor.advance(candidates[nth] ?? 0)) {
      while (nth < candidates.length && (candidates[nth] ?? 0) < cursor.article) nth++;
      if (candidates[nth] !== cursor.article) continue;
      if (counts(segment, cursor.article, stemming)) {
        const list = found[nth] ?? [];
        found[nth] = list;
        cursor.visitPlaces((field, places) => list.push({ field, places: places.slice() }));
      }
      nth++;
    }
  }
  let here: readonly { field: number; places: number[] }[] = [];
  return {
    goTo(_article, nth) {
      here = found[nth] ?? [];
      return here.reduce((fields, { field }) => fields | (1 << field), 0);
    },
    read(fields, into) {
      eachField(fields, (field) => into.clear(field));
      for (const { field, places } of here) if ((fields & (1 << field)) !== 0) into.add(field, places);
      eachField(fields, (field) => into.sort(field));
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
