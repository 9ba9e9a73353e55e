/** A search worker that answers its first call and dies of the second. */
import { parentPort } from 'node:worker_threads';

let calls = 0;
parentPort?.on('message', ({ call }: { call: number }) => {
  calls++;
  if (calls > 1) process.exit(7);
  parentPort?.postMessage({ call, ok: true, value: [] });
});
