import type { DocumentFacts } from './analyse-document.ts';
import type { AddedDocument, IndexBatch } from './index-batch.ts';

type Change =
  | { kind: 'add'; document: AddedDocument }
  | { kind: 'change'; facts: DocumentFacts }
  | { kind: 'remove' };

/** What is in the index and not yet in its log; of each article only the last change. */
export class PendingChanges {
  private readonly changes = new Map<string, Change>();
  private postingBytes = 0;

  get isEmpty(): boolean {
    return this.changes.size === 0;
  }

  /** Of the places in added articles: a measure of how long it takes to write them. */
  get bytes(): number {
    return this.postingBytes;
  }

  add(document: AddedDocument): void {
    this.changes.set(document.head.facts.id, { kind: 'add', document });
    this.postingBytes += document.postings.bytes.length;
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
    this.postingBytes = 0;
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
