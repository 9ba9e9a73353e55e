import type { Client } from '../../contract/client.ts';
import type { ImportEntry, ImportSummary } from '../../contract/model.ts';
import { receiptHeader, receiptRow } from '../../contract/receipt-table.ts';

const pageSize = 500;

/** A receipt as a table for a spreadsheet, all of it. */
export function receiptTable(entries: readonly ImportEntry[]): string {
  return `${[receiptHeader, ...entries.map(receiptRow)].join('\r\n')}\r\n`;
}

export async function allEntries(archive: Client, id: ImportSummary['id']): Promise<ImportEntry[]> {
  const all: ImportEntry[] = [];
  for (;;) {
    const { entries, total } = await archive.imports.entries({ id, offset: all.length, limit: pageSize });
    all.push(...entries);
    if (entries.length === 0 || all.length >= total) return all;
  }
}
