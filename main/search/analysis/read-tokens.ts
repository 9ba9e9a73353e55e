import {
  apostrophe,
  classOfCodePoint,
  classOfUnit,
  comma,
  digit,
  divider,
  fixedSpace,
  fullStop,
  hyphen,
  letter,
  mark,
  separator,
  silent,
  unspaced,
} from './character-class.ts';
import { foldWord, longestTerm } from './fold-word.ts';
import { joinPieces, type Piece } from './join-pieces.ts';
import { readCharacters } from './read-characters.ts';

/**
 * Called for each token in order. `[start, end)` are offsets into the text; `position` counts words, and `span` says how
 * many of them the token stands for: `anti-war` is `anti` (0, 1), `war` (1, 1) and also `antiwar` (0, 2). The term may be
 * a slice that keeps all of the text in memory: who keeps a term for long keeps a copy (`ownCopy`).
 */
export type VisitToken = (term: string, start: number, end: number, position: number, span: number) => void;

export interface Token {
  term: string;
  start: number;
  end: number;
  position: number;
  span: number;
}

/** How far a text has been read: so many units and words. */
export interface Reading {
  at: number;
  position: number;
}

export const textStart: Reading = { at: 0, position: 0 };

/**
 * Reads the words of a text, folded: those that begin before `until`, from where an earlier reading stopped. The
 * loop serves the scripts that put spaces between words; of the others each character is a word (`readCharacters`).
 */
export function readTokens(
  text: string,
  visit: VisitToken,
  from: Reading = textStart,
  until: number = text.length,
): Reading {
  const length = text.length;
  let { at, position } = from;
  while (at < until) {
    const plainEnd = endOfPlainWord(text, at);
    if (plainEnd > at) {
      const word = text.slice(at, plainEnd);
      visit(isCapital(text.charCodeAt(at)) ? word.toLowerCase() : word, at, plainEnd, position++, 1);
      at = plainEnd;
      continue;
    }
    const kind = classAt(text, at);
    if (kind === letter || kind === digit) {
      const pieceEnd = endOfPiece(text, at);
      if (pieceEnd < length && joins(text, at, pieceEnd)) {
        const pieces = readPieces(text, at);
        position = joinPieces(text, pieces, position, visit);
        at = pieces[pieces.length - 1]?.end ?? pieceEnd;
      } else {
        const term = foldWord(text.slice(at, pieceEnd));
        if (term !== '') visit(term, at, pieceEnd, position++, 1);
        at = pieceEnd;
      }
    } else if (kind === unspaced) {
      ({ at, position } = readCharacters(text, at, until, position, visit));
    } else at += unitsAt(text, at);
  }
  return { at, position };
}

/**
 * The end of a word that is folded when it is in lower case: small letters of the three commonest scripts, the first perhaps
 * a capital, up to a character that joins nothing; `at` when there is none. Most words of most articles go this way.
 */
function endOfPlainWord(text: string, at: number): number {
  let unit = text.charCodeAt(at);
  let end = isCapital(unit) ? at + 1 : at;
  let before = unit;
  unit = text.charCodeAt(end);
  // Headlines, names of states and of agencies.
  if (end > at && unit <= 0x5a) while (unit >= 0x41 && unit <= 0x5a) unit = text.charCodeAt(++end);
  while (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x430 && unit <= 0x44f) ||
    // Of ե and ւ one letter is made.
    (unit >= 0x561 && unit <= 0x586 && !(unit === 0x582 && (before === 0x565 || before === 0x535)))
  ) {
    before = unit;
    unit = text.charCodeAt(++end);
  }
  if (end === at || end - at > longestTerm) return at;
  if (end === text.length || unit === 0x20) return end;
  const kind = unit < 0xd800 || unit > 0xdfff ? classOfUnit(unit) : letter;
  if (kind === separator) return end;
  if (kind !== fullStop && kind !== comma && kind !== divider) return at;
  const next = text.charCodeAt(end + 1);
  return next <= 0x20 || (next < 0xd800 && classOfUnit(next) === separator) ? end : at;
}

function isCapital(unit: number): boolean {
  return (
    (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x410 && unit <= 0x42f) || (unit >= 0x531 && unit <= 0x556)
  );
}

export function analyse(text: string): Token[] {
  const tokens: Token[] = [];
  readTokens(text, (term, start, end, position, span) => {
    tokens.push({ term, start, end, position, span });
  });
  return tokens;
}

function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdfff) return classOfUnit(unit);
  return classOfCodePoint(text.codePointAt(at) ?? 0);
}

function unitsAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** After the last letter, digit or mark: a silent character counts only between such. */
function endOfPiece(text: string, start: number): number {
  const length = text.length;
  let end = start;
  let at = start;
  while (at < length) {
    const kind = classAt(text, at);
    if (kind === silent) at++;
    else if (kind === letter || kind === digit || kind === mark) {
      at += unitsAt(text, at);
      end = at;
    } else break;
  }
  return end;
}

/** Whether the character at `end`, after a piece that began at `start`, ties it to the letters that follow. */
function joins(text: string, start: number, end: number): boolean {
  const kind = classAt(text, end);
  if (kind === separator || kind === unspaced || kind === silent) return false;
  if (end + 1 >= text.length) return false;
  const next = classAt(text, end + 1);
  if (kind === apostrophe || kind === hyphen) return next === letter || next === digit;
  const previous = classAt(text, end - 1);
  if (kind === comma || kind === divider || kind === fixedSpace) return previous === digit && next === digit;
  if (kind !== fullStop) return false;
  return previous === digit ? next === digit : end - start === 1 && next === letter;
}

function readPieces(text: string, start: number): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  let joint = 0;
  for (;;) {
    const end = endOfPiece(text, at);
    pieces.push({ start: at, end, joint });
    if (end >= text.length || !joins(text, at, end)) return pieces;
    joint = classAt(text, end);
    at = end + 1;
  }
}
