import { inspect } from 'node:util';
import { ArchiveError } from '../contract/errors.ts';
import type { IndexStatus } from '../contract/search-model.ts';
import type { Journal } from './library/journal.ts';
import type { SearchEngine } from './search/search-engine.ts';

/**
 * Keeps the search index in step with the library: reads the journal after the index's own cursor, slice by slice, and
 * hands over what changed. The index is never waited for by a write; after a crash the same loop catches up.
 */
export interface IndexFeeder {
  /** Something was written to the library; feeding starts soon, or goes on. */
  wake(): void;
  status(): IndexStatus;
  /** The index was found damaged and is empty: it is asked where it stands, and made anew. */
  damaged(): void;
  /** Settles when the index holds everything the library held at the call. Rejects when the index failed. */
  caughtUp(): Promise<void>;
  /** Forgets the index and makes it anew; settles when it is complete. */
  rebuild(): Promise<void>;
  close(): Promise<void>;
}

const sliceSize = 200;
/** The index becomes durable when the library has been quiet for so long; a crash before costs only time at the start. */
const quietBeforeFlushMs = 5_000;
const flushEveryDocuments = 20_000;
/** In one stretch of feeding. */
const mostDamages = 3;

export async function createIndexFeeder(options: {
  journal: Journal;
  engine: SearchEngine;
  onStatus: (status: IndexStatus) => void;
  log: (line: string) => void;
}): Promise<IndexFeeder> {
  const { journal, engine, onStatus, log } = options;
  let opened = false;
  let cursor = 0;
  let documents = 0;
  let state: IndexStatus['state'] = 'catching-up';
  let message: string | null = null;
  let shortened: IndexStatus['shortened'] = { ids: [], count: 0 };
  let running: Promise<void> | null = null;
  let closed = false;
  /** Something was written since the last slice was read. */
  let dirty = false;
  let unflushed = 0;
  let flushTimer: NodeJS.Timeout | undefined;
  let toldAt = 0;

  const status = (): IndexStatus => ({
    state,
    indexed: Math.min(documents, journal.total()),
    total: journal.total(),
    message,
    shortened,
  });
  const tell = (always: boolean): void => {
    if (!always && Date.now() - toldAt < 250) return;
    toldAt = Date.now();
    onStatus(status());
  };
  const flush = async (): Promise<void> => {
    clearTimeout(flushTimer);
    if (unflushed === 0) return;
    unflushed = 0;
    await engine.flush();
  };

  // A large index takes seconds to read: the library does not wait for it.
  const open = async (): Promise<void> => {
    const found = await engine.status();
    // An index that is ahead of the journal belongs to another library, or to one that was set back: start again.
    const foreign = found.cursor > journal.end();
    if (foreign) await engine.clear();
    cursor = foreign ? 0 : found.cursor;
    documents = foreign ? 0 : found.documents;
    message = found.message;
    shortened = found.shortened;
    if (cursor === 0 && journal.end() > 0) state = 'rebuilding';
    opened = true;
  };

  const feed = async (): Promise<void> => {
    if (!opened) await open();
    for (;;) {
      if (closed) return;
      dirty = false;
      const slice = journal.after(cursor, sliceSize);
      const size = slice.documents.length + slice.removed.length;
      if (size > 0) {
        if (state === 'ready') state = 'catching-up';
        // The engine may make anything durable at any time, so it hears of a position only when all before it is there.
        const halfway = slice.documents.length > 0 ? cursor : slice.cursor;
        if (slice.removed.length > 0) await engine.remove(slice.removed, halfway);
        if (slice.documents.length > 0) await engine.add(slice.documents, slice.cursor);
        cursor = slice.cursor;
        unflushed += size;
        const now = await engine.status();
        ({ documents, shortened } = now);
        // It was found damaged meanwhile, and is empty.
        if (now.cursor < slice.cursor) throw new ArchiveError('index-damaged', now.message ?? '');
        if (unflushed >= flushEveryDocuments) await flush();
      }
      if (slice.complete && !dirty) {
        const changed = state !== 'ready' || size > 0;
        state = 'ready';
        message = null;
        if (changed) tell(true);
        return;
      }
      tell(false);
    }
  };
  /** What was found damaged is empty by then, and is made anew; a disk that damages everything ends it. */
  const feedAnew = async (): Promise<void> => {
    for (let left = mostDamages; ; left--)
      try {
        return await feed();
      } catch (error) {
        if (left === 0 || !isDamage(error)) throw error;
        opened = false;
        log(`search index: ${inspect(error)}`);
      }
  };
  const fail = (error: unknown): void => {
    state = 'failed';
    // The engine may have died and come back with what was durable: it is asked again where it stands.
    opened = false;
    message = error instanceof Error ? error.message : String(error);
    log(`search index: ${inspect(error)}`);
    tell(true);
  };
  const start = (): Promise<void> => {
    running ??= feedAnew()
      .catch((error: unknown) => {
        fail(error);
        throw error;
      })
      .finally(() => {
        running = null;
        clearTimeout(flushTimer);
        // Woken between the last look at the journal and here.
        if (dirty && state === 'ready' && !closed) void start().catch(() => undefined);
        if (!closed)
          flushTimer = setTimeout(
            () =>
              void flush().catch((error) => {
                log(`search index: ${error}`);
                if (isDamage(error)) feeder.damaged();
              }),
            quietBeforeFlushMs,
          );
      });
    return running;
  };

  const feeder: IndexFeeder = {
    wake() {
      dirty = true;
      void start().catch(() => undefined);
    },
    damaged() {
      if (closed) return;
      opened = false;
      cursor = 0;
      documents = 0;
      state = 'rebuilding';
      tell(true);
      feeder.wake();
    },
    status,
    async caughtUp() {
      const end = journal.end();
      dirty = true;
      while (cursor < end && !closed) await start();
    },
    async rebuild() {
      await running?.catch(() => undefined);
      try {
        await engine.clear();
      } catch (error) {
        fail(error);
        throw error;
      }
      cursor = 0;
      documents = 0;
      state = 'rebuilding';
      tell(true);
      await feeder.caughtUp();
      await flush();
    },
    async close() {
      closed = true;
      clearTimeout(flushTimer);
      await running?.catch(() => undefined);
      await flush();
    },
  };
  feeder.wake();
  return feeder;
}

function isDamage(error: unknown): boolean {
  return error instanceof ArchiveError && error.code === 'index-damaged';
}
