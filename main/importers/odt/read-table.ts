import type { XmlElement } from '../xml/parse-xml.ts';
import { childrenOf } from '../xml/xml-tree.ts';
import type { Nodes } from './read-body.ts';

/** Sheets put into a text repeat empty cells to the end of the paper. */
const mostRepeats = 50;

export async function readTable(
  table: XmlElement,
  readCell: (content: Nodes) => Promise<string>,
): Promise<string> {
  const head: string[] = [];
  const body: string[] = [];
  const visit = async (element: XmlElement, header: boolean): Promise<void> => {
    for (const child of childrenOf(element)) {
      if (child.local === 'table-header-rows') await visit(child, true);
      else if (child.local === 'table-rows' || child.local === 'table-row-group') await visit(child, header);
      else if (child.local === 'table-row') {
        const row = await readRow(child, header, readCell);
        const rows = Array.from({ length: repeats(child, 'table:number-rows-repeated') }, () => row);
        (header ? head : body).push(...rows);
      }
    }
  };
  await visit(table, false);
  const heading = head.length === 0 ? '' : `<thead>${head.join('')}</thead>`;
  return `<table>${heading}<tbody>${body.join('')}</tbody></table>`;
}

async function readRow(
  row: XmlElement,
  header: boolean,
  readCell: (content: Nodes) => Promise<string>,
): Promise<string> {
  const name = header ? 'th' : 'td';
  const cells: string[] = [];
  for (const cell of childrenOf(row, 'table-cell')) {
    const spans = [
      span(cell, 'table:number-columns-spanned', 'colspan'),
      span(cell, 'table:number-rows-spanned', 'rowspan'),
    ];
    const html = `<${name}${spans.join('')}>${await readCell(cell.children)}</${name}>`;
    for (let times = repeats(cell, 'table:number-columns-repeated'); times > 0; times -= 1) cells.push(html);
  }
  return `<tr>${cells.join('')}</tr>`;
}

function repeats(element: XmlElement, attribute: string): number {
  const times = Number(element.attributes.get(attribute) ?? 1);
  return Number.isInteger(times) && times > 0 && times <= mostRepeats ? times : 1;
}

function span(cell: XmlElement, attribute: string, name: string): string {
  const value = Number(cell.attributes.get(attribute) ?? 1);
  return Number.isInteger(value) && value > 1 && value < 1_000 ? ` ${name}="${value}"` : '';
}
