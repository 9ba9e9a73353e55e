/**
 * Anchors of highlights: made from a passage, found again in a text that may have changed since. The archive uses it on
 * plain text, the article frame on the text of its DOM; both must agree. What cannot be found *with certainty* is not found
 * at all: a highlight that says nothing is better than one that marks words its reader never marked.
 */
import search from 'approx-string-match';
import type { Anchor } from './annotation-model.ts';

export interface TextSpan {
  start: number;
  end: number;
}

/** Code units of surroundings kept on each side of a quote. */
export const anchorContext = 32;
/** So many where the text has another place like it: these must all be found again. */
const wideContext = 96;
/** So many where another place is like it even with those: it holds where it stands and nowhere else. */
const widestContext = 192;
/** A quote this long can do with the context of one side. */
const tellingLength = 32;
/** Half of the context speaks for a place, more than a quarter of it against a second one. */
const half = anchorContext / 2;
/** Of several paragraphs so many code units must stand at either edge as they stood. */
const paragraphEdge = 8;
/** Above this an inexact search costs too much, and so long a passage has been rewritten rather than mended. */
const longestInexact = 4_000;
const occurrencesLimit = 10_000;

export function createAnchor(text: string, start: number, end: number): Anchor {
  const near = cutAnchor(text, start, end, anchorContext);
  if (standsAlone(text, near)) return near;
  const wide = cutAnchor(text, start, end, wideContext);
  const whole = wide.prefix + wide.quote + wide.suffix;
  return standsOnce(text, whole, start - wide.prefix.length)
    ? wide
    : cutAnchor(text, start, end, widestContext);
}

function cutAnchor(text: string, start: number, end: number, context: number): Anchor {
  const from = onCharacter(text, Math.max(0, start - context), 1);
  const to = onCharacter(text, Math.min(text.length, end + context), -1);
  return {
    quote: text.slice(start, end),
    prefix: text.slice(from, start),
    suffix: text.slice(end, to),
    start,
    end,
  };
}

/** Whether no other place of the text could be taken for this one once its own is changed or gone. */
function standsAlone(text: string, { quote, prefix, suffix, start }: Anchor): boolean {
  const before = quote.length >= tellingLength ? '' : prefix.slice(-half);
  const after = quote.length >= tellingLength ? '' : suffix.slice(0, half);
  return standsOnce(text, before + quote + after, start - before.length);
}

function standsOnce(text: string, words: string, at: number): boolean {
  return text.indexOf(words) === at && text.indexOf(words, at + 1) === -1;
}

/**
 * Where the anchor's passage stands in `text`, or null when that is not certain: nowhere, or at more places than one.
 * An untouched passage costs nothing, a moved one a search through the text, a mended one about 10 ms in 50,000 characters.
 */
export function locateAnchor(text: string, anchor: Anchor): TextSpan | null {
  const { quote, start } = anchor;
  const there = { start, end: start + quote.length };
  if (text.startsWith(quote, start) && standsIn(text, there, anchor)) return there;
  const places = occurrences(text, quote);
  return places.length > 0 ? chooseExact(text, anchor, places) : locateInexactly(text, anchor);
}

/** How much of an anchor's surroundings stands around one place of its words. */
interface Evidence {
  span: TextSpan;
  shared: number;
  /** Half of the context on either side; for a long quote all of it on one side does. */
  enough: boolean;
  balanced: boolean;
}

/** Of the places where the very words stand, the one whose surroundings speak for it while none speak for another. */
function chooseExact(text: string, anchor: Anchor, places: readonly TextSpan[]): TextSpan | null {
  const context = contextOf(anchor);
  if (context > wideContext) return null;
  if (context > anchorContext) {
    const { prefix, quote, suffix } = anchor;
    const whole = occurrences(text, prefix + quote + suffix);
    const start = (whole[0]?.start ?? 0) + prefix.length;
    return whole.length === 1 ? { start, end: start + quote.length } : null;
  }
  let best: Evidence | null = null;
  let second = 0;
  for (const span of places) {
    const evidence = weigh(text, anchor, span);
    if (best === null || evidence.shared > best.shared) {
      second = best?.shared ?? 0;
      best = evidence;
    } else second = Math.max(second, evidence.shared);
  }
  return best?.enough === true && second <= half ? best.span : null;
}

/** More than usual where the text had another place like it when the anchor was made. */
function contextOf({ prefix, suffix }: Anchor): number {
  return Math.max(prefix.length, suffix.length);
}

function weigh(text: string, { quote, prefix, suffix }: Anchor, span: TextSpan): Evidence {
  const before = sharedEnd(text.slice(Math.max(0, span.start - anchorContext), span.start), prefix);
  const after = sharedStart(text.slice(span.end, span.end + anchorContext), suffix);
  // No context at all means the edge of the text, and standing at the edge still is as good as a whole context.
  const left = prefix === '' ? (span.start === 0 ? 1 : 0) : before / prefix.length;
  const right = suffix === '' ? (span.end === text.length ? 1 : 0) : after / suffix.length;
  // The two halves of a quote over a paragraph's end may have parted: one side speaks for its own only.
  const telling = quote.length >= tellingLength && !quote.includes('\n\n') && Math.max(left, right) === 1;
  const balanced = left >= 0.5 && right >= 0.5;
  return { span, shared: (left + right) * anchorContext, enough: balanced || telling, balanced };
}

/** A passage that was mended: found with its surroundings, within one error in ten characters, at one place only. */
function locateInexactly(text: string, anchor: Anchor): TextSpan | null {
  const { quote, prefix, suffix } = anchor;
  if (quote.length < 10 || quote.length > longestInexact || contextOf(anchor) > anchorContext) return null;
  const whole = prefix + quote + suffix;
  const [place, ...others] = apart(search(text, whole, Math.floor(whole.length / 10)));
  if (place === undefined || others.length > 0) return null;
  const errors = Math.floor(quote.length / 10);
  let best: { span: TextSpan; shared: number } | null = null;
  for (const match of search(text.slice(place.start, place.end), quote, errors)) {
    // A mend next to an edge leaves the edge in doubt by as much as it changed: the surroundings tell where it is.
    const before = bestNear(place.start + match.start, errors, (at) => sharedEnd(text.slice(0, at), prefix));
    const after = bestNear(place.start + match.end, errors, (at) =>
      sharedStart(text.slice(at, at + anchorContext), suffix),
    );
    const shared = before.shared + after.shared;
    if (before.at < after.at && (best === null || shared > best.shared))
      best = { span: { start: before.at, end: after.at }, shared };
  }
  return best !== null && isMended(text, anchor, best.span) ? best.span : null;
}

/** Whether its edges are what they were, with their surroundings, and so is every paragraph: none was put in, or lost. */
function isMended(text: string, anchor: Anchor, span: TextSpan): boolean {
  const { quote } = anchor;
  const found = text.slice(span.start, span.end);
  const [parts, partsThere] = [quote.split('\n\n'), found.split('\n\n')];
  if (!weigh(text, anchor, span).balanced || parts.length !== partsThere.length) return false;
  const edges = Math.min(sharedStart(found, quote), sharedEnd(found, quote));
  if (parts.length === 1) return edges >= 1;
  return (
    edges >= paragraphEdge &&
    parts.every((part, at) => {
      const there = partsThere[at] ?? '';
      return sharedStart(part, there) + sharedEnd(part, there) >= part.length / 2;
    })
  );
}

/** The offset near `at` where most is shared; of several the nearest. */
function bestNear(at: number, reach: number, share: (at: number) => number): { at: number; shared: number } {
  let best = { at, shared: share(at) };
  for (let distance = 1; distance <= reach; distance += 1)
    for (const near of [at - distance, at + distance]) {
      const shared = near < 0 ? -1 : share(near);
      if (shared > best.shared) best = { at: near, shared };
    }
  return best;
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
