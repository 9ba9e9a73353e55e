/** What carries calls and events: three of them keep this shape (in process, messages as IPC does, HTTP). */
import type { ErrorReport } from './errors.ts';
import type { ArchiveEvent } from './events.ts';

/** Never a bare throw across a border. */
export type Reply<T = unknown> = { ok: true; value: T } | { ok: false; error: ErrorReport };

export interface Transport {
  /** Always settles with a Reply; a lost connection is `{ ok: false, error: { code: 'disconnected' } }`. */
  call(method: string, input: unknown): Promise<Reply>;
  /** Answers with a function that stops the listening. */
  listen(listener: (event: ArchiveEvent) => void): () => void;
}
