import type { Line } from './lines.ts';

/** Lines that were told to be one paragraph. `hard` holds the places of those lines after which a new one begins. */
export interface Paragraph {
  kind: 'paragraph';
  page: number;
  /** Counts the columns of all pages: a paragraph may go on in the next one. */
  column: number;
  /** How far its first line begins inside of its column. */
  indent: number;
  lines: Line[];
  hard: ReadonlySet<number>;
  /** By the document's own structure; null where only the looks tell. */
  role: ParagraphRole | null;
}

export type ParagraphRole =
  | { kind: 'text' }
  | { kind: 'quotation' }
  | { kind: 'caption' }
  | { kind: 'note'; number: string | null; id: string | null }
  | { kind: 'code' }
  | { kind: 'heading'; level: number | null }
  | { kind: 'item'; depth: number; ordered: boolean; marker: string };

export interface Cell {
  lines: Line[];
  header: boolean;
  columns: number;
  rows: number;
}

export interface Table {
  kind: 'table';
  page: number;
  rows: Cell[][];
}

export type Block = Paragraph | Table;

export function plainTextOf(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join(' ');
}
