import type { Cell, Table } from './blocks.ts';
import type { Line } from './lines.ts';
import { listMarker } from './list-marker.ts';
import { median } from './reading-order.ts';
import { rowsOf } from './rows.ts';

export type Piece = { kind: 'table'; table: Table } | { kind: 'rows'; rows: Line[][] };

/**
 * Finds the tables among the lines of a region: rows whose cells stand below one another in columns with clear white
 * space between, and are no running text. What is not certain stays lines.
 */
export function findTables(lines: readonly Line[], rtl: boolean, page: number): Piece[] {
  const pieces: Piece[] = [];
  let plain: Line[][] = [];
  const rows = rowsOf(lines, rtl);
  for (let at = 0; at < rows.length; ) {
    const end = tableEnd(rows, at);
    const table = end === null ? null : readTable(rows.slice(at, end), page, rtl);
    if (table === null || end === null) {
      const row = rows[at];
      if (row) plain.push(row);
      at += 1;
      continue;
    }
    if (plain.length > 0) pieces.push({ kind: 'rows', rows: plain });
    plain = [];
    pieces.push({ kind: 'table', table });
    at = end;
  }
  if (plain.length > 0) pieces.push({ kind: 'rows', rows: plain });
  return pieces;
}

interface Column {
  left: number;
  right: number;
}

/** Where a table that begins at this row would end: before the first row that does not fit its columns. */
function tableEnd(rows: readonly Line[][], start: number): number | null {
  const first = rows[start];
  if (first === undefined || first.length < 2) return null;
  let columns: Column[] = [];
  let end = start;
  let last = start;
  for (; end < rows.length; end += 1) {
    const row = rows[end];
    const before = rows[end - 1];
    if (row === undefined) break;
    if (end > start && before && gapBetween(before, row) > 2.6 * sizeOf(row)) break;
    const grown = grow(columns, row);
    // Two columns that grow together are none, unless it is the head that spans them.
    if (grown === null || (columns.length > 1 && grown.length < columns.length)) break;
    columns = grown;
    if (row.length > 1) last = end + 1;
  }
  return last - start >= 3 ? last : null;
}

/** The columns with the cells of one more row; null when a cell would lie in two of them. */
function grow(columns: readonly Column[], row: readonly Line[]): Column[] | null {
  let grown = [...columns];
  for (const { x, right } of row) {
    const met = grown.filter((column) => x < column.right && right > column.left);
    if (met.length > 1) return null;
    const [column] = met;
    if (column === undefined) grown.push({ left: x, right });
    else
      grown = grown.map((other) =>
        other === column ? { left: Math.min(other.left, x), right: Math.max(other.right, right) } : other,
      );
  }
  grown.sort((one, other) => one.left - other.left);
  for (let at = 1; at < grown.length; at += 1) {
    const [one, other] = [grown[at - 1], grown[at]];
    if (one && other && one.right > other.left) return null;
  }
  return grown;
}

function gapBetween(above: readonly Line[], below: readonly Line[]): number {
  return (above[0]?.y ?? 0) - (below[0]?.y ?? 0);
}

function sizeOf(row: readonly Line[]): number {
  return Math.max(...row.map(({ size }) => size));
}

function readTable(rows: readonly Line[][], page: number, rtl: boolean): Table | null {
  let columns: Column[] = [];
  for (const row of rows) columns = grow(columns, row) ?? columns;
  if (columns.length < 2 || !isCertain(rows, columns)) return null;
  if (rtl) columns.reverse();
  const leading = median(rows.slice(1).map((row, index) => gapBetween(rows[index] ?? row, row)));
  const cells: Cell[][] = [];
  rows.forEach((row, index) => {
    const filled = columns.map((column) =>
      row.find(({ x, right }) => x < column.right && right > column.left),
    );
    const above = rows[index - 1];
    const before = cells.at(-1);
    // A cell of several lines goes on below itself while the first column is empty.
    const goesOn = filled[0] === undefined && above && gapBetween(above, row) < 1.2 * leading;
    if (before && goesOn) {
      filled.forEach((line, at) => {
        if (line) before[at]?.lines.push(line);
      });
      return;
    }
    cells.push(filled.map((line) => ({ lines: line ? [line] : [], header: false, columns: 1, rows: 1 })));
  });
  if (cells.length < 3) return null;
  const head = cells[0];
  const isHead = (row: Cell[]): boolean => row.every(({ lines }) => lines.every(({ bold }) => bold));
  if (head && isHead(head) && !cells.slice(1).every(isHead)) for (const cell of head) cell.header = true;
  return { kind: 'table', page, rows: cells };
}

function isCertain(rows: readonly Line[][], columns: readonly Column[]): boolean {
  const full = rows.filter((row) => row.length >= Math.min(columns.length, 2));
  if (full.length < 3 || full.length < rows.length * 0.6) return false;
  const all = rows.flat();
  if (all.filter(({ mono }) => mono).length > all.length / 2) return false;
  // A printed table of contents: titles, leaders, page numbers.
  if (all.filter(({ text }) => /\.{4}|(?:\. ){4}|…{2}/.test(text)).length > rows.length / 3) return false;
  const [first] = columns;
  const firsts = full.flatMap((row) => row.filter(({ x }) => first !== undefined && x < first.right));
  if (firsts.every(({ text }) => listMarker(`${text} x`) !== null)) return false;
  // Running text in two columns that were drawn line by line fills its lines.
  const wide = columns.filter(({ left, right }) => right - left > 12 * sizeOf(all));
  return !wide.some((column) => {
    const inside = all.filter(({ x, right }) => x < column.right && right > column.left);
    const fills = inside.map(({ x, right }) => (right - x) / (column.right - column.left));
    return inside.length > 5 && median(fills) > 0.85 && columns.length < 3;
  });
}
