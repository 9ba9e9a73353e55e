import { setImmediate } from 'node:timers/promises';
import type { Parsed } from '../../contract/methods.ts';
import type { ImportEntry } from '../../contract/model.ts';
import type { FileOutcome, ImportStore } from '../library/import-store.ts';
import { createBatches } from './batches.ts';
import { createBudget } from './budget.ts';
import { enumerate, enumerateUploads, type Found } from './enumerate.ts';
import { createFileReader } from './file-reader.ts';
import { folderSiblings, uploadedSiblings, uploadMap } from './read-sibling.ts';
import type { ImportPool, ReadSibling } from './worker-pool.ts';

export interface RunOptions {
  input: Pick<Parsed<'imports.start'>, 'files' | 'temporary'>;
  store: Pick<ImportStore, 'findOriginal'>;
  pool: ImportPool;
  /** How many files are worked on at once. */
  width: number;
  signal: AbortSignal;
  /** Stores a batch; rejects when the disk is full, which ends the run. */
  record(outcomes: FileOutcome[]): Promise<ImportEntry[]>;
  /** Files seen so far by the walk that counts ahead, or by the reading when that is further. */
  onFound(found: number, complete: boolean): void;
  onFile(path: string): void;
  log(line: string): void;
}

/**
 * One import from paths to records: enumerate → read → hash → known? → read in a worker → batch → record. A second walk
 * runs ahead and only counts, so that the time left can be told without a list of a million paths in memory. Ends early,
 * without error, when the signal fires; rejects when recording fails.
 */
export async function runImport(options: RunOptions): Promise<void> {
  const { input, record, onFound } = options;
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const files = input.files.map(({ path, shownAs = path }) => ({ path, shownAs }));
  const uploads = input.temporary ? uploadMap(files) : null;
  const walk = (): AsyncIterable<Found> | Iterable<Found> =>
    input.temporary ? enumerateUploads(files) : enumerate(input.files, signal);
  const siblings = (file: Found & { kind: 'file' }): ReadSibling =>
    uploads ? uploadedSiblings(file.shownAs, uploads) : folderSiblings(file.path);

  const slots = createBudget(options.width);
  const reader = createFileReader({ ...options, signal });
  const batches = createBatches(async (outcomes) => {
    await record(outcomes);
    reader.forget(outcomes);
  });
  let seen = 0;
  let counted = 0;
  let complete = false;
  const counting = countAhead(walk(), signal, (count, isComplete) => {
    counted = count;
    complete = isComplete;
    onFound(Math.max(seen, counted), complete);
  });

  const finish = async (ending: Promise<FileOutcome | null>): Promise<void> => {
    try {
      const outcome = await ending;
      if (outcome !== null) await batches.add(outcome);
    } catch (error) {
      // Recording failed, which `batches.end` tells once more; nothing further need be read.
      stop.abort(error);
    } finally {
      slots.give(1);
    }
  };
  for await (const entry of walk()) {
    if (signal.aborted) break;
    await slots.take(1);
    seen++;
    if (seen > counted) onFound(seen, complete);
    void finish(
      entry.kind === 'file'
        ? reader.read({ ...entry, number: seen }, siblings(entry))
        : Promise.resolve({ ...entry, number: seen, path: entry.shownAs }),
    );
  }
  await counting;
  // All slots free: no file is under way any more.
  await slots.take(options.width);
  await batches.end();
  if (!signal.aborted) onFound(seen, true);
}

const pauseEvery = 200;

async function countAhead(
  walk: AsyncIterable<Found> | Iterable<Found>,
  signal: AbortSignal,
  tell: (count: number, complete: boolean) => void,
): Promise<void> {
  let count = 0;
  for await (const _ of walk) {
    if (signal.aborted) return;
    tell(++count, false);
    // A folder's names come all at once: without a pause, a large one would hold up every answer while it is counted.
    if (count % pauseEvery === 0) await setImmediate();
  }
  if (!signal.aborted) tell(count, true);
}
