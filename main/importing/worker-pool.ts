import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { ArchiveError } from '../../contract/errors.ts';
import type { WorkerPlaces } from '../importers/pdf/program-data.ts';
import { type Conversation, createConversation, type FileHost } from './conversation.ts';
import { createWorkClock, type WorkClock } from './work-clock.ts';
import type { FileToRead, FromWorker } from './worker-protocol.ts';

export interface ImportPoolOptions {
  /** How many files are read at once. Containers do not count while their entries are being read. */
  size: number;
  /** The worker's entry: `import-worker.ts` when run from source, `import-worker.js` of the bundle. */
  workerFile: string | URL;
  /** Of the worker's own work between two signs of progress: articles, entries, a range further on in the file. */
  timeLimitMs: number;
  /** Of one worker's JavaScript heap. Bytes of files and images come on top: the caller bounds those by file size. */
  memoryLimitMb: number;
}

export interface ImportPool {
  /**
   * Reads one file in a worker, which tells the host what it finds. More files than workers wait in line. The bytes are
   * copied, and stay with the caller.
   *
   * Rejects with an ArchiveError: the file codes of an importer, `timed-out`, `importer-crashed`, or `cancelled` when the
   * signal fired; or with what a function of the host threw. A worker that dies or hangs is replaced and costs only the
   * file it was reading.
   */
  read(file: FileToRead, host: FileHost, signal?: AbortSignal): Promise<void>;
  /** Ends all workers; what was being read or waits is rejected as `cancelled`. */
  close(): Promise<void>;
}

interface Job {
  number: number;
  file: FileToRead;
  host: FileHost;
  resolve(): void;
  reject(error: Error): void;
}

interface Seat {
  worker: Worker;
  loaded: boolean;
  job: Job | null;
  /** Reads a container: others may take its place meanwhile. */
  container: boolean;
  clock: WorkClock | null;
  conversation: Conversation | null;
}

const dismissAfterMs = 5_000;

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
  let dismissal: NodeJS.Timeout | null = null;

  const busy = (): number => [...seats].filter((seat) => seat.job !== null && !seat.container).length;
  const fillSeats = (): void => {
    while (!closed && waiting.length > 0 && busy() < options.size) {
      const job = waiting.shift();
      if (!job) return;
      const seat = [...seats].find((one) => one.job === null) ?? openSeat();
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
      workerData: { pdfData: pdfDataFolder(options.workerFile) } satisfies WorkerPlaces,
    });
    const seat: Seat = {
      worker,
      loaded: false,
      job: null,
      container: false,
      clock: null,
      conversation: null,
    };
    seats.add(seat);
    worker.on('message', (message: FromWorker) => hear(seat, message));
    worker.on('error', (error) => lose(seat, crash(seat, error)));
    worker.on('exit', (code) => lose(seat, crash(seat, new Error(`the worker ended with code ${code}`))));
    // Waiting for work must not keep a program alive that is otherwise done.
    worker.unref();
    return seat;
  };

  const begin = (seat: Seat, job: Job): void => {
    const clock = createWorkClock(options.timeLimitMs, () =>
      lose(seat, new ArchiveError('timed-out', timedOut(job.file, options.timeLimitMs))),
    );
    seat.clock = clock;
    seat.conversation = createConversation({
      ...{ job: job.number, host: job.host, clock },
      post: (message, transfer) => seat.worker.postMessage(message, transfer),
      onContainer() {
        if (seat.container) return;
        seat.container = true;
        fillSeats();
      },
      onFailure: (error) => lose(seat, error),
    });
    clock.go();
    // A copy: the original's bytes are still to be stored when the worker has done with them.
    const bytes = job.file.bytes?.slice() ?? null;
    seat.worker.postMessage(
      { kind: 'read', job: job.number, file: { ...job.file, bytes } },
      bytes ? [bytes.buffer] : [],
    );
  };

  const hear = (seat: Seat, message: FromWorker): void => {
    if (message.kind === 'ready') {
      seat.loaded = true;
      if (seat.job) begin(seat, seat.job);
      return;
    }
    const { job } = seat;
    if (job?.number !== message.job) return;
    if (message.kind !== 'end' && message.kind !== 'failed') {
      seat.conversation?.hear(message);
      return;
    }
    const taken = seat.conversation?.taken();
    vacate(seat, new ArchiveError('cancelled', `"${job.file.name}" has been read.`));
    const ended = async (): Promise<void> => {
      await taken;
      if (message.kind === 'failed') throw failure(job.file, message);
    };
    ended().then(job.resolve, job.reject);
    fillSeats();
    dismissIdle();
  };

  const vacate = (seat: Seat, reason: Error): void => {
    seat.clock?.stop();
    seat.conversation?.end(reason);
    seat.clock = null;
    seat.conversation = null;
    seat.job = null;
    seat.container = false;
    seat.worker.unref();
  };

  /** Containers needed more workers than usual; those above the size go when there has been no need for a while. */
  const dismissIdle = (): void => {
    if (seats.size <= options.size || dismissal !== null) return;
    dismissal = setTimeout(() => {
      dismissal = null;
      dismiss();
    }, dismissAfterMs);
    dismissal.unref();
  };

  const dismiss = (): void => {
    for (const seat of [...seats])
      if (seats.size > options.size && seat.job === null)
        lose(seat, new ArchiveError('cancelled', 'The worker is no longer needed.'));
  };

  /** Ends a worker for good; its file, if any, is refused with this error. */
  const lose = (seat: Seat, error: Error): void => {
    if (!seats.delete(seat)) return;
    const { job } = seat;
    vacate(seat, error);
    const ending = seat.worker.terminate();
    endings.add(ending);
    void ending.finally(() => endings.delete(ending));
    job?.reject(error);
    fillSeats();
  };

  const read: ImportPool['read'] = (file, host, signal) =>
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
      const settle = (): void => signal?.removeEventListener('abort', cancel);
      const job: Job = {
        ...{ number: lastJob, file, host },
        resolve() {
          settle();
          resolve();
        },
        reject(error) {
          settle();
          reject(error);
        },
      };
      signal?.addEventListener('abort', cancel, { once: true });
      waiting.push(job);
      fillSeats();
    });

  const close = async (): Promise<void> => {
    closed = true;
    if (dismissal !== null) clearTimeout(dismissal);
    const cancelled = new ArchiveError('cancelled', 'The import was closed before this file was read.');
    for (const job of waiting.splice(0)) job.reject(cancelled);
    for (const seat of [...seats]) lose(seat, cancelled);
    await Promise.all(endings);
  };

  return { read, close };
}

/** Built beside the interface, which shows pages with the same data; from source the package's own folder. */
function pdfDataFolder(workerFile: string | URL): string {
  const path = workerFile instanceof URL ? fileURLToPath(workerFile) : workerFile;
  return path.endsWith('.ts')
    ? resolve('node_modules/pdfjs-dist')
    : join(dirname(path), '..', 'renderer', 'pdf');
}

function crash(seat: Seat, cause: Error): Error {
  const name = seat.job ? `"${seat.job.file.name}"` : 'a file';
  const outOfMemory = 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
  const reason = outOfMemory ? 'ran out of memory' : 'stopped unexpectedly';
  return new ArchiveError('importer-crashed', `The importer ${reason} while reading ${name}.`, { cause });
}

function failure(file: FileToRead, { error, stack }: Extract<FromWorker, { kind: 'failed' }>): Error {
  if (error.code !== 'internal') return new ArchiveError(error.code, error.message, error);
  // A defect of an importer is the importer's crash as far as the reader of the receipt is concerned; the cause is logged.
  const cause = new Error(error.message);
  if (stack !== null) cause.stack = stack;
  return new ArchiveError('importer-crashed', `The importer failed while reading "${file.name}".`, { cause });
}

function timedOut(file: FileToRead, limitMs: number): string {
  return `Reading "${file.name}" took longer than ${limitMs / 1000} seconds and was stopped.`;
}
