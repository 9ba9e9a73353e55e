/**
 * Places words in a text by the words themselves: highlights of other programs and quotes given by hand, whose white space
 * may differ and whose position is unknown or means another text.
 */
import { createAnchor } from './anchor-location.ts';
import type { Anchor } from './annotation-model.ts';

export interface Quote {
  quote: string;
  /** What stood before and after it, where that is known: it chooses among several places. */
  prefix?: string | undefined;
  suffix?: string | undefined;
}

/** A text prepared for several quotes: without white space, with the place of each of its code units. */
export interface LeanText {
  whole: string;
  lean: string;
  positions: Uint32Array;
}

export function leanText(text: string): LeanText {
  const positions = new Uint32Array(text.length);
  const pieces: string[] = [];
  let length = 0;
  const take = (from: number, to: number): void => {
    for (let at = from; at < to; at += 1) positions[length + at - from] = at;
    length += to - from;
    pieces.push(text.slice(from, to));
  };
  let from = 0;
  for (const { 0: space, index } of text.matchAll(/\s+/gu)) {
    take(from, index);
    from = index + space.length;
  }
  take(from, text.length);
  return { whole: text, lean: pieces.join(''), positions };
}

/**
 * The anchor of a quote, whatever the white space: of several places the one whose surroundings agree best, then the first.
 * Null when the words do not stand there.
 *
 * @param only refuses words that stand at several places, unless their surroundings choose one.
 */
export function locateQuote(text: LeanText, wanted: Quote, only = false): Anchor | null {
  const quote = withoutSpace(wanted.quote);
  if (quote === '') return null;
  const before = withoutSpace(wanted.prefix ?? '');
  const after = withoutSpace(wanted.suffix ?? '');
  let best: { at: number; agreement: number; rivals: number } | null = null;
  for (let at = text.lean.indexOf(quote); at !== -1; at = text.lean.indexOf(quote, at + 1)) {
    const agreement = agreementAround(text.lean, at, quote.length, before, after);
    if (best === null || agreement > best.agreement) best = { at, agreement, rivals: 0 };
    else if (agreement === best.agreement) best.rivals += 1;
    if (!only && before === '' && after === '') break;
    // Two places that agree in everything: no third one makes either of them certain.
    if (only && best.rivals > 0 && best.agreement === before.length + after.length) break;
  }
  if (best === null || (only && best.rivals > 0)) return null;
  const start = text.positions[best.at] ?? 0;
  const end = (text.positions[best.at + quote.length - 1] ?? start) + 1;
  return createAnchor(text.whole, start, end);
}

/** How many code units next to the place are those that stood next to the quote. */
function agreementAround(lean: string, at: number, length: number, before: string, after: string): number {
  let shared = 0;
  while (shared < before.length && lean[at - 1 - shared] === before[before.length - 1 - shared]) shared += 1;
  let behind = 0;
  while (behind < after.length && lean[at + length + behind] === after[behind]) behind += 1;
  return shared + behind;
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '');
}
