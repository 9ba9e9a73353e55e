import { arrangeBlocks } from '../office/arrange-blocks.ts';
import type { Block } from '../office/block.ts';
import type { TableMark } from './slots.ts';

/** A paragraph, and what of tables begins or ends before it. */
export interface MarkedBlock {
  marks: readonly TableMark[];
  block: Block;
}

interface Cell {
  columns: number;
  goesOn: boolean;
  rows: number;
  blocks: Block[];
}
interface Table {
  rows: { header: boolean; cells: Cell[] }[];
}

/** Paragraphs in a row, with the tables that their marks make of them. */
export function foldTables(marked: readonly MarkedBlock[]): Block[] {
  const blocks: Block[] = [];
  const open: Table[] = [];
  const target = (): Block[] => open.at(-1)?.rows.at(-1)?.cells.at(-1)?.blocks ?? blocks;
  const close = (): void => {
    const table = open.pop();
    if (table && table.rows.length > 0) target().push({ kind: 'whole', html: tableHtml(table) });
  };
  for (const { marks, block } of marked) {
    for (const mark of marks)
      if (mark.kind === 'table') open.push({ rows: [] });
      else if (mark.kind === 'end') close();
      else if (mark.kind === 'row') open.at(-1)?.rows.push({ header: mark.header, cells: [] });
      else {
        const { columns, goesOn } = mark;
        open.at(-1)?.rows.at(-1)?.cells.push({ columns, goesOn, rows: 1, blocks: [] });
      }
    target().push(block);
  }
  while (open.length > 0) close();
  return blocks;
}

function tableHtml({ rows }: Table): string {
  growDown(rows);
  const first = rows.findIndex(({ header }) => !header);
  const heads = first < 0 ? 0 : first;
  const html = (from: number, to: number): string =>
    rows
      .slice(from, to)
      .map(({ header, cells }) => `<tr>${cells.map((cell) => cellHtml(cell, header)).join('')}</tr>`)
      .join('');
  const all = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.blocks));
  const rightToLeft =
    all.length > 0 && all.every((block) => block.kind === 'paragraph' && block.direction === 'rtl');
  const head = heads > 0 ? `<thead>${html(0, heads)}</thead>` : '';
  return `<table${rightToLeft ? ' dir="rtl"' : ''}>${head}<tbody>${html(heads, rows.length)}</tbody></table>`;
}

/** A cell that goes on from the row above makes that one longer and shows nothing of its own. */
function growDown(rows: Table['rows']): void {
  const above = new Map<number, Cell>();
  for (const row of rows) {
    let column = 0;
    row.cells = row.cells.filter((cell) => {
      const at = column;
      column += cell.columns;
      const upper = above.get(at);
      if (cell.goesOn && upper) {
        upper.rows += 1;
        return false;
      }
      above.set(at, cell);
      return true;
    });
  }
}

function cellHtml({ columns, rows, blocks }: Cell, header: boolean): string {
  const name = header ? 'th' : 'td';
  const spans = `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}`;
  return `<${name}${spans}>${arrangeBlocks(blocks)}</${name}>`;
}
