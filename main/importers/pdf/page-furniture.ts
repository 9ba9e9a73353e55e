import type { Line } from './lines.ts';
import { median } from './reading-order.ts';
import { rowsOf } from './rows.ts';

export interface PageLines {
  number: number;
  lines: Line[];
}

interface Row {
  lines: Line[];
  y: number;
  key: string;
  size: number;
  /** White space to the row towards the middle of the page, in heights of its letters. */
  gap: number;
  /** 0 is the outermost. */
  rank: number;
}

interface Edges {
  top: Row[];
  bottom: Row[];
}

/** Rows from the edge that may be a running head or foot. */
const deepestRank = 3;
const tolerance = 4;

/**
 * The lines that stand on every page, around the text and not of it: running heads and feet, page numbers. They are told
 * by what they say and where they stand on the pages beside theirs, never by one page alone, but for a lone number.
 */
export function pageFurniture(pages: readonly PageLines[], bodySize: number): Set<Line> {
  const edges = pages.map(({ lines }) => edgesOf(lines));
  const furniture = new Set<Line>();
  for (const side of ['top', 'bottom'] as const) {
    const usual = usualPlace(
      edges.map((edge) => edge[side][0]),
      bodySize,
    );
    edges.forEach((edge, index) => {
      const near = [1, 2, 3, -1, -2, -3].flatMap((step) => {
        const other = edges[index + step];
        return other === undefined ? [] : [{ step, rows: other[side] }];
      });
      let outer = true;
      for (const row of edge[side]) {
        outer &&= isFurniture(row, near, pages[index]?.number ?? 0, pages.length);
        outer ||= usual !== null && row.rank === 0 && Math.abs(row.y - usual) < 2 && row.gap > 0.7;
        if (!outer) break;
        for (const line of row.lines) furniture.add(line);
      }
    });
  }
  return furniture;
}

function edgesOf(lines: readonly Line[]): Edges {
  const rows = rowsOf(lines, false);
  const describe = (row: Line[], rank: number, inner: Line[] | undefined): Row => {
    const y = row[0]?.y ?? 0;
    const size = Math.max(...row.map((line) => line.size));
    const space = inner === undefined ? 100 : Math.abs(y - (inner[0]?.y ?? 0)) - size;
    return {
      lines: row,
      y,
      key: keyOf(row.map(({ text }) => text).join(' ')),
      size,
      gap: space / size,
      rank,
    };
  };
  const count = Math.min(deepestRank, Math.ceil(rows.length / 2));
  const bottomUp = rows.toReversed();
  return {
    top: rows.slice(0, count).map((row, rank) => describe(row, rank, rows[rank + 1])),
    bottom: bottomUp.slice(0, count).map((row, rank) => describe(row, rank, bottomUp[rank + 1])),
  };
}

/** What a row says but for its numbers. */
function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/\b[ivxlc]{1,7}\b|\d+/g, '#')
    .replace(/\s+/g, ' ')
    .trim();
}

const numberAlone =
  /^(?:[-–—|•·[( ]*(?:p(?:age|g|\.)?|seite|s\.|стр\.?|страница|página|pagina|էջ|第)?\s*#\s*(?:(?:of|von|de|из|sur|di|\/|\|)\s*#|页|頁|ページ)?[-–—|•·\]) ]*)$/;

function isFurniture(
  row: Row,
  near: readonly { step: number; rows: readonly Row[] }[],
  page: number,
  pages: number,
): boolean {
  if (numberAlone.test(row.key)) return isPageNumber(row, near, page, pages);
  if (pages < 3 || row.key.length < 2) return false;
  const alike = near.filter(({ rows }) =>
    rows.some((other) => Math.abs(other.y - row.y) < tolerance && sharesWords(other, row)),
  );
  return alike.length >= 2 || (alike.length === 1 && (pages < 4 || row.gap > 0.7));
}

/** One piece of the row says the same: the chapter's name on the left, while the section's on the right changes. */
function sharesWords(one: Row, other: Row): boolean {
  if (one.key === other.key) return true;
  const pieces = new Set(one.lines.map(({ text }) => keyOf(text)).filter(({ length }) => length > 3));
  return other.lines.some(({ text }) => pieces.has(keyOf(text)));
}

function isPageNumber(
  row: Row,
  near: readonly { step: number; rows: readonly Row[] }[],
  page: number,
  pages: number,
): boolean {
  const own = numberIn(row);
  const counted = near.some(({ step, rows }) =>
    rows.some((other) => numberAlone.test(other.key) && (own === null || numberIn(other) === own + step)),
  );
  if (counted) return true;
  return row.rank === 0 && row.gap > 0.7 && (own === page || own === null || pages <= 2);
}

function numberIn({ lines }: Row): number | null {
  const digits = /\d{1,5}/.exec(lines.map(({ text }) => text).join(' '))?.[0];
  return digits === undefined ? null : Number(digits);
}

/** Where most pages have a row of small type, with white space between it and the text: a head that changes with each section. */
function usualPlace(outermost: readonly (Row | undefined)[], bodySize: number): number | null {
  const rows = outermost.filter((row) => row !== undefined);
  if (rows.length < 5) return null;
  const place = median(rows.map(({ y }) => y));
  const there = rows.filter(({ y }) => Math.abs(y - place) < 2);
  const apart = there.filter(
    ({ gap, size, lines }) => gap > 0.7 && size <= 1.08 * bodySize && !isHeadingLike(lines),
  );
  return there.length > rows.length * 0.6 && apart.length > there.length * 0.85 ? place : null;
}

function isHeadingLike(lines: readonly Line[]): boolean {
  const text = lines.map((line) => line.text).join(' ');
  return lines.length === 1 && lines.every(({ bold }) => bold) && text !== text.toUpperCase();
}
