/**
 * What is typed first is one letter and then two, and a tenth of all terms may begin so: their lists, laid together, are
 * kept as lists of their own. Scripts without spaces have terms so short that it would save nothing.
 */
export interface BeginningGroup {
  letters: string;
  /** The terms that begin so, in a sorted list: `[from, to)`. */
  from: number;
  to: number;
}

/** Whether a term that begins with this letter is counted under its beginnings. */
export function hasBeginnings(codePoint: number): boolean {
  return (
    codePoint < 0x2e80 &&
    !(codePoint >= 0x0e00 && codePoint <= 0x0eff) &&
    !(codePoint >= 0x1000 && codePoint <= 0x109f) &&
    !(codePoint >= 0x1780 && codePoint <= 0x17ff)
  );
}

/** Whether there is a list for all terms that begin with these letters. */
export function isKeptBeginning(letters: string): boolean {
  const points = [...letters];
  return (points.length === 1 || points.length === 2) && hasBeginnings(letters.codePointAt(0) ?? 0);
}

/** In ascending order of their letters. */
export function beginningGroups(sorted: readonly string[]): BeginningGroup[] {
  const groups: BeginningGroup[] = [];
  /** The group of one letter and that of two that the terms before belong to. */
  const open: (BeginningGroup | undefined)[] = [];
  const count = (depth: number, letters: string, at: number): void => {
    let group = open[depth];
    if (group === undefined || group.letters !== letters) {
      group = { letters, from: at, to: at };
      open.length = depth;
      open[depth] = group;
      groups.push(group);
    }
    group.to = at + 1;
  };
  for (const [at, term] of sorted.entries()) {
    const first = term.codePointAt(0) ?? 0;
    if (!hasBeginnings(first)) continue;
    const oneLength = first > 0xffff ? 2 : 1;
    count(0, term.slice(0, oneLength), at);
    const second = term.codePointAt(oneLength);
    if (second !== undefined) count(1, term.slice(0, oneLength + (second > 0xffff ? 2 : 1)), at);
  }
  return groups;
}
