import { arrangeBlocks } from '../office/arrange-blocks.ts';
import type { Block, ParagraphRole } from '../office/block.ts';
import { createLine, type Line } from './line.ts';
import { type Row, type RowLayout, tableHtml } from './tables.ts';

/** What is known of a paragraph when it ends. */
export interface ParagraphFacts {
  role: ParagraphRole;
  rightToLeft: boolean;
  /** How many tables it stands in. */
  depth: number;
  /** Not shown: a line of a table of contents. */
  dropped: boolean;
  /** What stands before its words. */
  label: string;
}

/** Text that flows by itself: the document's, a note's, a box's. Paragraphs go into cells, cells into rows, rows into tables. */
export interface Flow {
  line: Line;
  endParagraph(facts: ParagraphFacts): void;
  endCell(facts: ParagraphFacts): void;
  endRow(layout: RowLayout, depth: number): void;
  /** Blocks to follow the paragraph that is being written. */
  after(blocks: readonly Block[]): void;
  finish(facts: ParagraphFacts): Block[];
}

interface OpenTable {
  rows: Row[];
  cells: string[];
  /** Of the cell that is being written. */
  blocks: Block[];
}

const deepest = 20;

export function createFlow(): Flow {
  const line = createLine();
  const blocks: Block[] = [];
  const tables: OpenTable[] = [];
  let waiting: Block[] = [];
  const target = (): Block[] => tables.at(-1)?.blocks ?? blocks;

  const closeTable = (): void => {
    const table = tables.pop();
    if (table === undefined) return;
    if (table.blocks.length > 0) table.cells.push(arrangeBlocks(table.blocks));
    if (table.cells.length > 0) table.rows.push({ layout: { header: false, cells: [] }, cells: table.cells });
    if (table.rows.length > 0) target().push({ kind: 'whole', html: tableHtml(table.rows) });
  };
  const reach = (asked: number): void => {
    const depth = Math.min(Math.max(asked, 0), deepest);
    while (tables.length > depth) closeTable();
    while (tables.length < depth) tables.push({ rows: [], cells: [], blocks: [] });
  };
  const write = ({ role, rightToLeft, dropped, label }: ParagraphFacts): void => {
    const heavy = role.name === 'heading' || role.name === 'title';
    const empty = line.isEmpty();
    const html = line.take(heavy);
    if (!empty && !dropped)
      target().push({
        ...{ kind: 'paragraph' as const, html: label + html, role },
        ...(rightToLeft && { direction: 'rtl' as const }),
      });
    target().push(...waiting);
    waiting = [];
  };
  return {
    line,
    after: (more) => void waiting.push(...more),
    endParagraph(facts) {
      reach(facts.depth);
      write(facts);
    },
    endCell(facts) {
      reach(Math.max(1, facts.depth));
      write(facts);
      const table = tables.at(-1);
      if (!table) return;
      table.cells.push(arrangeBlocks(table.blocks));
      table.blocks = [];
    },
    endRow(layout, depth) {
      reach(Math.max(1, depth));
      const table = tables.at(-1);
      if (!table || table.cells.length === 0) return;
      table.rows.push({ layout, cells: table.cells });
      table.cells = [];
    },
    finish(facts) {
      if (!line.isEmpty() || waiting.length > 0) {
        reach(facts.depth);
        write(facts);
      }
      reach(0);
      return blocks;
    },
  };
}
