import { type Line, type Span, sameRow } from './lines.ts';

/** Lines of a region from top to bottom, those on one baseline side by side in the order of reading. */
export function rowsOf(lines: readonly Line[], rtl: boolean): Line[][] {
  const rows: Line[][] = [];
  for (const line of [...lines].sort((one, other) => other.y - one.y || one.x - other.x)) {
    const row = rows.at(-1);
    if (row?.every((other) => sameRow(other, line) && isBeside(other, line))) row.push(line);
    else rows.push([line]);
  }
  for (const row of rows) row.sort((one, other) => (rtl ? other.right - one.right : one.x - other.x));
  return rows;
}

function isBeside(one: Line, other: Line): boolean {
  return other.x >= one.right - 0.3 * one.size || one.x >= other.right - 0.3 * one.size;
}

/** The pieces of a row as one line. */
export function mergeRow(row: readonly Line[]): Line {
  const [first, ...others] = row;
  if (first === undefined) throw new Error('a row has no line');
  if (others.length === 0) return first;
  const main = row.reduce((longest, line) => (line.text.length > longest.text.length ? line : longest));
  const spans: Span[] = [];
  for (const line of row) {
    const last = spans.at(-1);
    if (last) last.text += ' ';
    spans.push(...line.spans.map((span) => ({ ...span })));
  }
  return {
    ...main,
    runs: row.flatMap(({ runs }) => runs),
    spans,
    text: spans.map(({ text }) => text).join(''),
    x: Math.min(...row.map(({ x }) => x)),
    right: Math.max(...row.map(({ right }) => right)),
    bold: row.every(({ bold }) => bold),
    mono: row.every(({ mono }) => mono),
    order: Math.min(...row.map(({ order }) => order)),
  };
}
