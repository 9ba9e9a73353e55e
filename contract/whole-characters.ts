import type { TextSpan } from './anchor-location.ts';

/** No character of any script is longer; an emoji of a family is about thirty. */
const reach = 64;
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The span widened to whole characters, as a reader sees them: an accent, a half of an emoji never stays behind. */
export function wholeCharacters(text: string, { start, end }: TextSpan): TextSpan {
  return { start: edge(text, start, 'start'), end: edge(text, end, 'end') };
}

function edge(text: string, at: number, side: 'start' | 'end'): number {
  if (at <= 0 || at >= text.length) return Math.min(Math.max(at, 0), text.length);
  // From a line break or a blank near by, which is a character's end for sure.
  const from = Math.max(0, at - reach);
  const safe = Math.max(from, from + lastBlank(text.slice(from, at)));
  const window = text.slice(safe, at + reach);
  for (const { index, segment } of characters.segment(window)) {
    const [first, last] = [safe + index, safe + index + segment.length];
    if (first >= at) return at;
    if (last > at) return side === 'start' ? first : last;
  }
  return at;
}

function lastBlank(text: string): number {
  for (let at = text.length - 2; at >= 0; at -= 1) if (/[\sA-Za-z]/.test(text.charAt(at))) return at;
  return 0;
}
