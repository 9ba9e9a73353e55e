import {
  apostrophe,
  classOfUnit,
  comma,
  divider,
  fullStop,
  hyphen,
  separator,
} from '../analysis/character-class.ts';
import { longestTerm } from '../analysis/fold-word.ts';
import { type Reading, readTokens, type VisitToken } from '../analysis/read-tokens.ts';

/** Which words are looked for, told by their first letter and length: enough to pass over nearly all others. */
export interface WordSieve {
  /** By the first unit of a term: bit `n` is set when a term of `n` units is looked for, bit 31 for all longer ones. */
  lengths: Uint32Array;
}

/** Small letters of the scripts that are sieved lie below. */
const sieved = 0x600;
const longestTold = 31;

export function makeWordSieve(terms: Iterable<string>, prefixes: Iterable<string>): WordSieve {
  const lengths = new Uint32Array(sieved);
  const add = (term: string, bits: number): void => {
    const first = term.charCodeAt(0);
    if (first < sieved) lengths[first] = (lengths[first] ?? 0) | bits;
  };
  for (const term of terms) add(term, 1 << Math.min(term.length, longestTold));
  for (const prefix of prefixes) add(prefix, -1 << Math.min(prefix.length, longestTold));
  return { lengths };
}

/**
 * As `readTokens`, but most of the words that the sieve lets fall are passed over without being folded or cut out of the
 * text. Positions are the same.
 */
export function readSieved(
  text: string,
  visit: VisitToken,
  from: Reading,
  until: number,
  { lengths }: WordSieve,
): Reading {
  const { length } = text;
  let { at, position } = from;
  let base = at;
  let filled = at < until ? fill(text, base) : 0;
  while (at < until) {
    if (at - base > windowSize - lookahead && base + filled < length) {
      base = at;
      filled = fill(text, base);
    }
    const start = at - base;
    const unit = window[start] ?? 0;
    if (unit === 0x20 || unit === 0x0a) {
      at++;
      continue;
    }
    const end = unit < sieved && smallLetters[unit] !== 0 ? passOver(start, filled, lengths) : start;
    if (end > start) {
      at = base + end;
      position += passed;
    } else ({ at, position } = readTokens(text, visit, { at, position }, at + 1));
  }
  return { at, position };
}

/** The units of a stretch of the text: a string asks for each of them how it is held in memory. */
const windowSize = 4_096;
/** No word that is passed over is longer. */
const lookahead = 256;
const windowBytes = Buffer.allocUnsafeSlow(windowSize * 2);
const window = new Uint16Array(windowBytes.buffer, windowBytes.byteOffset, windowSize);

/** How many units there are. */
function fill(text: string, from: number): number {
  const part = text.slice(from, from + windowSize);
  windowBytes.write(part, 'utf16le');
  return part.length;
}

/** By unit: the small letter of a plain letter, a digit itself; 0 for all else. */
const smallLetters = new Uint16Array(sieved);
for (const [first, last, toSmall] of [
  [0x30, 0x39, 0],
  [0x61, 0x7a, 0],
  [0x41, 0x5a, 0x20],
  [0x430, 0x44f, 0],
  [0x410, 0x42f, 0x20],
  [0x561, 0x586, 0],
  [0x531, 0x556, 0x30],
] as const)
  for (let unit = first; unit <= last; unit++) smallLetters[unit] = unit + toSmall;

/** Words counted by the last `passOver` that came to an end. */
let passed = 0;
const mostPieces = 6;

/**
 * The end of a word, or of words held together by hyphens and apostrophes, none of which is looked for; `start` when one may
 * be, or when it takes more to tell. Its letters are plain, so that terms are as long as words.
 */
function passOver(start: number, filled: number, lengths: Uint32Array): number {
  let from = start;
  let letters = 0;
  let pieces = 0;
  while (pieces < mostPieces) {
    const end = endOfPiece(from, filled, from > start ? (window[from - 2] ?? 0) : 0);
    const next = end < 0 ? unclear : whatFollows(end, filled);
    if (next === unclear) return start;
    const initial = window[from] ?? 0;
    const isPossessive = next === nothing && pieces > 0 && isLetterS(from, end) && isApostrophe(from - 1);
    if (!isPossessive) {
      if (mayBeLookedFor(initial, end - from, lengths)) return start;
      pieces++;
      letters += end - from;
    }
    if (next === nothing) {
      if (pieces > 1 && mayBeLookedFor(window[start] ?? 0, letters, lengths)) return start;
      passed = pieces;
      return end;
    }
    // Numbers and dates have rules of their own.
    if ((window[end - 1] ?? 0) <= 0x39 || (window[end + 1] ?? 0) <= 0x39) return start;
    from = end + 1;
  }
  return start;
}

function mayBeLookedFor(initial: number, length: number, lengths: Uint32Array): boolean {
  return ((lengths[smallLetters[initial] ?? 0] ?? 0) & (1 << Math.min(length, longestTold))) !== 0;
}

function isLetterS(from: number, end: number): boolean {
  return end - from === 1 && smallLetters[window[from] ?? 0] === 0x73;
}

function isApostrophe(at: number): boolean {
  return classOfUnit(window[at] ?? 0) === apostrophe;
}

/** After the plain letters; negative when ե and ւ meet, of which one letter is made, or the word is too long. */
function endOfPiece(from: number, filled: number, unitBefore: number): number {
  let before = smallLetters[unitBefore] ?? 0;
  let end = from;
  for (;;) {
    const unit = window[end] ?? 0;
    const small = unit < sieved ? (smallLetters[unit] ?? 0) : 0;
    if (small === 0 || end === filled) break;
    if (small === 0x582 && before === 0x565) return -1;
    before = small;
    end++;
  }
  return end - from > longestTerm || (end === filled && filled === windowSize) ? -1 : end;
}

const unclear = 0;
const nothing = 1;
const another = 2;

/** Whether the word ends here or is tied to another piece. */
function whatFollows(end: number, filled: number): number {
  const unit = window[end] ?? 0;
  if (end === filled || unit === 0x20 || unit === 0x0a) return nothing;
  if (unit >= 0xd800 && unit <= 0xdfff) return unclear;
  const kind = classOfUnit(unit);
  if (kind === separator) return nothing;
  const next = end + 1 === filled ? 0x20 : (window[end + 1] ?? 0);
  const isStop = kind === fullStop || kind === comma || kind === divider;
  const isTie = kind === apostrophe || kind === hyphen;
  if (!isStop && !isTie) return unclear;
  if (next === 0x20 || next === 0x0a) return end + 1 === filled && filled === windowSize ? unclear : nothing;
  return isTie && next < sieved && smallLetters[next] !== 0 ? another : unclear;
}
