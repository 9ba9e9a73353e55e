/**
 * Puts wrapped lines together again. A hyphen at a line's end is dropped only where the text itself shows the word in one
 * piece elsewhere (or the hyphen is a soft one): `exam-` + `ple` is rejoined when `example` occurs, `well-` + `known` is not.
 */
export function createLineJoiner(wholeText: string): (lines: readonly string[]) => string {
  let vocabulary: Set<string> | null = null;
  const occurs = (word: string): boolean => {
    vocabulary ??= new Set(wholeText.toLowerCase().match(/\p{L}+/gu) ?? []);
    return vocabulary.has(word.toLowerCase());
  };
  return (lines) => {
    const trimmed = lines.map((line) => line.trim());
    return trimmed.map((line, index) => withBorder(line, trimmed[index + 1], occurs)).join('');
  };
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、，]/u;

/** A line and what joins it to the next one. Only the ends are looked at: a paragraph may be a whole book. */
function withBorder(line: string, next: string | undefined, occurs: (word: string) => boolean): string {
  if (next === undefined) return line;
  if (line.endsWith('\u00ad')) return line.slice(0, -1);
  const before = /(\p{L}+)[-‐]$/u.exec(line.slice(-64))?.[1];
  const after = /^\p{Ll}+/u.exec(next.slice(0, 64))?.[0];
  if (before !== undefined && after !== undefined) return occurs(before + after) ? line.slice(0, -1) : line;
  // Chinese and Japanese have no space between words that a line's end could stand for.
  return unspaced.test(line.slice(-1)) && unspaced.test(next.slice(0, 1)) ? line : `${line} `;
}
