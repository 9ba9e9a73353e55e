/**
 * Takes endings off words. `endings` says how many letters must remain before each: the shorter an ending is, the more
 * often it is a part of the word.
 */
export type CutEnding = (word: string) => string;

/** Cuts the longest ending that leaves enough; the word itself when there is none. */
export function createEndingCutter(endings: Readonly<Record<number, string>>): CutEnding {
  const byLastLetter = new Map<number, { ending: string; shortest: number }[]>();
  for (const [letters, list] of Object.entries(endings))
    for (const ending of list.split(' ')) {
      const last = ending.charCodeAt(ending.length - 1);
      const known = byLastLetter.get(last) ?? [];
      known.push({ ending, shortest: Number(letters) });
      byLastLetter.set(last, known);
    }
  for (const list of byLastLetter.values()) list.sort((a, b) => b.ending.length - a.ending.length);

  return (word) => {
    const list = byLastLetter.get(word.charCodeAt(word.length - 1)) ?? [];
    for (const { ending, shortest } of list)
      if (word.length - ending.length >= shortest && word.endsWith(ending))
        return word.slice(0, word.length - ending.length);
    return word;
  };
}

/** Cuts until nothing more can be cut. */
export function cutAll(cut: CutEnding, word: string): string {
  let stem = word;
  for (;;) {
    const next = cut(stem);
    if (next === stem) return stem;
    stem = next;
  }
}
