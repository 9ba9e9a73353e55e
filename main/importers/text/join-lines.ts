/**
 * Puts wrapped lines together again. A hyphen at a line's end is dropped only where the text itself shows the word in one
 * piece elsewhere (or the hyphen is a soft one): `exam-` + `ple` is rejoined when `example` occurs, `well-` + `known` is not.
 */
export function createLineJoiner(wholeText: readonly string[]): (lines: readonly string[]) => string {
  let seen: ReadonlySet<string> | null = null;
  const occurs = (word: string): boolean => {
    seen ??= wordsSeen(wholeText);
    return seen.has(word.toLowerCase());
  };
  return (lines) => {
    const trimmed = lines.map((line) => line.trim());
    return trimmed.map((line, index) => withBorder(line, trimmed[index + 1], occurs)).join('');
  };
}

/** Of the words that hyphens at the ends of lines part, those that stand somewhere in one piece; all words of a book are many. */
function wordsSeen(lines: readonly string[]): Set<string> {
  const parted = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]?.replace(/^[\s>]+/, '');
    const word = next === undefined ? null : partedWord(line.trimEnd(), next);
    if (word !== null) parted.add(word.toLowerCase());
  }
  const seen = new Set<string>();
  for (const line of lines)
    for (const [word] of line.toLowerCase().matchAll(/\p{L}+/gu)) if (parted.has(word)) seen.add(word);
  return seen;
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、，]/u;

/** A line and what joins it to the next one. Only the ends are looked at: a paragraph may be a whole book. */
function withBorder(line: string, next: string | undefined, occurs: (word: string) => boolean): string {
  if (next === undefined) return line;
  if (line.endsWith('\u00ad')) return line.slice(0, -1);
  const word = partedWord(line, next);
  if (word !== null) return occurs(word) ? line.slice(0, -1) : line;
  // Chinese and Japanese have no space between words that a line's end could stand for.
  return unspaced.test(line.slice(-1)) && unspaced.test(next.slice(0, 1)) ? line : `${line} `;
}

/** `exam-` and `ple is …` → `example`. */
function partedWord(line: string, next: string): string | null {
  const before = /(\p{L}+)[-‐]$/u.exec(line.slice(-64))?.[1];
  const after = /^\p{Ll}+/u.exec(next.slice(0, 64))?.[0];
  return before === undefined || after === undefined ? null : before + after;
}
