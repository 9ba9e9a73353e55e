/**
 * Anchors of highlights: made from a passage, found again in a text that may have changed since. The archive uses it on
 * plain text, the article frame on the text of its DOM; both must agree. What cannot be found *with certainty* is not found
 * at all: a highlight that says nothing is better than one that marks words its reader never marked.
 */
import search from 'approx-string-match';
import type { Anchor } from './model.ts';

export interface TextSpan {
  start: number;
  end: number;
}

/** Code units of surroundings kept on each side of a quote. */
export const anchorContext = 32;
/** A quote this long that stands once in a text can do with the context of one side. */
const tellingLength = 32;
/** Above this an inexact search costs too much, and so long a passage has been rewritten rather than mended. */
const longestInexact = 4_000;
const occurrencesLimit = 10_000;

export function createAnchor(text: string, start: number, end: number): Anchor {
  const from = onCharacter(text, Math.max(0, start - anchorContext), 1);
  const to = onCharacter(text, Math.min(text.length, end + anchorContext), -1);
  return {
    quote: text.slice(start, end),
    prefix: text.slice(from, start),
    suffix: text.slice(end, to),
    start,
    end,
  };
}

/**
 * Where the anchor's passage stands in `text`, or null when that is not certain: nowhere, or at more places than one.
 * An untouched passage costs nothing, a moved one a search through the text, a mended one about 10 ms in 50,000 characters.
 */
export function locateAnchor(text: string, anchor: Anchor): TextSpan | null {
  const { quote, start } = anchor;
  const there = { start, end: start + quote.length };
  if (text.startsWith(quote, start) && standsIn(text, there, anchor)) return there;
  return locateExactly(text, anchor) ?? locateInexactly(text, anchor);
}

function locateExactly(text: string, anchor: Anchor): TextSpan | null {
  const places = occurrences(text, anchor.quote);
  const certain = places.filter((span) => {
    const before = sharedEnd(text.slice(0, span.start), anchor.prefix);
    const after = sharedStart(text.slice(span.end, span.end + anchorContext), anchor.suffix);
    const half = (shared: number, context: string, edge: boolean): boolean =>
      context === '' ? edge : shared * 2 >= context.length;
    const left = half(before, anchor.prefix, span.start === 0);
    const right = half(after, anchor.suffix, span.end === text.length);
    if (left && right) return true;
    const telling = anchor.quote.length >= tellingLength && places.length === 1;
    return (
      telling && ((left && before === anchor.prefix.length) || (right && after === anchor.suffix.length))
    );
  });
  if (certain.length > 1) {
    const whole = certain.filter((span) => standsIn(text, span, anchor));
    return whole.length === 1 ? (whole[0] ?? null) : null;
  }
  return certain[0] ?? null;
}

/** A passage that was mended: found with its surroundings, within one error in ten characters, at one place only. */
function locateInexactly(text: string, anchor: Anchor): TextSpan | null {
  const { quote, prefix, suffix } = anchor;
  if (quote.length < 10 || quote.length > longestInexact) return null;
  const whole = prefix + quote + suffix;
  const [place, ...others] = apart(search(text, whole, Math.floor(whole.length / 10)));
  if (place === undefined || others.length > 0) return null;
  const inside = search(text.slice(place.start, place.end), quote, Math.floor(quote.length / 10));
  let best: { span: TextSpan; shared: number } | null = null;
  for (const match of inside) {
    const span = { start: place.start + match.start, end: place.start + match.end };
    const shared =
      sharedEnd(text.slice(0, span.start), prefix) +
      sharedStart(text.slice(span.end, span.end + anchorContext), suffix);
    if (best === null || shared > best.shared) best = { span, shared };
  }
  return best?.span ?? null;
}

/** Whether the whole context stands around the span, or the text ends where the context did. */
function standsIn(text: string, { start, end }: TextSpan, { prefix, suffix }: Anchor): boolean {
  const before =
    prefix === '' ? start === 0 : text.startsWith(prefix, start - prefix.length) && start >= prefix.length;
  return before && (suffix === '' ? end === text.length : text.startsWith(suffix, end));
}

function occurrences(text: string, quote: string): TextSpan[] {
  const found: TextSpan[] = [];
  for (
    let at = text.indexOf(quote);
    at !== -1 && found.length < occurrencesLimit;
    at = text.indexOf(quote, at + 1)
  )
    found.push({ start: at, end: at + quote.length });
  return found;
}

/** Matches that overlap are one place, told several ways; the longest tells it best. */
function apart(matches: readonly TextSpan[]): TextSpan[] {
  const places: TextSpan[] = [];
  for (const match of [...matches].sort((a, b) => a.start - b.start)) {
    const last = places.at(-1);
    if (last === undefined || match.start >= last.end) places.push({ start: match.start, end: match.end });
    else last.end = Math.max(last.end, match.end);
  }
  return places;
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function sharedEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
}

/** Half a surrogate pair would not survive being stored. */
function onCharacter(text: string, at: number, step: 1 | -1): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff && at > 0 ? at + step : at;
}
