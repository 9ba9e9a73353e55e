import { Worker } from 'node:worker_threads';
import { ArchiveError, type ErrorReport } from '../../contract/errors.ts';
import type { SearchEngine, SuggestEntry } from './search-engine.ts';
import { createTypingQueue } from './typing-queue.ts';
import type {
  EngineInput,
  EngineMethod,
  EngineOutput,
  FromSearchWorker,
  SearchWorkerData,
} from './worker-protocol.ts';

export interface SearchWorkerOptions extends SearchWorkerData {
  /** The worker's entry: `search-worker.ts` when run from source, `search-worker.js` of the bundle. */
  workerFile: string | URL;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** A worker that dies this often dies of what it is given, and is not started again. */
const mostStarts = 4;
/**
 * Of what is young. Left to itself it grows to 130 MB while texts are read for passages, and stays so; with this much, an
 * answer takes no longer.
 */
export const mostYoungMegabytes = 24;
/** Many times what is needed: where there is a limit at all, rubbish is cleared away sooner. */
export const mostOldMegabytes = 1_024;

/**
 * The engine in a worker thread of its own. A query that is still being typed and has not begun when a newer one comes
 * is rejected as `cancelled`.
 *
 * When the worker dies, the calls that wait are rejected as `internal`, and the next call starts another, which holds what
 * was durable: ask its `status` for the cursor before you add to it. Suggestions are given to it again.
 */
export async function openSearchWorker(options: SearchWorkerOptions): Promise<SearchEngine> {
  let running: RunningWorker | null = null;
  let starts = 0;
  let closed = false;
  let suggestions: SuggestEntry[] | null = null;

  const start = (): RunningWorker => {
    starts++;
    const worker = startWorker(options, () => {
      if (running === worker) running = null;
    });
    if (suggestions !== null) worker.call('setSuggestions', suggestions).catch(() => undefined);
    return worker;
  };
  const call = async <M extends EngineMethod>(
    method: M,
    ...input: EngineInput<M>
  ): Promise<EngineOutput<M>> => {
    if (closed) throw new ArchiveError('disconnected', 'Searching was closed.');
    if (running === null && starts === mostStarts) throw workerLost(null);
    running ??= start();
    return running.call(method, ...input);
  };
  const findTyped = createTypingQueue((request) => call('find', request));
  running = start();

  return {
    add: (documents, cursor) => call('add', documents, cursor),
    remove: (ids, cursor) => call('remove', ids, cursor),
    setSuggestions(entries) {
      suggestions = entries;
      return call('setSuggestions', entries);
    },
    find: (request) => (request.typing ? findTyped(request) : call('find', request)),
    quote: (request) => call('quote', request),
    suggest: (text, limit) => call('suggest', text, limit),
    mark: (query, text, language, options) => call('mark', query, text, language, options),
    flush: () => call('flush'),
    clear: () => call('clear'),
    status: () => call('status'),
    async close() {
      if (closed) return;
      closed = true;
      await running?.close();
    },
  };
}

interface RunningWorker {
  call<M extends EngineMethod>(method: M, ...input: EngineInput<M>): Promise<EngineOutput<M>>;
  close(): Promise<void>;
}

function startWorker({ workerFile, ...data }: SearchWorkerOptions, onEnd: () => void): RunningWorker {
  const waiting = new Map<number, Waiting>();
  let lastCall = 0;
  let ended: Error | null = null;
  // Node says on stderr, once per worker, that it had to find out by itself that our sources are modules.
  const fromSource = String(workerFile).endsWith('.ts')
    ? ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON']
    : [];
  const worker = new Worker(workerFile, {
    workerData: data satisfies SearchWorkerData,
    execArgv: fromSource,
    resourceLimits: {
      maxYoungGenerationSizeMb: mostYoungMegabytes,
      maxOldGenerationSizeMb: mostOldMegabytes,
    },
    env: {},
  });
  // Waiting for work must not keep a program alive that is otherwise done.
  worker.unref();

  const end = (error: Error): void => {
    ended ??= error;
    onEnd();
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on('message', (message: FromSearchWorker) => {
    const caller = waiting.get(message.call);
    waiting.delete(message.call);
    if (waiting.size === 0) worker.unref();
    if (message.ok) caller?.resolve(message.value);
    else caller?.reject(failure(message.error, message.stack));
  });
  worker.on('error', (error) => end(workerLost(error)));
  worker.on('exit', (code) => end(workerLost(new Error(`the worker ended with code ${code}`))));

  const call = <M extends EngineMethod>(method: M, ...input: EngineInput<M>): Promise<EngineOutput<M>> =>
    new Promise<EngineOutput<M>>((resolve, reject) => {
      if (ended !== null) {
        reject(ended);
        return;
      }
      lastCall++;
      // The worker runs the same build, so its answer to a method is that method's.
      waiting.set(lastCall, { resolve: (value) => resolve(value as EngineOutput<M>), reject });
      worker.ref();
      worker.postMessage({ call: lastCall, method, input });
    });

  return {
    call,
    async close() {
      const opened = await call('status').then(
        () => true,
        () => false,
      );
      try {
        // What could not be opened has nothing to close.
        if (opened) await call('close');
      } finally {
        await worker.terminate();
      }
    },
  };
}

function failure(report: ErrorReport, stack: string | null): Error {
  const { code, message, details } = report;
  const error = new ArchiveError(code, message, details ? { details } : undefined);
  if (stack !== null) error.stack = stack;
  return error;
}

function workerLost(cause: unknown): Error {
  return new ArchiveError('internal', 'The search worker has ended.', cause === null ? {} : { cause });
}
