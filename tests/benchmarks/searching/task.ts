/** Entry of a benchmark's child process: does one task and says what came of it. Only what the task needs is loaded. */
import type { AddInput } from './add-to-carrel.ts';
import type { AskInput } from './ask-carrel.ts';
import type { WorkerInput } from './ask-worker.ts';
import type { Stretch } from './build-carrel.ts';
import type { LoggedQuery } from './query-log.ts';

const tasks = {
  'store-library': async (input: Stretch & { library: string }) =>
    (await import('./build-carrel.ts')).storeLibrary(input),
  'build-carrel': async (input: Stretch & { folder: string }) =>
    (await import('./build-carrel.ts')).buildCarrel(input),
  'ask-carrel': async (input: AskInput) => (await import('./ask-carrel.ts')).askCarrel(input),
  'ask-worker': async (input: WorkerInput) => (await import('./ask-worker.ts')).askWorker(input),
  'add-to-carrel': async (input: AddInput) => (await import('./add-to-carrel.ts')).addToCarrel(input),
  'build-fts5': async (input: Stretch & { path: string }) =>
    (await import('./fts5-peer.ts')).buildFts5(input),
  'ask-fts5': async (input: { path: string; log: LoggedQuery[] }) =>
    (await import('./fts5-peer.ts')).askFts5(input),
  'build-minisearch': async (input: Stretch & { log: LoggedQuery[] }) =>
    (await import('./minisearch-peer.ts')).measureMiniSearch(input),
};

export type TaskName = keyof typeof tasks;
export type TaskInput<N extends TaskName> = Parameters<(typeof tasks)[N]>[0];
export type TaskOutput<N extends TaskName> = Awaited<ReturnType<(typeof tasks)[N]>>;

export interface ToTask {
  name: TaskName;
  input: TaskInput<TaskName>;
}

export type FromTask = { ok: true; value: unknown } | { ok: false; error: string };

process.on('message', async ({ name, input }: ToTask) => {
  // Name and input come from one call of the runner, which holds them together.
  const work = tasks[name] as (input: unknown) => unknown;
  try {
    process.send?.({ ok: true, value: await work(input) } satisfies FromTask);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.send?.({ ok: false, error: text } satisfies FromTask);
  }
});
