import { ArchiveError } from '../../../contract/errors.ts';
import type { SearchDocument } from '../search-engine.ts';
import { analyseDocument, factsOf, fingerprintOf } from './analyse-document.ts';
import { ArticleIndex } from './article-index.ts';
import { ByteWriter } from './byte-buffer.ts';
import { compactBatches } from './compact-batches.ts';
import type { IndexBatch } from './index-batch.ts';
import { type IndexLog, openIndexLog, rewriteLog } from './index-log.ts';
import { PendingChanges } from './pending-changes.ts';
import { type Postings, writePlaces } from './postings.ts';
import { createTimeSlicer } from './time-slicer.ts';

/** The index in memory with its log on disk. Calls of its writing methods must not overlap. */
export interface IndexWriter {
  /** Another object after `clear` and `compact`. */
  readonly index: ArticleIndex;
  readonly cursor: number;
  /** What went wrong with the index and did not stop it; null when nothing did. */
  readonly loss: string | null;
  add(documents: readonly SearchDocument[], cursor: number): Promise<void>;
  remove(ids: readonly string[], cursor: number): Promise<void>;
  flush(): Promise<void>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** So much is gathered before it is written: some milliseconds of work. */
const bytesInBatch = 250_000;
const termsInStep = 10_000;
/** A log with fewer articles is not worth rewriting. */
const fewArticles = 1_000;

export async function openIndexWriter(path: string): Promise<IndexWriter> {
  let log = await openIndexLog(path);
  let { index, cursor, sequence } = await load(log);
  const pending = new PendingChanges();
  let { loss } = log;
  let written = { cursor, terms: index.dictionary.size };

  const write = async (reached: number): Promise<void> => {
    if (pending.isEmpty && reached === written.cursor) return;
    const batch = pending.batch(reached, index.dictionary.namesFrom(written.terms));
    await log.append(batch);
    pending.clear();
    written = { cursor: reached, terms: index.dictionary.size };
    for (const { head } of batch.added) index.setSequence(head.facts.id, sequence++);
  };
  // Most of the log is articles that have since been changed or removed.
  const isWasteful = (): boolean => sequence > fewArticles && sequence > 2 * index.documents;
  const compact = async (): Promise<void> => {
    const batches = compactBatches(
      log.batches(),
      (id, nth) => index.sequenceOf(id) === nth,
      (id) => index.factsOf(id),
      cursor,
    );
    log = await rewriteLog(path, log, batches);
    ({ index, cursor, sequence } = await load(log));
    written = { cursor, terms: index.dictionary.size };
  };

  return {
    get index() {
      return index;
    },
    get cursor() {
      return cursor;
    },
    get loss() {
      return loss;
    },
    async add(documents, reached) {
      const slice = createTimeSlicer();
      for (const document of documents) {
        const fingerprint = fingerprintOf(document);
        if (index.fingerprintOf(document.id) === fingerprint) {
          index.change(factsOf(document));
          pending.change(factsOf(document));
        } else {
          const { lengths, terms } = await slice.run(analyseDocument(document));
          const head = { facts: factsOf(document), fingerprint, lengths };
          const postings = await slice.run(packPostings(index, terms));
          await slice.run(index.add(head, postings));
          pending.add({ head, postings });
        }
        // The cursor of before: what follows in this call is not in the index yet.
        if (pending.bytes > bytesInBatch) await write(cursor);
        await slice.pause();
      }
      cursor = reached;
    },
    async remove(ids, reached) {
      for (const id of ids) {
        index.remove(id);
        pending.remove(id);
      }
      cursor = reached;
    },
    async flush() {
      await write(cursor);
      await log.sync();
      if (!isWasteful()) return;
      try {
        await compact();
      } catch (error) {
        // Everything is durable in the old log, which is whole: a full disk is no reason to say otherwise.
        if (!(error instanceof ArchiveError)) throw error;
        loss = `The search index could not be made smaller: ${error.message}`;
      }
    },
    async clear() {
      log = await rewriteLog(path, log, none());
      ({ index, cursor, sequence } = await load(log));
      pending.clear();
      written = { cursor, terms: 0 };
      loss = null;
    },
    async close() {
      try {
        await write(cursor);
        await log.sync();
      } finally {
        await log.close();
      }
    },
  };
}

async function* none(): AsyncGenerator<IndexBatch> {}

/** Gives the terms of an article their numbers, and their places the form in which they are kept. */
function* packPostings(index: ArticleIndex, terms: Map<string, number[]>): Generator<undefined, Postings> {
  const numbered: { number: number; places: number[] }[] = [];
  for (const [term, places] of terms) {
    numbered.push({ number: index.termNumber(term), places });
    if (numbered.length % termsInStep === 0) yield;
  }
  numbered.sort((a, b) => a.number - b.number);
  const writer = new ByteWriter();
  const postings = { terms: new Uint32Array(numbered.length), ends: new Uint32Array(numbered.length) };
  for (const [at, { number, places }] of numbered.entries()) {
    writePlaces(writer, places);
    postings.terms[at] = number;
    postings.ends[at] = writer.size;
    if (at % termsInStep === termsInStep - 1) yield;
  }
  return { ...postings, bytes: writer.written().slice() };
}

async function load(log: IndexLog): Promise<{ index: ArticleIndex; cursor: number; sequence: number }> {
  const index = new ArticleIndex();
  const slice = createTimeSlicer();
  let cursor = 0;
  let sequence = 0;
  for await (const batch of log.batches()) {
    for (const id of batch.removed) index.remove(id);
    for (const facts of batch.changed) index.change(facts);
    for (const term of batch.terms) index.termNumber(term);
    for (const { head, postings } of batch.added) {
      await slice.run(index.add(head, postings));
      index.setSequence(head.facts.id, sequence++);
    }
    cursor = batch.cursor;
    await slice.pause();
  }
  return { index, cursor, sequence };
}
