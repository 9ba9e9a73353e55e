import { Worker } from 'node:worker_threads';
import { ArchiveError, type ErrorReport } from '../../contract/errors.ts';
import type { SearchEngine } from './search-engine.ts';
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

/**
 * The engine in a worker thread of its own. A query that is still being typed and has not begun when a newer one comes
 * is rejected as `cancelled`. When the worker dies every call, waiting or later, is rejected as `internal`.
 */
export async function openSearchWorker({ workerFile, ...data }: SearchWorkerOptions): Promise<SearchEngine> {
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
    env: {},
  });
  // Waiting for work must not keep a program alive that is otherwise done.
  worker.unref();

  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(error);
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
  const findTyped = createTypingQueue((request) => call('find', request));

  return {
    add: (documents, cursor) => call('add', documents, cursor),
    remove: (ids, cursor) => call('remove', ids, cursor),
    setSuggestions: (entries) => call('setSuggestions', entries),
    find: (request) => (request.typing ? findTyped(request) : call('find', request)),
    suggest: (text, limit) => call('suggest', text, limit),
    mark: (query, text, language) => call('mark', query, text, language),
    flush: () => call('flush'),
    clear: () => call('clear'),
    status: () => call('status'),
    async close() {
      if (ended !== null) return;
      const opened = await call('status').then(
        () => true,
        () => false,
      );
      try {
        // What could not be opened has nothing to close.
        if (opened) await call('close');
      } finally {
        ended ??= new ArchiveError('disconnected', 'Searching was closed.');
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
  const message = 'The search worker has ended; searching is over until the library is opened again.';
  return new ArchiveError('internal', message, { cause });
}
