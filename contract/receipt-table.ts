import type { ImportEntry } from './model.ts';

const columns = ['outcome', 'path', 'within', 'title', 'article', 'version', 'code', 'message'] as const;

/** The first row of a receipt as a table for a spreadsheet (RFC 4180), without its line end. */
export const receiptHeader = columns.join(',');

export function receiptRow(entry: ImportEntry): string {
  return columns.map((name) => quoted(entry[name])).join(',');
}

/** A leading sign would be a formula to a spreadsheet. */
function quoted(value: string | number | null): string {
  const text = String(value ?? '').replace(/^(?=[=+\-@\t])/, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
