/** Where the cells of a row end, from the left, in twentieths of a point, and how they are joined. */
export interface RowLayout {
  header: boolean;
  cells: CellLayout[];
}
export interface CellLayout {
  right: number;
  /** Joined with the one to its left, or above it. */
  leftward: boolean;
  upward: boolean;
}

export interface Row {
  layout: RowLayout;
  cells: readonly string[];
}

/** Edges nearer than this are one that was drawn by hand. */
const tolerance = 90;

/** Rows of any layout as an html table: cells span the edges of other rows that lie within them. */
export function tableHtml(rows: readonly Row[]): string {
  const edges = commonEdges(rows);
  const placed = rows.map((row) => place(row, edges));
  growDown(placed);
  const html = (from: number, to: number): string =>
    placed
      .slice(from, to)
      .map(({ header, cells }) => `<tr>${cells.map((cell) => cellHtml(cell, header)).join('')}</tr>`)
      .join('');
  const first = placed.findIndex(({ header }) => !header);
  const heads = first < 0 ? 0 : first;
  return `<table>${heads > 0 ? `<thead>${html(0, heads)}</thead>` : ''}<tbody>${html(heads, placed.length)}</tbody></table>`;
}

interface Cell {
  html: string;
  column: number;
  columns: number;
  rows: number;
  upward: boolean;
}
interface PlacedRow {
  header: boolean;
  cells: Cell[];
}

function commonEdges(rows: readonly Row[]): number[] {
  const all = rows
    .flatMap(({ layout }) => layout.cells.map(({ right }) => right))
    .sort((one, other) => one - other);
  return all.filter((edge, index) => index === 0 || edge - (all[index - 1] ?? 0) > tolerance);
}

function place({ layout, cells }: Row, edges: readonly number[]): PlacedRow {
  const placed: Cell[] = [];
  let column = 0;
  for (const [index, html] of cells.entries()) {
    const own = layout.cells[index];
    const end = own ? edges.findLastIndex((edge) => edge <= own.right) + 1 : column + 1;
    const columns = Math.max(1, end - column);
    const last = placed.at(-1);
    if (own?.leftward && last) {
      last.columns += columns;
      last.html += html;
    } else placed.push({ html, column, columns, rows: 1, upward: own?.upward ?? false });
    column += columns;
  }
  return { header: layout.header, cells: placed };
}

/** A cell that goes on from the row above makes that one longer. */
function growDown(rows: readonly PlacedRow[]): void {
  const above = new Map<number, Cell>();
  for (const row of rows)
    row.cells = row.cells.filter((cell) => {
      const upper = above.get(cell.column);
      if (cell.upward && upper) {
        upper.rows += 1;
        upper.html += cell.html;
        return false;
      }
      above.set(cell.column, cell);
      return true;
    });
}

function cellHtml({ html, columns, rows }: Cell, header: boolean): string {
  const name = header ? 'th' : 'td';
  const spans = `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}`;
  return `<${name}${spans}>${html}</${name}>`;
}
