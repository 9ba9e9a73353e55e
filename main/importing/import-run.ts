import { webcrypto } from 'node:crypto';
import { ArchiveError, isErrorCode, toErrorReport } from '../../contract/errors.ts';
import type { Parsed } from '../../contract/methods.ts';
import type { ImportEntry } from '../../contract/model.ts';
import type { FileOutcome, ImportStore } from '../library/import-store.ts';
import { enumerate, type Found } from './enumerate.ts';
import {
  folderSiblings,
  readSource,
  type SiblingReader,
  uploadedSiblings,
  uploadMap,
} from './read-source.ts';
import type { ImportPool } from './worker-pool.ts';

type FoundFile = Found & { kind: 'file' };

export interface RunOptions {
  input: Parsed<'imports.start'>;
  store: Pick<ImportStore, 'findOriginal'>;
  pool: ImportPool;
  /** How many files are read or waited for at once. */
  width: number;
  signal: AbortSignal;
  /** Stores a batch; rejects when the disk is full, which ends the run. */
  record(outcomes: FileOutcome[]): Promise<ImportEntry[]>;
  onFound(found: number, complete: boolean): void;
  onFile(path: string): void;
  log(line: string): void;
}

const batchOutcomes = 200;
const batchBytes = 8 * 1024 * 1024;
const batchAgeMs = 150;
const waitingBytes = 64 * 1024 * 1024;

/**
 * One import from paths to records: enumerate → read → hash → known? → read in a worker → batch → record. Files are
 * worked on side by side and recorded in the order they were found. Ends early, without error, when the signal fires.
 */
export async function runImport(options: RunOptions): Promise<void> {
  const { input, signal, record } = options;
  const uploads = uploadMap(input.files);
  const window: { outcome: Promise<FileOutcome | null>; size: { bytes: number } }[] = [];
  const batch = createBatch(record);
  let found = 0;

  const takeOldest = async (): Promise<void> => {
    const oldest = window.shift();
    const outcome = await oldest?.outcome;
    if (outcome) await batch.add(outcome);
  };
  const heavy = (): boolean => window.reduce((sum, { size }) => sum + size.bytes, 0) > waitingBytes;

  for await (const entry of enumerate(input.files, signal)) {
    options.onFound(++found, false);
    if (entry.kind === 'problem') {
      const { shownAs: path, code, message } = entry;
      window.push({ outcome: Promise.resolve({ kind: 'problem', path, code, message }), size: { bytes: 0 } });
    } else {
      const size = { bytes: 0 };
      const siblings =
        uploads.size > 0 ? uploadedSiblings(entry.shownAs, uploads) : folderSiblings(entry.path);
      window.push({ outcome: readOne(entry, siblings, size, options), size });
    }
    while (window.length >= options.width || (window.length > 1 && heavy())) await takeOldest();
    if (signal.aborted) break;
  }
  options.onFound(found, !signal.aborted);
  while (window.length > 0) await takeOldest();
  await batch.end();
}

/** Never rejects: a file ends as stored, duplicate or a named problem, or as null when the import was cancelled. */
async function readOne(
  { path, name, shownAs }: FoundFile,
  sibling: SiblingReader,
  size: { bytes: number },
  { store, pool, signal, onFile, log }: RunOptions,
): Promise<FileOutcome | null> {
  if (signal.aborted) return null;
  onFile(shownAs);
  try {
    const { bytes, modified } = await readSource(path, shownAs);
    size.bytes = bytes.byteLength;
    // On Node's thread pool: hashing 64 MiB here would hold up every answer for a quarter of a second.
    const digest = await webcrypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
    const sha256 = Buffer.from(digest).toString('hex');
    const known = store.findOriginal(sha256);
    if (known !== null) return { kind: 'duplicate', path: shownAs, ...known };
    const file = { name, path: shownAs, bytes, modified };
    const articles = await pool.read(file, sibling, signal);
    return { kind: 'stored', path: shownAs, name, sha256, bytes: file.bytes, articles };
  } catch (error) {
    if (error instanceof ArchiveError && error.code === 'cancelled') return null;
    if (!(error instanceof ArchiveError) || !isErrorCode(error.code))
      log(`importing "${shownAs}": ${error instanceof Error ? error.stack : String(error)}`);
    const { code, message } = toErrorReport(error);
    return { kind: 'problem', path: shownAs, code, message };
  } finally {
    size.bytes = 0;
  }
}

/** Gathers outcomes and records them in batches, one batch at a time, while the next is being gathered. */
function createBatch(record: RunOptions['record']) {
  let outcomes: FileOutcome[] = [];
  let bytes = 0;
  let since = 0;
  let recording: Promise<unknown> = Promise.resolve();

  const flush = async (): Promise<void> => {
    await recording;
    if (outcomes.length === 0) return;
    const full = outcomes;
    outcomes = [];
    bytes = 0;
    recording = record(full);
    // The failure is met at the next await; until then it must not count as unhandled.
    recording.catch(() => undefined);
  };
  return {
    async add(outcome: FileOutcome): Promise<void> {
      if (outcomes.length === 0) since = Date.now();
      outcomes.push(outcome);
      if (outcome.kind === 'stored') bytes += outcome.bytes.byteLength;
      if (outcomes.length >= batchOutcomes || bytes >= batchBytes || Date.now() - since >= batchAgeMs)
        await flush();
    },
    async end(): Promise<void> {
      await flush();
      await recording;
    },
  };
}
