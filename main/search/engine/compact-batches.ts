import type { DocumentFacts } from './analyse-document.ts';
import type { AddedDocument, IndexBatch } from './index-batch.ts';
import { renumber } from './postings.ts';

const bytesInBatch = 1_000_000;

/**
 * The batches without what later ones undid. Terms that nothing is left of are gone, the others have new numbers.
 *
 * @param isLast Whether the nth article added in all is the last of its id and still there.
 */
export async function* compactBatches(
  batches: AsyncIterable<IndexBatch>,
  isLast: (id: string, nth: number) => boolean,
  factsOf: (id: string) => DocumentFacts | undefined,
  cursor: number,
): AsyncGenerator<IndexBatch> {
  const names: string[] = [];
  const newNumbers = new Map<number, number>();
  let terms: string[] = [];
  let added: AddedDocument[] = [];
  let bytes = 0;
  let nth = 0;
  const numberOf = (term: number): number => {
    const known = newNumbers.get(term);
    if (known !== undefined) return known;
    newNumbers.set(term, newNumbers.size);
    terms.push(names[term] ?? '');
    return newNumbers.size - 1;
  };
  const cut = (reached: number): IndexBatch => {
    const batch: IndexBatch = { cursor: reached, removed: [], changed: [], added, terms };
    terms = [];
    added = [];
    bytes = 0;
    return batch;
  };
  for await (const batch of batches) {
    for (const name of batch.terms) names.push(name);
    for (const { head, postings } of batch.added) {
      const facts = factsOf(head.facts.id);
      if (!isLast(head.facts.id, nth++) || facts === undefined) continue;
      added.push({ head: { ...head, facts }, postings: renumber(postings, numberOf) });
      bytes += postings.bytes.length;
    }
    // The file takes the place of the old one only when all of it is there, so that no cursor but the last counts.
    if (bytes > bytesInBatch) yield cut(0);
  }
  yield cut(cursor);
}
