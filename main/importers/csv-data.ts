import { type CsvTable, csvColumns, readRows } from './csv/read-rows.ts';
import type { CsvRow } from './csv/row-parser.ts';
import { guessColumns, isEnough } from './data/guess-columns.ts';
import { type NamedRecord, readRecords } from './data/read-records.ts';
import { rowProblem } from './exports/csv-export.ts';
import type { PartProblem, StreamImporter } from './importer.ts';
import type { JsonRecord } from './json/json-record.ts';

/** Articles as rows of a table with a header: commas, semicolons, tabs or bars. */
export const csvData: StreamImporter = {
  reads: 'stream',
  id: 'csv-data',
  version: 1,
  label: 'Table (CSV, TSV)',
  extensions: ['csv', 'tsv', 'tab'],
  recognise({ bytes, name }) {
    if (!/\.(?:csv|tsv|tab|txt)$/i.test(name)) return 0;
    if (/\.txt$/i.test(name) && !hasHeaderLine(bytes)) return 0;
    const columns = csvColumns(bytes).filter((column) => column !== '');
    if (columns.length < 2) return 0;
    const guess = guessColumns(columns);
    // A text may begin with a line that has commas: only a header that is all names goes before it.
    if (/\.txt$/i.test(name))
      return isEnough(guess) && guess.size >= 3 && guess.size === columns.length ? 0.9 : 0;
    return isEnough(guess) ? 0.92 : 0.9;
  },
  async *read(file, context) {
    const table = readRows(file);
    yield* readRecords(rowsOf(file.name, table), { name: file.name, encoding: table.encoding }, context);
  },
};

const comma = new Set([0x2c, 0x3b, 0x09, 0x7c]);
const longestHeaderLine = 300;

/** A short first line of several cells that ends as no sentence does. Every text is asked, so only its bytes are looked at. */
function hasHeaderLine(bytes: Uint8Array): boolean {
  const end = bytes.indexOf(0x0a);
  if (end < 0 || end > longestHeaderLine) return false;
  const line = bytes.subarray(0, bytes[end - 1] === 0x0d ? end - 1 : end);
  const cells = line.filter((byte) => comma.has(byte)).length;
  return cells >= 2 && !/[.!?:]/.test(String.fromCharCode(line.at(-1) ?? 0));
}

async function* rowsOf(name: string, table: CsvTable): AsyncGenerator<NamedRecord | PartProblem> {
  let number = 0;
  for await (const row of table.rows()) {
    number += 1;
    const within = `row ${number}`;
    // Spreadsheets leave empty rows between and behind the others.
    if (row.problem === undefined && row.cells.every((cell) => cell.trim() === '')) continue;
    if (row.problem === undefined) yield { within, record: recordOf(table.columns, row) };
    else yield { problem: row.problem, within, message: rowProblem(name, row.line, row.problem) };
  }
}

/** Of two columns of one name the first counts; one without a name is called by its place. */
function recordOf(columns: readonly string[], { cells }: CsvRow): JsonRecord {
  const record = new Map<string, string>();
  for (const [index, column] of columns.entries()) {
    const name = column === '' ? `column ${index + 1}` : column;
    if (!record.has(name)) record.set(name, cells[index] ?? '');
  }
  return Object.fromEntries(record);
}
