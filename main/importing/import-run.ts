import { setImmediate } from 'node:timers/promises';
import type { Parsed } from '../../contract/methods.ts';
import type { ImportEntry } from '../../contract/model.ts';
import { deepestContainer } from '../importers/limits.ts';
import type { ColumnMappings } from '../library/column-mappings.ts';
import type { FileOutcome, ImportStore, RecordedSoFar } from '../library/import-store.ts';
import { createBatches } from './batches.ts';
import { type Budget, createBudget } from './budget.ts';
import type { ReadSibling } from './conversation.ts';
import { enumerate, enumerateUploads, type Found } from './enumerate.ts';
import { createFileReader } from './file-reader.ts';
import { folderSiblings, uploadedSiblings, uploadMap } from './read-sibling.ts';
import type { SpoolFolder } from './spool-folder.ts';
import type { ImportPool } from './worker-pool.ts';

export interface RunOptions {
  input: Pick<Parsed<'imports.start'>, 'files' | 'temporary'>;
  store: Pick<ImportStore, 'findOriginal' | 'keepOriginal'>;
  pool: ImportPool;
  spool: SpoolFolder;
  columns: Pick<ColumnMappings, 'decide'>;
  /** How many files are worked on at once, and as many again in each depth of containers. */
  width: number;
  signal: AbortSignal;
  /** Settles when the import may go on: at once unless it is paused. */
  mayGoOn(): Promise<void>;
  /** How far this import had come before it was interrupted. */
  recorded: RecordedSoFar | null;
  /** Stores a batch; rejects when the disk is full, which ends the run. */
  record(outcomes: FileOutcome[]): Promise<ImportEntry[]>;
  /** Files seen so far by the walk that counts ahead, or by the reading when that is further. */
  onFound(found: number, complete: boolean): void;
  /** A file inside a container, which no walk could count. */
  onEntry(): void;
  /** Over with a file that leaves no outcome of its own: a container, or one that was recorded before. */
  onFileDone(): void;
  onFile(path: string): void;
  log(line: string): void;
}

/**
 * One import from paths to records: enumerate → read → hash → known? → read in a worker → batch → record. A second walk
 * runs ahead and only counts, so that the time left can be told without a list of a million paths in memory. Ends early,
 * without error, when the signal fires; rejects when recording fails.
 */
export async function runImport(options: RunOptions): Promise<void> {
  const { input, record, onFound, recorded } = options;
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const files = input.files.map(({ path, shownAs = path }) => ({ path, shownAs }));
  const uploads = input.temporary ? uploadMap(files) : null;
  const walk = (): AsyncIterable<Found> | Iterable<Found> =>
    input.temporary ? enumerateUploads(files) : enumerate(input.files, signal);
  const siblings = (file: Found & { kind: 'file' }): ReadSibling =>
    uploads ? uploadedSiblings(file.shownAs, uploads) : folderSiblings(file.path);

  // A container waits for its entries, never the other way round: each depth has its own places.
  const slots = Array.from({ length: deepestContainer + 2 }, () => createBudget(options.width));
  const slotsOf = (depth: number): Budget => slots[Math.min(depth, slots.length - 1)] ?? createBudget(1);
  let number = recorded?.largest ?? 0;
  const batches = createBatches(async (outcomes) => {
    await record(outcomes);
    reader.recorded(outcomes);
  });
  /** Runs a piece of work in a slot; when recording fails, which `batches.end` tells once more, nothing further need be read. */
  const inSlot = async (depth: number, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      stop.abort(error);
    } finally {
      slotsOf(depth).give(1);
    }
  };
  const isRecorded = (path: string): boolean => recorded?.paths.has(path) === true;
  const reader = createFileReader({
    ...options,
    signal,
    begunAs: (path) => recorded?.begun.get(path),
    isRecorded,
    add: batches.add,
    async takeEntry(depth, read) {
      await slotsOf(depth).take(1);
      options.onEntry();
      number += 1;
      const own = number;
      return { ended: inSlot(depth, () => read(own)) };
    },
  });

  let seen = 0;
  let counted = 0;
  let complete = false;
  const counting = countAhead(walk(), signal, (count, isComplete) => {
    counted = count;
    complete = isComplete;
    onFound(Math.max(seen, counted), complete);
  });
  for await (const entry of walk()) {
    if (signal.aborted) break;
    await slotsOf(0).take(1);
    seen += 1;
    number += 1;
    if (seen > counted) onFound(seen, complete);
    const own = recorded?.begun.get(entry.shownAs) ?? number;
    void inSlot(0, async () => {
      if (isRecorded(entry.shownAs)) return options.onFileDone();
      if (entry.kind === 'problem') return batches.add({ ...entry, number: own, path: entry.shownAs });
      const place = { kind: 'disk' as const, path: entry.path };
      return reader.read({ ...entry, number: own, place, sibling: siblings(entry), depth: 0 });
    });
  }
  await counting;
  // All slots free: no file is under way any more.
  await slotsOf(0).take(options.width);
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
