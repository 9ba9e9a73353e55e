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
  const columns = readHeader(decodeText(headerBytes(head)).text).columns;
  known.set(head, columns);
  return columns;
}

/**
 * No more than the first lines: this is asked of every file that is imported, and to detect the charset of a long text takes
 * a hundred times as long as all else here.
 */
function headerBytes(head: Uint8Array): Uint8Array {
  const start = head.subarray(0, longestHeader);
  if (start[0] === 0xff || start[0] === 0xfe || start.includes(0)) return start;
  let quotes = 0;
  let lines = 0;
  for (const [at, byte] of start.entries()) {
    if (byte === 0x22) quotes += 1;
    // Two, since the first may be the line that tells the delimiter.
    else if ((byte === 0x0a || byte === 0x0d) && quotes % 2 === 0 && ++lines === 2)
      return start.subarray(0, at + 1);
  }
  return start;
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
