/** What the client and the search worker say to each other: calls of the engine's methods, numbered, and their answers. */
import type { ErrorReport } from '../../contract/errors.ts';
import type { SearchEngine } from './search-engine.ts';

export type EngineMethod = keyof SearchEngine;
export type EngineInput<M extends EngineMethod> = Parameters<SearchEngine[M]>;
export type EngineOutput<M extends EngineMethod> = Awaited<ReturnType<SearchEngine[M]>>;

/** `workerData` of the worker. */
export interface SearchWorkerData {
  /** Of the index. */
  folder: string;
  /** The library's database, which is only read. */
  database: string;
}

export type ToSearchWorker = {
  [M in EngineMethod]: { call: number; method: M; input: EngineInput<M> };
}[EngineMethod];

export type FromSearchWorker =
  | { call: number; ok: true; value: EngineOutput<EngineMethod> }
  | { call: number; ok: false; error: ErrorReport; stack: string | null };
