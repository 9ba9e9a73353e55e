import { classOfCodePoint, mark, silent, unspaced } from './character-class.ts';
import { foldWord } from './fold-word.ts';
import type { VisitToken } from './read-tokens.ts';

/**
 * Reads a run of Chinese, Japanese, Korean, Thai, Lao, Khmer or Burmese: each character, with the marks that belong to it,
 * is a word of its own. Words of a dictionary would depend on what stands around them, so that a query would be cut otherwise
 * than the text that holds it. Of characters a query is a phrase, and finds what it is a part of, always.
 *
 * Reads the characters that begin in `[start, until)`, of a run that may go on; returns where it stopped.
 */
export function readCharacters(
  text: string,
  start: number,
  until: number,
  position: number,
  visit: VisitToken,
): { at: number; position: number } {
  let at = start;
  let next = position;
  while (at < until) {
    const unit = text.charCodeAt(at);
    if (isWhole(unit) && isWhole(text.charCodeAt(at + 1))) {
      visit(text.charAt(at), at, at + 1, next++, 1);
      at++;
      continue;
    }
    const point = text.codePointAt(at) ?? 0;
    const kind = classOfCodePoint(point);
    if (kind === unspaced) {
      const end = endOfCharacter(text, at);
      const term = foldWord(text.slice(at, end));
      if (term !== '') visit(term, at, end, next++, 1);
      at = end;
    } else if (kind === mark || kind === silent) at += unitsOf(point);
    else break;
  }
  return { at, position: next };
}

/** Ideographs, kana and syllables of Hangul that are folded as they stand and take no part in another character. */
function isWhole(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0x3041 && unit <= 0x3096) ||
    (unit >= 0x30a1 && unit <= 0x30fa)
  );
}

function endOfCharacter(text: string, start: number): number {
  const first = text.codePointAt(start) ?? 0;
  let at = start + unitsOf(first);
  let end = at;
  while (at < text.length) {
    const point = text.codePointAt(at) ?? 0;
    const kind = classOfCodePoint(point);
    const belongs = kind === mark || isVoicing(point) || (isJamo(first) && isLaterJamo(point));
    if (!belongs && kind !== silent) break;
    at += unitsOf(point);
    if (belongs) end = at;
  }
  return end;
}

/** The marks of half-width katakana: ｶﾞ is one character, ガ. */
function isVoicing(point: number): boolean {
  return point === 0xff9e || point === 0xff9f;
}

/** A syllable of Hangul may be written in its parts; files from some systems have it so. */
function isJamo(point: number): boolean {
  return (point >= 0x1100 && point <= 0x11ff) || (point >= 0xac00 && point <= 0xd7a3);
}

function isLaterJamo(point: number): boolean {
  return point >= 0x1160 && point <= 0x11ff;
}

function unitsOf(point: number): number {
  return point > 0xffff ? 2 : 1;
}
