/** How much two texts share, by runs of three words (of eight characters where words are not spaced). */
export interface Likeness {
  /** Of the first text's runs, how many the second has. 0 to 1. */
  ofFirst: number;
  ofSecond: number;
}

const longestCompared = 60_000;

export function textLikeness(first: string, second: string): Likeness {
  const one = runs(first);
  const other = runs(second);
  if (one.size === 0 || other.size === 0) return { ofFirst: 0, ofSecond: 0 };
  let shared = 0;
  for (const run of one) if (other.has(run)) shared += 1;
  return { ofFirst: shared / one.size, ofSecond: shared / other.size };
}

function runs(text: string): Set<string> {
  const start = text.slice(0, longestCompared).toLowerCase();
  const words = start.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length * 20 < start.length) return new Set(characterRuns(start.replace(/\s+/g, '')));
  if (words.length < 3) return new Set([words.join(' ')]);
  return new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`));
}

function* characterRuns(text: string): Generator<string> {
  for (let at = 0; at + 8 <= text.length; at += 1) yield text.slice(at, at + 8);
}
