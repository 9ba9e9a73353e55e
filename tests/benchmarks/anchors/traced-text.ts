/**
 * A text whose words are known by number, whatever happens to it: so it is known, and not guessed, where a passage of one
 * version stands in another.
 */
import type { TextSpan } from '../../../contract/anchor-location.ts';

export interface Piece {
  /** 0 for a word that no earlier version had. */
  id: number;
  start: number;
  end: number;
}

export interface TracedText {
  text: string;
  /** Everything between white space. */
  pieces: readonly Piece[];
}

/** Pieces from … to, both included. */
export interface Passage {
  from: number;
  to: number;
}

export type Truth =
  | { kind: 'whole' | 'mended'; span: TextSpan }
  /** Something was put into it or taken out of it: here or nowhere, both are right. */
  | { kind: 'torn'; span: TextSpan }
  | { kind: 'gone' };

export function spanOf({ pieces }: TracedText, { from, to }: Passage): TextSpan {
  return { start: pieces[from]?.start ?? 0, end: pieces[to]?.end ?? 0 };
}

export function placesOf({ pieces }: TracedText): Map<number, number> {
  return new Map(pieces.flatMap(({ id }, at) => (id <= 0 ? [] : [[id, at] as const])));
}

/** Where a passage stands now. Mended: at least three quarters of its words are there as they were, in order, with few others. */
export function truthOf(
  before: TracedText,
  passage: Passage,
  after: TracedText,
  places: ReadonlyMap<number, number>,
): Truth {
  const own = before.pieces.slice(passage.from, passage.to + 1);
  const there = own.map(({ id }) => places.get(id) ?? -1);
  const kept = there.filter((at) => at !== -1);
  const [first, last] = [kept[0], kept.at(-1)];
  if (first === undefined || last === undefined) return { kind: 'gone' };
  const ordered = kept.every((at, index) => index === 0 || at > (kept[index - 1] ?? 0));
  const span = { start: after.pieces[first]?.start ?? 0, end: after.pieces[last]?.end ?? 0 };
  const { start, end } = spanOf(before, passage);
  if (kept.length === own.length && last - first + 1 === own.length)
    if (after.text.slice(span.start, span.end) === before.text.slice(start, end))
      return { kind: 'whole', span };
  const words = (text: string): string => text.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  const same = own.filter((piece, index) => {
    const place = after.pieces[there[index] ?? -1];
    const mine = before.text.slice(piece.start, piece.end);
    return place !== undefined && words(after.text.slice(place.start, place.end)) === words(mine);
  }).length;
  const foreign = last - first + 1 - kept.length;
  if (!ordered || same < own.length / 2) return { kind: 'gone' };
  const edges = there[0] !== -1 && there.at(-1) !== -1;
  const mended = own.length >= 4 && same >= own.length * 0.75 && foreign <= own.length * 0.15 && edges;
  return { kind: mended ? 'mended' : 'torn', span };
}
