import type { Passage } from '../../contract/model.ts';

/** A row shows two or three short lines: what is marked has to stand in the first of them. */
const mostBefore = 60;

/** The passage from a little before its first mark on, cut at a word. */
export function leadToMark({ text, marks, field }: Passage): Passage {
  const first = marks.reduce((least, [start]) => Math.min(least, start), Number.POSITIVE_INFINITY);
  if (!Number.isFinite(first) || first <= mostBefore) return { text, marks, field };
  const space = text.indexOf(' ', first - mostBefore);
  // A script without spaces, or one long word: cut where it comes.
  const from = space < 0 || space >= first ? first - mostBefore / 2 : space + 1;
  const moved = from - 1;
  return {
    text: `…${text.slice(from)}`,
    marks: marks.map(([start, end]) => [start - moved, end - moved]),
    field,
  };
}
