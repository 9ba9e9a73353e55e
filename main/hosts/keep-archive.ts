import { ArchiveError, type ErrorCode, type ErrorReport, toErrorReport } from '../../contract/errors.ts';
import type { ArchiveEvent, EventData } from '../../contract/events.ts';
import type { Reply } from '../../contract/transport.ts';
import type { Archive } from '../archive.ts';
import type { Content } from '../content.ts';

/** An archive that can go away by itself: a process that dies, a program elsewhere that is closed. */
export interface ArchiveSource {
  archive: Archive;
  lost: Promise<void>;
}

export interface KeptArchive extends Archive {
  /** The present state of the connection, for an interface that has just been opened. */
  connection(): EventData<'connection'>;
  /** After `failed`: try once more. */
  retry(): void;
}

export interface KeepOptions {
  open(): Promise<ArchiveSource>;
  /** The connection is given up; somebody must decide. */
  onFailed?(report: ErrorReport): void;
  log(line: string): void;
}

/** These do not mend themselves by trying again. */
const lasting: ReadonlySet<ErrorCode> = new Set([
  'library-locked',
  'library-newer',
  'library-damaged',
  'disk-full',
  'disk-failed',
  'unsupported',
]);
const waitsMs = [100, 500, 1_000, 2_000];
/** One that lived longer than this died of something else than its start. */
const soundAfterMs = 60_000;

/**
 * One archive that stays, over sources that come and go. The first calls wait until it is open; when it goes away
 * later, calls answer `disconnected` until it is back, and `connection` events say so. After five deaths in quick
 * succession, or a reason that lasts, it has `failed` until `retry`.
 */
export function keepArchive({ open, onFailed, log }: KeepOptions): KeptArchive {
  const listeners = new Set<(event: ArchiveEvent) => void>();
  let state: EventData<'connection'> = { state: 'connected' };
  let current: Promise<Archive | null>;
  let deaths = 0;
  let closed = false;

  const tell = (event: ArchiveEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const become = (next: EventData<'connection'>): void => {
    if (next.state === state.state) return;
    state = next;
    tell({ event: 'connection', data: state });
  };

  /** Opens, after a pause when something went wrong before, until it is open or given up. */
  const run = async (before: ErrorReport | null): Promise<Archive | null> => {
    for (let failure = before; !closed; ) {
      if (failure !== null) {
        if (lasting.has(failure.code) || ++deaths > waitsMs.length) {
          become({ state: 'failed', message: failure.message });
          onFailed?.(failure);
          return null;
        }
        become({ state: 'reconnecting' });
        await new Promise((resolve) => setTimeout(resolve, waitsMs[deaths - 1]));
      }
      const result = await attempt();
      if ('archive' in result) return result.archive;
      failure = result;
    }
    return null;
  };
  const attempt = async (): Promise<{ archive: Archive } | ErrorReport> => {
    try {
      const { archive, lost } = await open();
      const opened = Date.now();
      const stop = archive.listen(tell);
      void lost.then(() => {
        stop();
        if (closed) return;
        log('the archive went away and is being opened again');
        if (Date.now() - opened > soundAfterMs) deaths = 0;
        current = run(wentAway);
      });
      become({ state: 'connected' });
      return { archive };
    } catch (error) {
      if (!(error instanceof ArchiveError))
        log(`the archive cannot be opened: ${error instanceof Error ? error.stack : String(error)}`);
      return toErrorReport(error);
    }
  };
  current = run(null);

  return {
    async call(method, input): Promise<Reply> {
      if (state.state !== 'connected') return disconnected;
      return (await current)?.call(method, input) ?? disconnected;
    },
    // A page in the article frame is not asked for again by anybody: better late than lost.
    async content(address): Promise<Content> {
      return (await current)?.content(address) ?? gone;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connection: () => state,
    retry() {
      if (state.state !== 'failed' || closed) return;
      deaths = 0;
      become({ state: 'reconnecting' });
      current = run(null);
    },
    async close() {
      closed = true;
      await (await current)?.close();
    },
  };
}

const wentAway: ErrorReport = {
  code: 'internal',
  message: 'The part of Carrel that keeps the library has ended several times in a row.',
};
const disconnected: Reply = {
  ok: false,
  error: { code: 'disconnected', message: 'The library is being opened again.' },
};
const gone: Content = {
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: { kind: 'none' },
};
