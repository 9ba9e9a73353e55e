import type { AddedDocument, IndexBatch } from './index-batch.ts';

const termsInBatch = 400_000;

/**
 * The batches without what later ones undid, in fewer and larger pieces. `isLast` says of the nth article added in all
 * whether it is the last of its id and still there.
 */
export async function* compactBatches(
  batches: AsyncIterable<IndexBatch>,
  isLast: (id: string, nth: number) => boolean,
  factsOf: (id: string) => AddedDocument['head']['facts'] | undefined,
  cursor: number,
): AsyncGenerator<IndexBatch> {
  let numbers = new Map<string, number>();
  let added: AddedDocument[] = [];
  let terms = 0;
  let nth = 0;
  const cut = (reached: number): IndexBatch => {
    const batch = { cursor: reached, removed: [], changed: [], added, terms: [...numbers.keys()] };
    numbers = new Map();
    added = [];
    terms = 0;
    return batch;
  };
  for await (const batch of batches) {
    for (const document of batch.added) {
      const facts = factsOf(document.head.facts.id);
      if (!isLast(document.head.facts.id, nth++) || facts === undefined) continue;
      const postings = document.postings.map(({ term, places }) => {
        const name = batch.terms[term] ?? '';
        let number = numbers.get(name);
        if (number === undefined) {
          number = numbers.size;
          numbers.set(name, number);
        }
        return { term: number, places };
      });
      added.push({ head: { ...document.head, facts }, postings: postings.sort((a, b) => a.term - b.term) });
      terms += postings.length;
    }
    // Until the last piece is there the whole is worth nothing, and is never seen: see rewriteLog.
    if (terms > termsInBatch) yield cut(0);
  }
  yield cut(cursor);
}
