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
import { foldWord } from './fold-word.ts';
import { joinPieces, type Piece } from './join-pieces.ts';
import { segmentUnspaced } from './segment-unspaced.ts';

/**
 * Called for each token in order. `[start, end)` are offsets into the text; `position` counts words, and `span` says how
 * many of them the token stands for: `anti-war` is `anti` (0, 1), `war` (1, 1) and also `antiwar` (0, 2).
 */
export type VisitToken = (term: string, start: number, end: number, position: number, span: number) => void;

export interface Token {
  term: string;
  start: number;
  end: number;
  position: number;
  span: number;
}

/**
 * Reads the words of a text, folded. The hand-written loop serves the scripts that put spaces between words, at some
 * 50 MB a second; the others go to the dictionaries of Intl.Segmenter, sentence by sentence.
 */
export function readTokens(text: string, visit: VisitToken): void {
  const length = text.length;
  let position = 0;
  let at = 0;
  while (at < length) {
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
      const end = endOfUnspaced(text, at);
      position = segmentUnspaced(text, at, end, position, visit);
      at = end;
    } else at += unitsAt(text, at);
  }
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

function endOfUnspaced(text: string, start: number): number {
  const length = text.length;
  let at = start;
  while (at < length) {
    const kind = classAt(text, at);
    if (kind !== unspaced && kind !== mark && kind !== silent) break;
    at += unitsAt(text, at);
  }
  return at;
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
