import type { Client } from '../../contract/client.ts';
import type { ImportEntry, ImportSummary } from '../../contract/model.ts';
import { receiptHeader, receiptRow } from '../../contract/receipt-table.ts';
import { allPages } from './all-pages.ts';
import { type Call, defineCommand, oneOf, UsageError } from './command.ts';
import { counted } from './progress-bar.ts';

const outcomes = ['stored', 'duplicate', 'problem'] as const;

const options = {
  outcome: { type: 'string', value: 'KIND', help: `only entries that are ${outcomes.join(', ')}` },
  text: { type: 'string', value: 'TEXT', help: 'only entries whose path, title or message holds this' },
  csv: { type: 'boolean', help: 'the receipt as a table for a spreadsheet' },
} as const;

export const imports = defineCommand({
  name: 'imports',
  usage: '[IMPORT]',
  summary: 'List the imports there have been, or one with its receipt',
  details: ['With --json, one import a line; of one import, one entry of its receipt a line.'],
  options,
  examples: ['carrel imports', 'carrel imports 0hq3w5x1k9b7c2d4e6 --outcome problem --csv > problems.csv'],
  async run(call) {
    const [id, ...rest] = call.positionals;
    if (rest.length > 0) throw new UsageError(`"${rest[0]}" is one argument too many.`);
    if (id !== undefined) return receipt(call, id);
    const { client } = await call.open();
    for await (const one of allImports(client))
      await (call.json ? call.output.json(one) : call.output.line(lineOf(one)));
    return 0;
  },
});

function allImports(client: Client): AsyncIterable<ImportSummary> {
  return allPages(async (page) => {
    const { imports } = await client.imports.list(page);
    // The list does not say how many there are: a page that is not full is the last.
    return { total: page.offset + imports.length + (imports.length < page.limit ? 0 : 1), items: imports };
  });
}

async function receipt({ values, json, output, open }: Call<typeof options>, id: string): Promise<0> {
  const outcome = oneOf('outcome', values.outcome, outcomes);
  const { client } = await open();
  const entries = allPages(async (page) => {
    const { total, entries } = await client.imports.entries({
      ...{ id, text: values.text ?? '', ...page },
      ...(outcome !== undefined && { outcome }),
    });
    return { total, items: entries };
  });
  if (values.csv) await output.line(receiptHeader);
  for await (const entry of entries) {
    if (json) await output.json(entry);
    else await output.line(values.csv ? receiptRow(entry) : forReading(entry));
  }
  return 0;
}

function lineOf({
  id,
  started,
  state,
  label,
  stored,
  duplicates,
  problems,
  resumable,
}: ImportSummary): string {
  const counts = `${counted(stored)} stored, ${counted(duplicates)} known, ${counted(problems)} problems`;
  return `${id}  ${started.slice(0, 16).replace('T', ' ')}  ${state}${resumable ? ' (resumable)' : ''}  ${label}: ${counts}`;
}

function forReading({ outcome, path, within, title, code, message }: ImportEntry): string {
  const place = within === null ? path : `${path} (${within})`;
  return `${outcome.padEnd(9)}  ${place}  ${code === null ? (title ?? '') : `${message} (${code})`}`;
}
