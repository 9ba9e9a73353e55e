/** What an engine makes of the questions of a collection. */
export interface Ranked {
  /** For each question ids of documents, best first, at most `hitsPerQuestion`. */
  orders: string[][];
  /** Milliseconds for each question; empty when they would not say anything. */
  times: number[];
}

/** As many as the engine gives at once; more than that many places down nobody looks, and it adds nothing to a measure. */
export const hitsPerQuestion = 1_000;

/** The words of a text as runs of letters and digits, for engines whose query language would read more into it. */
export function plainWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
