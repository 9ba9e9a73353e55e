import { apostrophe, comma, fixedSpace, fullStop, hyphen } from './character-class.ts';
import { foldWord, longestTerm } from './fold-word.ts';
import type { VisitToken } from './read-tokens.ts';

/** A part of a word or number that is held together by apostrophes, hyphens, stops: `joint` is the class before it. */
export interface Piece {
  start: number;
  end: number;
  joint: number;
}

/** A longer chain is a line of dashes or worse, and nobody looks for it as one word. */
const mostPieces = 6;
const onlyDigits = /^[0-9]+$/;

/**
 * Visits the pieces and, where there is one, the form that they make together: `anti-war` is also `antiwar`, `U.S.` is
 * `us`, `1,234.5` is `1234.5`, and `9.10.2023` is `2023-10-09`. The `'s` of a possessive belongs to its word and is not
 * a piece. Returns the position after the last piece.
 */
export function joinPieces(text: string, read: Piece[], position: number, visit: VisitToken): number {
  const folded = read.map((piece) => ({ ...piece, term: foldWord(text.slice(piece.start, piece.end)) }));
  // Nothing is left of a few presentation forms.
  const words = folded.filter(({ term }) => term !== '');
  const end = read[read.length - 1]?.end ?? 0;
  if (isPossessive(words)) words.pop();
  const count = words.length;
  const whole = count > 1 && count <= mostPieces ? wholeForm(words) : null;
  words.forEach(({ term, start, end: pieceEnd }, index) => {
    visit(term, start, index === count - 1 ? end : pieceEnd, position + index, 1);
    if (index === 0 && whole !== null) visit(whole, start, end, position, count);
  });
  return position + count;
}

interface Word extends Piece {
  term: string;
}

function isPossessive(words: readonly Word[]): boolean {
  const last = words[words.length - 1];
  return words.length > 1 && last?.term === 's' && last.joint === apostrophe;
}

function wholeForm(words: readonly Word[]): string | null {
  const terms = words.map(({ term }) => term);
  const joints = words.slice(1).map(({ joint }) => joint);
  const whole = terms.every((term) => onlyDigits.test(term))
    ? (date(terms, joints) ?? number(terms, joints))
    : word(terms, joints);
  return whole === null || whole.length > longestTerm ? null : whole;
}

function word(terms: string[], joints: number[]): string | null {
  const tied = joints.every((joint) => joint === apostrophe || joint === hyphen);
  const initials = joints.every((joint) => joint === fullStop) && terms.every((term) => term.length === 1);
  // Letters that meet in the whole may have a spelling of their own: ե and ւ.
  return tied || initials ? foldWord(terms.join('')) : null;
}

function date(terms: string[], joints: number[]): string | null {
  const [first = '', middle = '', last = ''] = terms;
  if (terms.length !== 3 || joints[0] !== joints[1] || middle.length > 2) return null;
  const pad = (part: string): string => part.padStart(2, '0');
  const yearFirst = first.length === 4 && last.length <= 2 && joints[0] !== fullStop;
  if (yearFirst) return `${first}-${pad(middle)}-${pad(last)}`;
  // With slashes nobody can tell the day from the month.
  const yearLast = last.length === 4 && first.length <= 2 && (joints[0] === fullStop || joints[0] === hyphen);
  return yearLast ? `${last}-${pad(middle)}-${pad(first)}` : null;
}

function number(terms: string[], joints: number[]): string | null {
  const last = joints.length - 1;
  const groups = (upTo: number): boolean =>
    (terms[0]?.length ?? 0) <= 3 &&
    joints.slice(0, upTo).every((joint, index) => joint === joints[0] && terms[index + 1]?.length === 3);
  const separates = (joint: number | undefined): boolean =>
    joint === comma || joint === fixedSpace || joint === apostrophe || joint === fullStop;
  const single = joints.length === 1;
  // One full stop is read as the decimal point, one comma before three digits as the thousands.
  if (separates(joints[0]) && groups(joints.length) && !(single && joints[0] === fullStop))
    return terms.join('');
  const decimal = joints[last] === fullStop || joints[last] === comma;
  if (!decimal || (!single && !(separates(joints[0]) && joints[0] !== joints[last] && groups(last))))
    return null;
  return `${terms.slice(0, -1).join('')}.${terms[terms.length - 1]}`;
}
