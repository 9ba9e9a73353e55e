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

/** Saves a text: by the host's dialog where it has one, else as a download. False when the reader changed their mind. */
export async function saveText(archive: Client, name: string, text: string): Promise<boolean> {
  const { capabilities } = await archive.host.about();
  if (capabilities.nativeFiles) return (await archive.host.saveText({ name, text })).saved;
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return true;
}
