/** A search worker that answers calls with what it has been asked so far, and dies of `find`. */
import { parentPort } from 'node:worker_threads';

const asked: string[] = [];
parentPort?.on('message', ({ call, method }: { call: number; method: string }) => {
  if (method === 'find') process.exit(7);
  asked.push(method);
  parentPort?.postMessage({ call, ok: true, value: asked });
});
