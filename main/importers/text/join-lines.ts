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
    let text = '';
    for (const line of lines) {
      const next = line.trim();
      if (text === '') text = next;
      else text = join(text, next, occurs);
    }
    return text;
  };
}

function join(text: string, next: string, occurs: (word: string) => boolean): string {
  if (text.endsWith('\u00ad')) return text.slice(0, -1) + next;
  if (/\p{L}[-‐]$/u.test(text) && /^\p{Ll}/u.test(next)) {
    const before = /(\p{L}+)[-‐]$/u.exec(text.slice(-64))?.[1] ?? '';
    const after = /^\p{Ll}+/u.exec(next)?.[0] ?? '';
    return occurs(before + after) ? text.slice(0, -1) + next : text + next;
  }
  // Chinese and Japanese have no space between words that a line's end could stand for.
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、，]$/u.test(text) &&
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(next)
  )
    return text + next;
  return `${text} ${next}`;
}
