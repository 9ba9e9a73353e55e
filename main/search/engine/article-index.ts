import { textFields } from '../query/query-tree.ts';
import type { DocumentFacts, DocumentHead } from './analyse-document.ts';
import { ByteStreams } from './byte-streams.ts';
import { Columns } from './columns.ts';
import { Dictionary } from './dictionary.ts';
import { type Postings, readPlaces, skipPlaces } from './postings.ts';

const termsInStep = 10_000;

/**
 * The inverted index in memory. An article lives in a slot; a changed article moves to a new one, and its old postings
 * stay behind, dead, until the index is next read from its log.
 */
export class ArticleIndex {
  readonly dictionary = new Dictionary();
  readonly columns = new Columns();
  private readonly postings = new ByteStreams();
  private readonly slots = new Map<string, number>();
  private readonly fingerprints: string[] = [];
  private readonly sequences: number[] = [];
  private readonly lengths = textFields.map(() => new Uint32Array(0));
  private readonly totalLengths = textFields.map(() => 0);
  /** Per term: the slot of its last posting, since slots are written as differences. */
  private lastSlots = new Uint32Array(1024);
  /** Per term: postings written, dead ones included. */
  private counts = new Uint32Array(1024);
  private slotCount = 0;

  get documents(): number {
    return this.slots.size;
  }

  /** Slots ever given, dead ones included: the length of every array by slot. */
  get size(): number {
    return this.slotCount;
  }

  get bytes(): number {
    return this.postings.bytes;
  }

  /** Which of all the articles ever written to the log it is, from 0. */
  setSequence(id: string, sequence: number): void {
    const slot = this.slots.get(id);
    if (slot !== undefined) this.sequences[slot] = sequence;
  }

  sequenceOf(id: string): number | undefined {
    const slot = this.slots.get(id);
    return slot === undefined ? undefined : this.sequences[slot];
  }

  slotOf(id: string): number | undefined {
    return this.slots.get(id);
  }

  factsOf(id: string): DocumentFacts | undefined {
    const slot = this.slots.get(id);
    return slot === undefined ? undefined : this.columns.facts[slot];
  }

  *allFacts(): Generator<DocumentFacts> {
    for (const slot of this.slots.values()) {
      const facts = this.columns.facts[slot];
      if (facts !== undefined) yield facts;
    }
  }

  fingerprintOf(id: string): string | undefined {
    const slot = this.slots.get(id);
    return slot === undefined ? undefined : this.fingerprints[slot];
  }

  /** The number of a term, a new one if it is new. */
  termNumber(term: string): number {
    const known = this.dictionary.size;
    const number = this.dictionary.intern(term);
    if (number < known) return number;
    this.postings.create();
    if (number === this.lastSlots.length) {
      this.lastSlots = doubled(this.lastSlots);
      this.counts = doubled(this.counts);
    }
    return number;
  }

  /**
   * Adds an article or puts it in the place of the one with its id, in steps of some milliseconds. Until the last step
   * queries see what was there before. One article at a time.
   */
  *add(head: DocumentHead, { terms, ends, bytes }: Postings): Generator<undefined, void> {
    const slot = this.slotCount++;
    this.columns.reserve(this.slotCount);
    let from = 0;
    for (const [at, term] of terms.entries()) {
      const to = ends[at] ?? 0;
      this.postings.writeNumber(term, slot - (this.lastSlots[term] ?? 0));
      this.postings.writeBytes(term, bytes, from, to);
      this.lastSlots[term] = slot;
      this.counts[term] = (this.counts[term] ?? 0) + 1;
      from = to;
      if (at % termsInStep === termsInStep - 1) yield;
    }
    const { id } = head.facts;
    this.remove(id);
    this.slots.set(id, slot);
    this.fingerprints[slot] = head.fingerprint;
    this.sequences[slot] = -1;
    this.columns.set(slot, head.facts);
    this.setLengths(slot, head.lengths);
  }

  /** New facts about an article whose words are the same. */
  change(facts: DocumentFacts): void {
    const slot = this.slots.get(facts.id);
    if (slot !== undefined) this.columns.set(slot, facts);
  }

  remove(id: string): void {
    const slot = this.slots.get(id);
    if (slot === undefined) return;
    this.slots.delete(id);
    this.columns.remove(slot);
    this.lengths.forEach((lengths, field) => {
      this.totalLengths[field] = (this.totalLengths[field] ?? 0) - (lengths[slot] ?? 0);
    });
  }

  /** Words in a field, by slot. */
  lengthsOf(field: number): Uint32Array {
    return this.lengths[field] ?? new Uint32Array(0);
  }

  averageLength(field: number): number {
    return Math.max(1, (this.totalLengths[field] ?? 0) / Math.max(1, this.slots.size));
  }

  /** Calls `visit` for each article and field that holds the term, in the order of slots; dead slots too. */
  visitPostings(term: number, visit: (slot: number, field: number, frequency: number) => void): void {
    const reader = this.postings.read(term);
    let slot = 0;
    const visitField = (field: number, frequency: number): void => visit(slot, field, frequency);
    while (!reader.done) {
      slot += reader.readNumber();
      skipPlaces(reader, visitField);
    }
  }

  /** Whether the term stands in the field of any article that is there. */
  occurs(term: number, field: number | null): boolean {
    const reader = this.postings.read(term);
    let slot = 0;
    let found = false;
    while (!reader.done && !found) {
      slot += reader.readNumber();
      skipPlaces(reader, (inField) => {
        if (this.columns.alive[slot] === 1 && (field === null || field === inField)) found = true;
      });
    }
    return found;
  }

  /** The same as `visitPostings` with the places; the array is used again for the next one. */
  visitPlaces(term: number, visit: (slot: number, field: number, places: readonly number[]) => void): void {
    const reader = this.postings.read(term);
    const places: number[] = [];
    let slot = 0;
    const visitField = (field: number): void => visit(slot, field, places);
    while (!reader.done) {
      slot += reader.readNumber();
      readPlaces(reader, places, visitField);
    }
  }

  /** How many articles hold a term, dead ones included: for the order of work, not for scores. */
  countOf(term: number): number {
    return this.counts[term] ?? 0;
  }

  private setLengths(slot: number, lengths: readonly number[]): void {
    lengths.forEach((length, field) => {
      let column = this.lengths[field] ?? new Uint32Array(0);
      if (slot >= column.length) {
        const larger = new Uint32Array(Math.max(1024, slot * 2));
        larger.set(column);
        column = larger;
        this.lengths[field] = column;
      }
      column[slot] = length;
      this.totalLengths[field] = (this.totalLengths[field] ?? 0) + length;
    });
  }
}

function doubled(from: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(from.length * 2);
  larger.set(from);
  return larger;
}
