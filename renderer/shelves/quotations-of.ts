import type { Quotation } from '../../contract/quotation-model.ts';
import type { QuotationRow } from '../archive/quotations.ts';

/** The chosen rows, under their articles again, in the order of the list. */
export function quotationsOf(rows: readonly QuotationRow[], chosen: ReadonlySet<string>): Quotation[] {
  const quotations: Quotation[] = [];
  let last: Quotation | undefined;
  for (const { key, quotation, sentence } of rows) {
    if (!chosen.has(key)) continue;
    if (last?.article.id !== quotation.article.id) {
      last = { ...quotation, sentences: [] };
      quotations.push(last);
    }
    last.sentences.push(sentence);
  }
  return quotations;
}
