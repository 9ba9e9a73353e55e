/**
 * The way between the text of a PDF's page, as it was printed, and the text of its article: lines are joined there, words
 * put together that the end of a line had parted, running heads left out. So both are compared without white space, hyphens and ways to write a
 * letter; and a place that is not certain is none.
 */
import { createAnchor, type TextSpan } from '../../contract/anchor-location.ts';
import type { Anchor } from '../../contract/annotation-model.ts';

export interface BareText {
  source: string;
  bare: string;
  /** For every code unit of the bare text the offset of its source; one more at the end. */
  positions: Uint32Array;
}

/** Letters of surroundings that are compared on each side. */
const reach = 40;
/** So many letters of surroundings must agree, or all that there are. */
const enough = 12;
/** By so many one place must lead before the next. */
const clearLead = 6;
const mostPlaces = 2_000;

const left = /[\s\u00ad\u200b-\u200d\u2060\ufeff\u2010\u2011-]/;

export function bareText(source: string): BareText {
  const parts: string[] = [];
  const positions: number[] = [];
  let at = 0;
  for (const character of source) {
    const code = character.charCodeAt(0);
    const plain = code > 32 && code < 127 && code !== 45;
    const bare = plain
      ? character
      : left.test(character)
        ? ''
        : character.normalize('NFKC').replace(/\s/g, '');
    if (bare !== '') parts.push(bare);
    for (let unit = 0; unit < bare.length; unit += 1) positions.push(at);
    at += character.length;
  }
  positions.push(at);
  return { source, bare: parts.join(''), positions: Uint32Array.from(positions) };
}

interface Wanted {
  quote: string;
  before: string;
  after: string;
}

/** The one place of the words, or null where there is none or more than one might be meant. */
function locate({ bare }: BareText, { quote, before, after }: Wanted, needed: number): TextSpan | null {
  if (quote === '') return null;
  let best: { start: number; shared: number } | null = null;
  let second = -1;
  let places = 0;
  for (
    let start = bare.indexOf(quote);
    start !== -1 && places < mostPlaces;
    start = bare.indexOf(quote, start + 1)
  ) {
    places += 1;
    const shared =
      sharedEnd(bare.slice(Math.max(0, start - reach), start), before) +
      sharedStart(bare.slice(start + quote.length, start + quote.length + reach), after);
    if (best === null || shared > best.shared) {
      second = best?.shared ?? -1;
      best = { start, shared };
    } else second = Math.max(second, shared);
  }
  if (best === null || best.shared < Math.min(needed, before.length + after.length)) return null;
  if (places > 1 && best.shared - second < clearLead) return null;
  return { start: best.start, end: best.start + quote.length };
}

function inSource({ positions }: BareText, { start, end }: TextSpan): TextSpan {
  const last = positions[end - 1] ?? 0;
  let next = end;
  // A ligature is one letter of the source and several of the bare text.
  while (next < positions.length - 1 && positions[next] === last) next += 1;
  const from = positions[start] ?? 0;
  // Up to the letter's own end, without the white space behind it.
  const to = next < positions.length - 1 ? last + 1 : (positions[next] ?? last + 1);
  return { start: from, end: Math.max(to, last + 1) };
}

/** The article's passage that was selected on a page, or null. */
export function pageSpanInText(page: BareText, span: TextSpan, article: BareText): TextSpan | null {
  const [from, to] = [bareOffset(page, span.start), bareOffset(page, span.end)];
  const quote = page.bare.slice(from, to);
  const place = locate(
    article,
    {
      quote,
      before: page.bare.slice(Math.max(0, from - reach), from),
      after: page.bare.slice(to, to + reach),
    },
    // A long passage that stands once is itself; short words need their neighbours.
    quote.length >= 48 ? 0 : enough,
  );
  return place === null ? null : inSource(article, place);
}

/** An anchor in the article for what was selected on one page or over several; else one that says what stands on the page. */
export function anchorOfPages(
  parts: readonly { page: BareText; span: TextSpan }[],
  article: BareText,
): { anchor: Anchor; placed: boolean } | null {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined) return null;
  const begin = pageSpanInText(first.page, first.span, article);
  const end = first === last ? begin : pageSpanInText(last.page, last.span, article);
  if (begin !== null && end !== null && begin.start < end.end) {
    const length = parts.reduce((sum, { span }) => sum + span.end - span.start, 0);
    // Pages that follow one another in the text hold, besides it, heads and numbers at most.
    if (end.end - begin.start < 2 * length + 400)
      return { anchor: createAnchor(article.source, begin.start, end.end), placed: true };
  }
  const { page, span } = first;
  const start = Math.max(0, span.start);
  return { anchor: createAnchor(page.source, start, Math.min(page.source.length, span.end)), placed: false };
}

/**
 * The part of an anchor's passage that stands on this page, or null. A passage that goes over the end of a page stands in part
 * at the foot of one and in part at the head of the next.
 *
 * @param here it was marked on this very page: its words need less to speak for them.
 */
export function anchorOnPage(page: BareText, anchor: Anchor, here: boolean): TextSpan | null {
  const wanted = {
    quote: bareOf(anchor.quote),
    before: bareOf(anchor.prefix),
    after: bareOf(anchor.suffix),
  };
  const needed = here || wanted.quote.length >= 64 ? 0 : 2 * enough;
  const whole = locate(page, wanted, needed);
  if (whole !== null) return inSource(page, whole);
  const part = headOnPage(page.bare, wanted) ?? tailOnPage(page.bare, wanted);
  return part === null ? null : inSource(page, part);
}

/** Letters of a passage that tell where it goes over an edge, and those of heads and numbers between it and the edge. */
const tellingPart = 24;
const furniture = 240;

function headOnPage(bare: string, { quote, before }: Wanted): TextSpan | null {
  const head = quote.slice(0, tellingPart);
  if (head.length < tellingPart) return null;
  const start = bare.lastIndexOf(head);
  if (
    start === -1 ||
    sharedEnd(bare.slice(Math.max(0, start - reach), start), before) < Math.min(8, before.length)
  )
    return null;
  const length = sharedStart(bare.slice(start), quote);
  return bare.length - start - length < furniture ? { start, end: start + length } : null;
}

function tailOnPage(bare: string, { quote, after }: Wanted): TextSpan | null {
  const tail = quote.slice(-tellingPart);
  if (tail.length < tellingPart) return null;
  const at = bare.indexOf(tail);
  const end = at + tail.length;
  if (at === -1 || sharedStart(bare.slice(end, end + reach), after) < Math.min(8, after.length)) return null;
  const length = sharedEnd(bare.slice(0, end), quote);
  return end - length < furniture ? { start: end - length, end } : null;
}

/** Where the words that stand at an offset of one text stand in the other; of the words that follow it the first that tell. */
export function samePlace(from: BareText, offset: number, to: BareText): number | null {
  const length = 48;
  let at = bareOffset(from, offset);
  for (let attempt = 0; attempt < 40 && at + length <= from.bare.length; attempt += 1, at += 12) {
    const place = locate(to, { quote: from.bare.slice(at, at + length), before: '', after: '' }, 0);
    if (place !== null) return inSource(to, place).start;
  }
  return null;
}

/** How much of what follows an offset of one text stands in the other, 0 to 1: of several pages the likeliest has most. */
export function shareFound(from: BareText, offset: number, to: BareText): number {
  const [length, most] = [24, 12];
  let [tried, found] = [0, 0];
  for (let at = bareOffset(from, offset); tried < most && at + length <= from.bare.length; at += length) {
    tried += 1;
    if (to.bare.includes(from.bare.slice(at, at + length))) found += 1;
  }
  return tried === 0 ? 0 : found / tried;
}

/** The first bare letter at or after an offset of the source. */
function bareOffset({ positions }: BareText, offset: number): number {
  let low = 0;
  let high = positions.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) >= offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function bareOf(text: string): string {
  return bareText(text).bare;
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
