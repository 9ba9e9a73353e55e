/** What a character is to the reader of words. Small integers, since every character of every article asks. */
export const separator = 1;
export const letter = 2;
export const digit = 3;
/** A combining mark: part of a word that has begun, nothing on its own. */
export const mark = 4;
/** Inside a word and not part of it: soft hyphen, joiners, variation selectors, Armenian marks of tone. */
export const silent = 5;
export const apostrophe = 6;
export const hyphen = 7;
export const fullStop = 8;
export const comma = 9;
/** `:` and `/`, which hold times and dates together. */
export const divider = 10;
/** A space that does not break, as between the thousands of a number. */
export const fixedSpace = 11;
/** A letter of a script of which each is read as a word: those written without spaces, and Hangul, which ties particles to words. */
export const unspaced = 12;

const unspacedLetter =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Hangul}\u30fc\uff70\uff9e\uff9f]/u;
const anyLetterOrMark = /[\p{L}\p{M}\p{N}]/u;
const anyDigit = /\p{Nd}/u;
const anyMark = /\p{M}/u;
const anySilent = /[\p{Cf}\u055a\u055b\u055c\u055e\u055f\u0640\p{Variation_Selector}]/u;

const named = new Map<number, number>();
for (const character of "'\u2019\u02bc\uff07\u2018\u02b9") named.set(character.charCodeAt(0), apostrophe);
for (const character of '-\u2010\u2011') named.set(character.charCodeAt(0), hyphen);
for (const character of ':/') named.set(character.charCodeAt(0), divider);
for (const character of '\u00a0\u202f\u2009') named.set(character.charCodeAt(0), fixedSpace);
named.set(0x2e, fullStop);
named.set(0x2c, comma);

function classify(codePoint: number): number {
  const known = named.get(codePoint);
  if (known !== undefined) return known;
  const character = String.fromCodePoint(codePoint);
  if (anySilent.test(character)) return silent;
  if (!anyLetterOrMark.test(character)) return separator;
  if (anyMark.test(character)) return mark;
  if (unspacedLetter.test(character)) return unspaced;
  return anyDigit.test(character) ? digit : letter;
}

/** Filled as characters are first seen; 0 is "not seen yet". */
const table = new Uint8Array(0x10000);
const beyond = new Map<number, number>();

/** The class of a UTF-16 unit that is no surrogate, or of a half of a pair standing alone (a separator). */
export function classOfUnit(unit: number): number {
  const known = table[unit] ?? separator;
  if (known !== 0) return known;
  const found = unit >= 0xd800 && unit <= 0xdfff ? separator : classify(unit);
  table[unit] = found;
  return found;
}

/** The class of any code point; for those that take two units. */
export function classOfCodePoint(codePoint: number): number {
  if (codePoint < 0x10000) return classOfUnit(codePoint);
  let found = beyond.get(codePoint);
  if (found === undefined) {
    found = classify(codePoint);
    beyond.set(codePoint, found);
  }
  return found;
}
