import { createAnchor } from '../../contract/anchor-location.ts';
import type { Anchor } from '../../contract/annotation-model.ts';

/**
 * The anchor of words given by hand (on the command line, from an export): they may differ from the text in white space
 * only. The first place wins; null when they do not stand there.
 */
export function quoteAnchor(text: string, quote: string): Anchor | null {
  const words = quote.trim().split(/\s+/u);
  if (words[0] === undefined || words[0] === '') return null;
  let from = text.indexOf(words[0]);
  while (from !== -1) {
    const end = matchWords(text, from, words);
    if (end !== null) return createAnchor(text, from, end);
    from = text.indexOf(words[0], from + 1);
  }
  return null;
}

/** Where the words end when they stand at `from` with any white space between them, else null. */
function matchWords(text: string, from: number, words: string[]): number | null {
  let at = from;
  for (const [index, word] of words.entries()) {
    if (index > 0) {
      const gap = at;
      while (at < text.length && /\s/u.test(text.charAt(at))) at++;
      if (at === gap) return null;
    }
    if (!text.startsWith(word, at)) return null;
    at += word.length;
  }
  return at;
}
