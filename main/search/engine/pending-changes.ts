import type { AnalysedDocument, DocumentFacts } from './analyse-document.ts';
import type { AddedDocument, IndexBatch } from './index-batch.ts';

type Change =
  | { kind: 'add'; document: AnalysedDocument }
  | { kind: 'change'; facts: DocumentFacts }
  | { kind: 'remove' };

/** What is in the index and not yet in its log; of each article only the last change. */
export class PendingChanges {
  private readonly changes = new Map<string, Change>();
  private termCount = 0;

  get isEmpty(): boolean {
    return this.changes.size === 0;
  }

  /** Terms of the added articles, a measure of how long it takes to write them. */
  get terms(): number {
    return this.termCount;
  }

  add(document: AnalysedDocument): void {
    this.changes.set(document.head.facts.id, { kind: 'add', document });
    this.termCount += document.terms.size;
  }

  change(facts: DocumentFacts): void {
    const pending = this.changes.get(facts.id);
    if (pending?.kind === 'add') pending.document.head.facts = facts;
    else this.changes.set(facts.id, { kind: 'change', facts });
  }

  remove(id: string): void {
    this.changes.set(id, { kind: 'remove' });
  }

  clear(): void {
    this.changes.clear();
    this.termCount = 0;
  }

  batch(cursor: number): IndexBatch {
    const batch: IndexBatch = { cursor, removed: [], changed: [], added: [], terms: [] };
    const documents: AnalysedDocument[] = [];
    for (const [id, change] of this.changes) {
      if (change.kind === 'add') documents.push(change.document);
      else if (change.kind === 'change') batch.changed.push(change.facts);
      else batch.removed.push(id);
    }
    return { ...batch, ...numberTerms(documents) };
  }
}

function numberTerms(documents: readonly AnalysedDocument[]): { added: AddedDocument[]; terms: string[] } {
  const numbers = new Map<string, number>();
  const added = documents.map(({ head, terms }): AddedDocument => {
    const postings = [];
    for (const [term, places] of terms) {
      let number = numbers.get(term);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(term, number);
      }
      postings.push({ term: number, places });
    }
    return { head, postings: postings.sort((a, b) => a.term - b.term) };
  });
  return { added, terms: [...numbers.keys()] };
}
