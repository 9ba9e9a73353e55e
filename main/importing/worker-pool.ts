import { Worker } from 'node:worker_threads';
import { ArchiveError } from '../../contract/errors.ts';
import type { SourceFile } from '../importers/importer.ts';
import type { ReadyArticle } from '../library/ready-article.ts';
import { type FromWorker, ownBytes, type ToWorker } from './worker-protocol.ts';

export interface ImportPoolOptions {
  /** How many files are read at once. */
  size: number;
  /** The worker's entry: `import-worker.ts` when run from source, `import-worker.js` of the bundle. */
  workerFile: string | URL;
  /** Per file, from the moment a worker takes it up, siblings included. */
  timeLimitMs: number;
  /** Of one worker's JavaScript heap. Bytes of files and images come on top: the caller bounds those by file size. */
  memoryLimitMb: number;
}

/** Answers with a file named relative to the one being read, or null when there is none or it may not be read. */
export type ReadSibling = (relativePath: string) => Promise<Uint8Array | null>;

export interface ImportPool {
  /**
   * Reads one file in a worker. More files than workers wait in line.
   *
   * `file.bytes` are lent, not copied: they are gone (length 0) until the promise settles and are then back in
   * `file.bytes`, so hash or write them before or after, not meanwhile. When a worker died over them they stay gone.
   *
   * Rejects with an ArchiveError: the file codes of an importer, `timed-out`, `importer-crashed`, or `cancelled` when the
   * signal fired. A worker that dies or hangs is replaced and costs only the file it was reading.
   */
  read(file: SourceFile, sibling: ReadSibling, signal?: AbortSignal): Promise<ReadyArticle[]>;
  /** Ends all workers; what was being read or waits is rejected as `cancelled`. */
  close(): Promise<void>;
}

interface Job {
  number: number;
  file: SourceFile;
  /** Taken from `file` and not yet handed to a worker; null while a worker has them. */
  bytes: Uint8Array<ArrayBuffer> | null;
  sibling: ReadSibling;
  resolve(articles: ReadyArticle[]): void;
  reject(error: Error): void;
}

interface Seat {
  worker: Worker;
  loaded: boolean;
  job: Job | null;
  clock: NodeJS.Timeout | null;
}

export function createImportPool(options: ImportPoolOptions): ImportPool {
  const seats = new Set<Seat>();
  const waiting: Job[] = [];
  const endings = new Set<Promise<number>>();
  // Node says on stderr, once per worker, that it had to find out by itself that our sources are modules.
  const fromSource = String(options.workerFile).endsWith('.ts')
    ? ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON']
    : [];
  let closed = false;
  let lastJob = 0;

  const fillSeats = (): void => {
    if (closed) return;
    const idle = [...seats].filter((seat) => seat.job === null);
    while (waiting.length > 0) {
      const seat = idle.pop() ?? (seats.size < options.size ? openSeat() : undefined);
      const job = seat && waiting.shift();
      if (!seat || !job) return;
      seat.job = job;
      seat.worker.ref();
      if (seat.loaded) begin(seat, job);
    }
  };

  const openSeat = (): Seat => {
    const worker = new Worker(options.workerFile, {
      resourceLimits: { maxOldGenerationSizeMb: options.memoryLimitMb, maxYoungGenerationSizeMb: 32 },
      execArgv: fromSource,
      env: {},
    });
    const seat: Seat = { worker, loaded: false, job: null, clock: null };
    seats.add(seat);
    worker.on('message', (message: FromWorker) => hear(seat, message));
    worker.on('error', (error) => lose(seat, crash(seat, error)));
    worker.on('exit', (code) => lose(seat, crash(seat, new Error(`the worker ended with code ${code}`))));
    // Waiting for work must not keep a program alive that is otherwise done.
    worker.unref();
    return seat;
  };

  const begin = (seat: Seat, job: Job): void => {
    seat.clock = setTimeout(() => {
      lose(seat, new ArchiveError('timed-out', timedOut(job.file, options.timeLimitMs)));
    }, options.timeLimitMs);
    const { bytes } = job;
    if (!bytes) throw new Error('The bytes of a file were lent twice.');
    const message: ToWorker = { kind: 'read', job: job.number, file: { ...job.file, bytes } };
    job.bytes = null;
    seat.worker.postMessage(message, [bytes.buffer]);
  };

  const hear = (seat: Seat, message: FromWorker): void => {
    if (message.kind === 'ready') {
      seat.loaded = true;
      if (seat.job) begin(seat, seat.job);
      return;
    }
    const { job } = seat;
    if (job?.number !== message.job) return;
    if (message.kind === 'sibling-wanted') {
      void answerSibling(seat.worker, job, message.request, message.path);
      return;
    }
    vacate(seat);
    job.file.bytes = message.bytes;
    if (message.kind === 'read') job.resolve(message.articles);
    else job.reject(failure(job.file, message));
    fillSeats();
  };

  const vacate = (seat: Seat): void => {
    if (seat.clock) clearTimeout(seat.clock);
    seat.clock = null;
    seat.job = null;
    seat.worker.unref();
  };

  /** Ends a worker for good; its file, if any, is refused with this error. */
  const lose = (seat: Seat, error: Error): void => {
    if (!seats.delete(seat)) return;
    const { job } = seat;
    vacate(seat);
    const ending = seat.worker.terminate();
    endings.add(ending);
    void ending.finally(() => endings.delete(ending));
    job?.reject(error);
    fillSeats();
  };

  const read: ImportPool['read'] = (file, sibling, signal) =>
    new Promise((resolve, reject) => {
      const cancelled = new ArchiveError('cancelled', `Reading "${file.name}" was cancelled.`);
      if (closed || signal?.aborted) {
        reject(cancelled);
        return;
      }
      lastJob += 1;
      const cancel = (): void => {
        const seat = [...seats].find((candidate) => candidate.job === job);
        if (seat) {
          lose(seat, cancelled);
          return;
        }
        waiting.splice(waiting.indexOf(job), 1);
        job.reject(cancelled);
      };
      const job: Job = {
        number: lastJob,
        file,
        bytes: ownBytes(file.bytes),
        sibling,
        resolve(articles) {
          signal?.removeEventListener('abort', cancel);
          resolve(articles);
        },
        reject(error) {
          signal?.removeEventListener('abort', cancel);
          if (job.bytes) file.bytes = job.bytes;
          reject(error);
        },
      };
      file.bytes = new Uint8Array(0);
      signal?.addEventListener('abort', cancel, { once: true });
      waiting.push(job);
      fillSeats();
    });

  const close = async (): Promise<void> => {
    closed = true;
    const cancelled = new ArchiveError('cancelled', 'The import was closed before this file was read.');
    for (const job of waiting.splice(0)) job.reject(cancelled);
    for (const seat of [...seats]) lose(seat, cancelled);
    await Promise.all(endings);
  };

  return { read, close };
}

async function answerSibling(worker: Worker, job: Job, request: number, path: string): Promise<void> {
  const answer = (bytes: Uint8Array<ArrayBuffer> | null): void => {
    const message: ToWorker = { kind: 'sibling', job: job.number, request, bytes };
    worker.postMessage(message, bytes ? [bytes.buffer] : []);
  };
  try {
    const bytes = await job.sibling(path);
    answer(bytes && ownBytes(bytes));
  } catch {
    // The article can be read without a file beside it, whatever went wrong there: it is listed as missing.
    answer(null);
  }
}

function crash(seat: Seat, cause: Error): Error {
  const name = seat.job ? `"${seat.job.file.name}"` : 'a file';
  const outOfMemory = 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
  const reason = outOfMemory ? 'ran out of memory' : 'stopped unexpectedly';
  return new ArchiveError('importer-crashed', `The importer ${reason} while reading ${name}.`, { cause });
}

function failure(file: SourceFile, { error, stack }: Extract<FromWorker, { kind: 'failed' }>): Error {
  if (error.code !== 'internal') return new ArchiveError(error.code, error.message, error);
  // A defect of an importer is the importer's crash as far as the reader of the receipt is concerned; the cause is logged.
  const cause = new Error(error.message);
  if (stack !== null) cause.stack = stack;
  return new ArchiveError('importer-crashed', `The importer failed while reading "${file.name}".`, { cause });
}

function timedOut(file: SourceFile, limitMs: number): string {
  return `Reading "${file.name}" took longer than ${limitMs / 1000} seconds and was stopped.`;
}
