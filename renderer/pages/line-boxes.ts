import type { PageBox } from '../../contract/pages-messages.ts';

/**
 * The boxes of a passage, one a line: its letters come in pieces with gaps where the page has blanks, and a mark that a pen
 * makes has none.
 */
export function lineBoxes(pieces: Iterable<PageBox>): PageBox[] {
  const lines: PageBox[] = [];
  for (const { left, top, right, bottom } of pieces) {
    if (right - left < 0.5 || bottom - top < 0.5) continue;
    const line = lines.at(-1);
    if (line !== undefined && sameLine(line, { left, top, right, bottom })) {
      line.left = Math.min(line.left, left);
      line.right = Math.max(line.right, right);
      line.top = Math.min(line.top, top);
      line.bottom = Math.max(line.bottom, bottom);
    } else lines.push({ left, top, right, bottom });
  }
  return lines;
}

function sameLine(line: PageBox, piece: PageBox): boolean {
  const height = Math.min(line.bottom - line.top, piece.bottom - piece.top);
  const shared = Math.min(line.bottom, piece.bottom) - Math.max(line.top, piece.top);
  const gap = Math.max(piece.left - line.right, line.left - piece.right);
  // A wide gap is one between columns or cells.
  return shared > height * 0.6 && gap < height * 2.5;
}
