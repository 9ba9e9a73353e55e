import type { PhraseNode, TextField } from '../query/query-tree.ts';

/** What a part of a query looks for in a text. */
export type TextMatcher =
  | {
      kind: 'word';
      field: TextField | null;
      /** The word itself and those that stand in for it. */
      terms: string[];
      /** The beginning of a word, or null. */
      prefix: string | null;
      /** How much it says when it is found. */
      weight: number;
    }
  | {
      kind: 'phrase';
      field: TextField | null;
      phrase: PhraseNode;
      /** Other forms that each of its words may have. */
      forms: PhraseForms;
      weight: number;
    };

/** From so many parts on a query is text that was pasted rather than words that were chosen. */
const manyParts = 8;
/** The weight of a word that a quarter of the articles hold. */
const commonWeight = 1.61;

/** The parts that are worth marking: of pasted text not the words that stand everywhere, unless there are no others. */
export function worthMarking(matchers: readonly TextMatcher[]): readonly TextMatcher[] {
  if (matchers.length < manyParts) return matchers;
  const telling = matchers.filter(({ weight }) => weight > commonWeight);
  return telling.length > 0 ? telling : matchers;
}

/** Word of a phrase → terms that may stand in its place. */
export type PhraseForms = ReadonlyMap<string, readonly string[]>;

/** A stretch of text that a matcher found, `[start, end)`. */
export interface TextMatch {
  start: number;
  end: number;
  /** Which of the matchers. */
  matcher: number;
}

/** Marks for the screen, from matches in the order of their starts: stretches that touch or overlap become one. */
export function marksOf(matches: readonly TextMatch[]): [number, number][] {
  const marks: [number, number][] = [];
  for (const { start, end } of matches) {
    const last = marks[marks.length - 1];
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return marks;
}
