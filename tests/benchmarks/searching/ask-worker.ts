import { Worker } from 'node:worker_threads';
import { openSearchWorker } from '../../../main/search/open-search-worker.ts';
import { requestOf } from './ask-carrel.ts';
import { type Spread, spreadOf } from './figures.ts';
import type { LoggedQuery } from './query-log.ts';

export interface WorkerInput {
  folder: string;
  library: string;
  /** The bundled worker. */
  workerFile: string;
  log: LoggedQuery[];
}

/** With the way to the worker and back, as the archive sees it; the worker is the product's own bundle. */
export async function askWorker({ folder, library, workerFile, log }: WorkerInput) {
  const empty = await startEmptyWorker();
  const started = performance.now();
  const worker = await openSearchWorker({ folder, database: library, workerFile });
  await worker.status();
  const openMs = performance.now() - started;
  await worker.find(requestOf({ query: 'government minister', typing: false }, 50));
  const firstAnswerMs = performance.now() - started;
  const times: number[] = [];
  for (const [nth, entry] of [...log.slice(0, 100), ...log].entries()) {
    const from = performance.now();
    await worker.find(requestOf(entry, 50));
    if (nth >= 100) times.push(performance.now() - from);
  }
  await worker.close();
  const mixed: Spread = spreadOf(times);
  return { emptyWorkerMs: empty, openMs, firstAnswerMs, mixed };
}

/** What any worker takes to begin. */
async function startEmptyWorker(): Promise<number> {
  const started = performance.now();
  const worker = new Worker('require("node:worker_threads").parentPort.postMessage(0)', { eval: true });
  await new Promise((resolve) => worker.once('message', resolve));
  const ms = performance.now() - started;
  await worker.terminate();
  return ms;
}
