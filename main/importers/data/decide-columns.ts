import { ArchiveError } from '../../../contract/errors.ts';
import type { DataField } from '../../../contract/import-model.ts';
import type { ImporterContext } from '../importer.ts';
import type { JsonRecord } from '../json/json-record.ts';
import { guessColumns, isEnough } from './guess-columns.ts';
import { columnsOf, textOfValue, valueIn } from './record-values.ts';

const longestSample = 160;

/**
 * Which column means which field: as the reader decided for these columns, else by their names. Error: `not-recognised` when
 * none of them is a title, a text or a link; the reader can then say which is.
 */
export async function decideColumns(
  records: readonly JsonRecord[],
  name: string,
  context: ImporterContext,
): Promise<ReadonlyMap<string, DataField>> {
  const columns = [...new Set(records.flatMap(columnsOf))].sort();
  const guess = guessColumns(columns);
  const samples = new Map<string, string>();
  for (const column of columns)
    for (const record of records) {
      const value = textOfValue(valueIn(record, column)).replace(/\s+/g, ' ');
      if (value === '') continue;
      samples.set(column, value.length > longestSample ? `${value.slice(0, longestSample)}…` : value);
      break;
    }
  const mapping = (await context.columns?.({ columns, guess, samples })) ?? guess;
  if (!isEnough(mapping))
    throw new ArchiveError(
      'not-recognised',
      `"${name}": none of its columns (${columns.slice(0, 12).join(', ')}) is known as a title, a text or a link. Say which is, under Columns, and import it again.`,
    );
  return mapping;
}
