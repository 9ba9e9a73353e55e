import { csvColumns, readRows } from '../csv/read-rows.ts';
import type { ImportedArticle, Importer, PartProblem, StreamImporter } from '../importer.ts';
import { entryArticle, type SavedEntry } from './saved-entry.ts';

/** A row by the names of its columns, in lower case; empty text for a column that is not there. */
export type Row = (column: string) => string;

export interface CsvExport extends Pick<Importer, 'id' | 'label'> {
  version: number;
  /** The names of these columns, all of them there, tell the format. */
  columns: readonly string[];
  /** Null passes over a row that is no article. */
  entry(row: Row, number: number): Omit<SavedEntry, 'within'> | null;
}

/** An importer of a table with one article a row. Told by its header, so that it goes before plain CSV. */
export function csvExport({ id, label, version, columns, entry }: CsvExport): StreamImporter {
  return {
    reads: 'stream',
    ...{ id, label, version },
    extensions: ['csv'],
    recognise: ({ bytes }) => (hasColumns(bytes, columns) ? 0.95 : 0),
    async *read(file): AsyncGenerator<ImportedArticle | PartProblem> {
      const table = readRows(file);
      const context = { name: file.name, encoding: table.encoding };
      let number = 0;
      for await (const { cells, line, problem } of table.rows()) {
        number += 1;
        const within = `row ${number}`;
        if (problem !== undefined) {
          yield { problem, within, message: rowProblem(file.name, line, problem) };
          continue;
        }
        const read = entry(rowOf(table.columns, cells), number);
        if (read !== null) yield entryArticle({ ...read, within }, context);
      }
    },
  };
}

/** Asked of every file that is imported: whether the words stand there at all is seen before anything is parsed. */
export function hasColumns(head: Uint8Array, wanted: readonly string[]): boolean {
  const start = beginning(head);
  if (!wanted.every((name) => start.includes(name))) return false;
  const columns = new Set(csvColumns(head).map((name) => name.toLowerCase()));
  return wanted.every((name) => columns.has(name));
}

const known = new WeakMap<Uint8Array, string>();
const beginningBytes = 4_096;

/** In lower case, and without the zeros of wide encodings; the names of columns are ASCII. */
function beginning(head: Uint8Array): string {
  const before = known.get(head);
  if (before !== undefined) return before;
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, beginningBytes));
  const text = start.toString('latin1').replaceAll('\0', '').toLowerCase();
  known.set(head, text);
  return text;
}

/** Cells beyond the header are the row's own affair. */
export function rowOf(columns: readonly string[], cells: readonly string[]): Row {
  const byName = new Map(columns.map((name, index) => [name.toLowerCase(), cells[index] ?? '']));
  return (column) => (byName.get(column) ?? '').trim();
}

export function rowProblem(name: string, line: number, problem: 'too-large' | 'damaged'): string {
  return problem === 'damaged'
    ? `"${name}" ends inside the quotation that begins on line ${line}; the row was left out.`
    : `"${name}": the row on line ${line} is too large to be an article.`;
}
