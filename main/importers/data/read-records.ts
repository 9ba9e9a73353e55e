import type { ImportedArticle, ImporterContext, PartProblem, TextEncoding } from '../importer.ts';
import type { JsonRecord } from '../json/json-record.ts';
import { decideColumns } from './decide-columns.ts';
import { recordArticle } from './record-article.ts';

export interface NamedRecord {
  /** `row 17`, `record 3`. */
  within: string;
  record: JsonRecord;
}

/** Records that are looked at to know the columns. */
const firstRecords = 50;

/** Records as articles: the first of them tell the columns, then each is read as it comes. */
export async function* readRecords(
  records: AsyncIterable<NamedRecord | PartProblem>,
  file: { name: string; encoding: TextEncoding },
  context: ImporterContext,
): AsyncGenerator<ImportedArticle | PartProblem> {
  const waiting: (NamedRecord | PartProblem)[] = [];
  let mapping: Awaited<ReturnType<typeof decideColumns>> | null = null;
  const begin = async function* (): AsyncGenerator<ImportedArticle | PartProblem> {
    const first = waiting.splice(0);
    const records = first.flatMap((item) => ('problem' in item ? [] : [item.record]));
    const decided = records.length === 0 ? new Map() : await decideColumns(records, file.name, context);
    if (records.length > 0) mapping = decided;
    for (const item of first)
      yield 'problem' in item ? item : recordArticle(item.record, item.within, { ...file, mapping: decided });
  };
  for await (const item of records) {
    if (mapping === null) {
      // Problems wait as well, so that all come in their order.
      waiting.push(item);
      if (waiting.length === firstRecords) yield* begin();
    } else if ('problem' in item) yield item;
    else yield recordArticle(item.record, item.within, { ...file, mapping });
  }
  if (waiting.length > 0) yield* begin();
}
