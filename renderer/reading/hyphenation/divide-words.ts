import type { DivisionRules } from './languages.ts';

/** Addresses, names of files, numbers with units, and what its author has divided already. */
const unusual = /[/@\\_#=&\d\u00ad]|\p{L}[.:]\p{L}/u;
/** Letters with what belongs to them; the Armenian signs of emphasis stand inside words. */
const words = /[\p{L}\p{M}՛՜՞]+/gu;
const plain = /^\p{L}+$/u;
const letter = /[\p{L}\p{M}]/u;
/** A word that has a hyphen already is divided there; only a long part may be divided once more. */
const longPart = 11;

/** With a ragged edge only words are divided that would leave a hole: lines that differ a little are what it is for. */
const longWord = 10;

/** The rules for a text whose lines end where they end; a justified one takes what it can get. */
export function raggedRules(rules: DivisionRules): DivisionRules {
  return { ...rules, word: Math.max(rules.word, longWord), left: 4, right: 4 };
}

/**
 * The offsets in a piece of text at which its words may be divided, ascending.
 *
 * @param before the character before the piece, and `after` the one behind it: a word that goes on there stays whole.
 */
export function divideWords(text: string, rules: DivisionRules, before = '', after = ''): number[] {
  const offsets: number[] = [];
  for (const { 0: token, index: tokenStart } of text.matchAll(/\S+/g)) {
    if (token.length < rules.word || unusual.test(token)) continue;
    for (const { 0: word, index } of token.matchAll(words)) {
      const start = tokenStart + index;
      const end = start + word.length;
      if (word.length < rules.word || !plain.test(word) || isCapitals(word)) continue;
      const previous = start === 0 ? before : text.charAt(start - 1);
      const next = end === text.length ? after : text.charAt(end);
      if ((start === 0 && letter.test(before)) || (end === text.length && letter.test(after))) continue;
      if (/[-‐‑֊]/.test(previous + next) && word.length < longPart) continue;
      offsets.push(...inside(word, rules).map((offset) => start + offset));
    }
  }
  return offsets;
}

function inside(word: string, { divide, left, right }: DivisionRules): number[] {
  const lower = word.toLowerCase();
  // A letter whose lower case is longer would move all that follow.
  if (lower.length !== word.length) return [];
  return divide(lower).filter((offset) => offset >= left && offset <= word.length - right);
}

/** Abbreviations and what is shouted. */
function isCapitals(word: string): boolean {
  return word === word.toUpperCase() && word !== word.toLowerCase();
}
