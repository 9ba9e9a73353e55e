import { decodeStream } from '../decode-stream.ts';
import { decodeText } from '../decode-text.ts';
import type { FileStream, TextEncoding } from '../importer.ts';
import { type CsvRow, RowParser } from './row-parser.ts';

export interface CsvTable {
  encoding: TextEncoding;
  delimiter: string;
  /** The cells of the first row, trimmed. */
  columns: string[];
  /** All rows but the first, as they come. */
  rows(): AsyncIterable<CsvRow>;
}

/** A table of text of any size: charset and delimiter are decided by its head. */
export function readRows(file: Pick<FileStream, 'head' | 'chunks'>): CsvTable {
  const { encoding, texts } = decodeStream(file);
  const { delimiter, columns, skipped } = readHeader(decodeText(file.head).text);
  return {
    encoding,
    delimiter,
    columns,
    async *rows() {
      const parser = new RowParser(delimiter);
      let passed = 0;
      for await (const text of texts())
        for (const row of parser.push(text)) if (passed++ > skipped) yield row;
      for (const row of parser.end()) if (passed++ > skipped) yield row;
    },
  };
}

const known = new WeakMap<Uint8Array, string[]>();

/** The cells of the first row of what may be a table; asked by many importers, read once. */
export function csvColumns(head: Uint8Array): string[] {
  const before = known.get(head);
  if (before) return before;
  // A header is short; a picture need not be decoded to see that it has none.
  const columns = readHeader(decodeText(head.subarray(0, longestHeader)).text).columns;
  known.set(head, columns);
  return columns;
}

const delimiters = [',', ';', '\t', '|'];
const longestHeader = 16 * 1024;

interface Header {
  delimiter: string;
  columns: string[];
  /** Rows before the header. */
  skipped: number;
}

/** By the delimiter that cuts the first row into the most cells, or by the line `sep=;` that Excel writes and wants. */
function readHeader(text: string): Header {
  const start = text.slice(0, longestHeader).replace(/^\ufeff/, '');
  const told = /^"?sep=(.)"?\r?\n/.exec(start);
  let best: Header = { delimiter: ',', columns: [], skipped: 0 };
  for (const delimiter of told?.[1] === undefined ? delimiters : [told[1]]) {
    const skipped = told ? 1 : 0;
    const columns = firstRow(told ? start.slice(told[0].length) : start, delimiter);
    if (columns.length > best.columns.length) best = { delimiter, columns, skipped };
  }
  return best;
}

function firstRow(text: string, delimiter: string): string[] {
  const parser = new RowParser(delimiter);
  const row = parser.push(text)[0] ?? parser.end()[0];
  return (row?.cells ?? []).map((cell) => cell.trim());
}
