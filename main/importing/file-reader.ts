import { ArchiveError, toErrorReport } from '../../contract/errors.ts';
import type { ColumnMappings } from '../library/column-mappings.ts';
import type { FileOutcome, ImportStore, OriginalFile } from '../library/import-store.ts';
import type { ReadyPart } from '../library/ready-article.ts';
import { createBudget } from './budget.ts';
import type { ContainerEntry, FileHost, ReadSibling } from './conversation.ts';
import { openSource, type Source, type SourcePlace } from './read-source.ts';
import type { SpoolFolder } from './spool-folder.ts';
import type { ImportPool } from './worker-pool.ts';

/** One file of an import from disk to outcomes: read → hash → known? → articles, or the files of a container. */
export interface FileReader {
  /**
   * A file ends as stored, duplicate or a named problem; a container as the files in it. Rejects only when recording does.
   * When the import is cancelled, what is under way ends without an outcome.
   */
  read(file: FileToImport): Promise<void>;
  /** These are in the library now: the same bytes are found there. */
  recorded(outcomes: FileOutcome[]): void;
}

export interface FileToImport {
  number: number;
  name: string;
  shownAs: string;
  place: SourcePlace;
  sibling: ReadSibling;
  /** How many containers it lies in. */
  depth: number;
}

export interface FileReaderOptions {
  store: Pick<ImportStore, 'findOriginal' | 'keepOriginal'>;
  pool: ImportPool;
  signal: AbortSignal;
  spool: SpoolFolder;
  columns: Pick<ColumnMappings, 'decide'>;
  /** Takes an outcome; settles when there is room for more. Rejects when recording failed. */
  add(outcome: FileOutcome): Promise<void>;
  /** Settles when the import may go on: at once unless it is paused. */
  mayGoOn(): Promise<void>;
  /** Begins to read a file of a container when there is a free place for one so deep; answers with its reading. */
  takeEntry(depth: number, read: (number: number) => Promise<void>): Promise<{ ended: Promise<void> }>;
  /** Under which number a file was begun before the import was interrupted. */
  begunAs(path: string): number | undefined;
  /** The number under which a file was begun before the import was interrupted. */
  begunAs(path: string): number | undefined;
  /** All that there is to tell of this path was recorded before the import was interrupted. */
  isRecorded(path: string): boolean;
  /** Over with a file that leaves no outcome of its own: a container, or one that was recorded before. */
  onFileDone(): void;
  onFile(path: string): void;
  log(line: string): void;
}

/** Bytes of files that are being read, hashed or waiting for a worker. */
const bytesInFlight = 64 * 1024 * 1024;

export function createFileReader(options: FileReaderOptions): FileReader {
  const { store, pool, signal, spool, columns, add, mayGoOn, takeEntry } = options;
  const { begunAs, isRecorded, onFileDone, onFile, log } = options;
  const bytes = createBudget(bytesInFlight);
  /** By hash, from when it is known until the outcome is recorded: the same bytes met again wait for it. */
  const underWay = new Map<string, { settled: Promise<void>; settle(): void }>();

  const problem = ({ number, shownAs }: FileToImport, error: unknown, after = 0): FileOutcome => {
    logCause(shownAs, error, log);
    const { code, message } = toErrorReport(error);
    return { number, kind: 'problem', path: shownAs, code, message, after };
  };

  const readSource = async (file: FileToImport, source: Source, told: { parts: number }): Promise<void> => {
    const { number, name, shownAs, depth } = file;
    const known = store.findOriginal(source.sha256);
    if (known !== null) return add({ number, kind: 'duplicate', path: shownAs, ...known });
    const twin = underWay.get(source.sha256);
    if (twin) {
      await twin.settled;
      // If the twin could not be read, neither will this one, for the same reason: it is tried again.
      if (!signal.aborted) return readSource(file, source, told);
    }
    if (signal.aborted) return;
    const entry = startWork(source.sha256);
    const { sha256, size, content } = source;
    const original: OriginalFile = { sha256, name, path: shownAs, size, content };
    const pieces = createPieces(original, number, add, store);
    let entries = 0;
    const reading: Promise<void>[] = [];
    const host: FileHost = {
      sibling: file.sibling,
      range: source.range,
      columns: (met) => columns.decide(met, name),
      async onParts(parts) {
        await mayGoOn();
        await pieces.add(parts);
      },
      async onEntry(inner) {
        await mayGoOn();
        entries += 1;
        const taken = await takeEntry(depth + 1, (entryNumber) => readEntry(file, inner, entryNumber));
        reading.push(taken.ended);
        // Large ones are read from the container while it waits for them.
        if (inner.kind === 'file' && inner.bytes === null) await taken.ended;
      },
      onEntriesEnd: async () => void (await Promise.all(reading)),
    };
    const inMemory = 'bytes' in content ? content.bytes : null;
    try {
      await pool.read(
        { name, path: shownAs, modified: source.modified, size, bytes: inMemory, depth },
        host,
        signal,
      );
      await pieces.end();
      if (pieces.count() === 0 && entries === 0)
        throw new ArchiveError('no-text', `"${name}" holds nothing that can be read.`);
      if (entries > 0) {
        onFileDone();
        entry.settle();
      }
    } catch (error) {
      await pieces.interrupt();
      told.parts = pieces.count();
      entry.settle();
      throw error;
    } finally {
      await Promise.allSettled(reading);
    }
  };

  const startWork = (sha256: string): { settle(): void } => {
    let settle = (): void => undefined;
    const settled = new Promise<void>((resolve) => {
      settle = () => {
        if (underWay.get(sha256)?.settled === settled) underWay.delete(sha256);
        resolve();
      };
    });
    underWay.set(sha256, { settled, settle });
    return { settle };
  };

  const readEntry = async (container: FileToImport, entry: ContainerEntry, number: number): Promise<void> => {
    const shownAs = `${container.shownAs}/${entry.path}`;
    if (isRecorded(shownAs)) return onFileDone();
    if (entry.kind === 'problem')
      return add({ number, kind: 'problem', path: shownAs, code: entry.code, message: entry.message });
    const own = begunAs(shownAs) ?? number;
    const file = {
      ...{ number: own, shownAs, sibling: entry.sibling, depth: container.depth + 1 },
      name: entry.path.slice(entry.path.lastIndexOf('/') + 1),
    };
    if (entry.bytes !== null)
      return read({ ...file, place: { kind: 'memory', bytes: entry.bytes, modified: entry.modified } });
    // Too large for memory: it waits on the disk, and the container goes on when it is there.
    let spooled: { path: string; remove(): Promise<void> };
    try {
      spooled = await spool.write(entry.chunks());
    } catch (error) {
      if (signal.aborted) return;
      return add(problem({ ...file, place: { kind: 'disk', path: '' } }, error));
    }
    try {
      await read({ ...file, place: { kind: 'disk', path: spooled.path, modified: entry.modified } });
    } finally {
      await spooled.remove();
    }
  };

  const read: FileReader['read'] = async (file) => {
    await mayGoOn();
    if (signal.aborted) return;
    onFile(file.shownAs);
    let admitted = 0;
    let source: Source | null = null;
    let outcome: FileOutcome | null = null;
    const told = { parts: 0 };
    try {
      source = await openSource(file.place, file.name, async (size) => {
        await bytes.take(size);
        admitted = size;
        if (signal.aborted) throw new ArchiveError('cancelled', 'The import was cancelled.');
      });
      await readSource(file, source, told);
    } catch (error) {
      if (isOfRecording(error)) throw error;
      if (!(error instanceof ArchiveError && error.code === 'cancelled'))
        outcome = problem(file, error, told.parts);
    } finally {
      await source?.close();
      bytes.give(admitted);
    }
    if (outcome !== null) await add(outcome);
  };

  return {
    read,
    recorded(outcomes) {
      for (const outcome of outcomes)
        if (outcome.kind === 'parts' && outcome.complete) underWay.get(outcome.original.sha256)?.settle();
    },
  };
}

interface Pieces {
  add(parts: ReadyPart[]): Promise<void>;
  /** The file has been read to its end. */
  end(): Promise<void>;
  /** It could not be read to its end; what came before stays. */
  interrupt(): Promise<void>;
  count(): number;
}

/** Turns what comes of a file into outcomes: the last says that it was the last, so each waits for the next. */
function createPieces(
  original: OriginalFile,
  number: number,
  add: (outcome: FileOutcome) => Promise<void>,
  store: Pick<ImportStore, 'keepOriginal'>,
): Pieces {
  let held: { first: number; parts: ReadyPart[] } | null = null;
  let count = 0;
  const give = async (complete: boolean): Promise<void> => {
    if (held === null) return;
    const piece = held;
    held = null;
    if (piece.first === 0) await store.keepOriginal(original);
    await add({ number, kind: 'parts', path: original.path, original, ...piece, complete });
  };
  return {
    async add(parts) {
      await give(false);
      held = { first: count, parts };
      count += parts.length;
    },
    end: () => give(true),
    interrupt: () => give(false),
    count: () => count,
  };
}

/** The import cannot go on: not an affair of one file. */
function isOfRecording(error: unknown): boolean {
  return error instanceof ArchiveError && (error.code === 'disk-full' || error.code === 'disk-failed');
}

/** Defects, and what is behind the crash of an importer; other refusals are the file's own affair. */
function logCause(path: string, error: unknown, log: (line: string) => void): void {
  const cause = error instanceof ArchiveError ? error.code === 'importer-crashed' && error.cause : error;
  if (cause) log(`importing "${path}": ${cause instanceof Error ? cause.stack : String(cause)}`);
}
