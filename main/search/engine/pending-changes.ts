import type { DocumentFacts } from './analyse-document.ts';
import type { AddedDocument, IndexBatch } from './index-batch.ts';

type Change =
  | { kind: 'add'; document: AddedDocument }
  | { kind: 'change'; facts: DocumentFacts }
  | { kind: 'remove' };

/** What is in the index and not yet in its log; of each article only the last change. */
export class PendingChanges {
  private readonly changes = new Map<string, Change>();
  private postingCount = 0;

  get isEmpty(): boolean {
    return this.changes.size === 0;
  }

  /** Of the added articles: a measure of how long it takes to write them. */
  get postings(): number {
    return this.postingCount;
  }

  add(document: AddedDocument): void {
    this.changes.set(document.head.facts.id, { kind: 'add', document });
    this.postingCount += document.postings.length;
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
    this.postingCount = 0;
  }

  batch(cursor: number, terms: string[]): IndexBatch {
    const batch: IndexBatch = { cursor, removed: [], changed: [], added: [], terms };
    for (const [id, change] of this.changes) {
      if (change.kind === 'add') batch.added.push(change.document);
      else if (change.kind === 'change') batch.changed.push(change.facts);
      else batch.removed.push(id);
    }
    return batch;
  }
}
