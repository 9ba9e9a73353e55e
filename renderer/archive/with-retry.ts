import type { MethodName } from '../../contract/methods.ts';
import type { Reply, Transport } from '../../contract/transport.ts';

/**
 * Methods that may be sent twice: what they do the second time is nothing. Everything that only reads, what carries an
 * id of the caller's own making, and what sets a state rather than changing it. Not here: what makes a new thing
 * (`collections.create`), what starts work (`imports.*`), what cannot be taken back (`articles.erase`).
 */
const reads = [
  'library.overview',
  'articles.list',
  'articles.ids',
  'articles.timeline',
  'articles.get',
  'articles.text',
  'search.find',
  'search.suggest',
  'search.marks',
  'search.status',
  'search.history',
  'savedSearches.counts',
  'notes.get',
  'notes.list',
  'notes.read',
  'notes.tags',
  'notes.backlinks',
  'notes.suggest',
  'notes.resolve',
  'notes.versions',
  'notes.version',
  'highlights.list',
  'imports.list',
  'imports.running',
  'imports.get',
  'imports.entries',
  'columns.list',
  'watching.list',
  'articles.versions',
  'articles.versionText',
  'host.about',
  'host.settings',
] as const satisfies readonly MethodName[];

const writes = [
  'articles.mark',
  'articles.edit',
  'articles.setPlace',
  'articles.trash',
  'articles.restore',
  'articles.tag',
  'articles.collect',
  'tags.change',
  'collections.rename',
  'savedSearches.change',
  'savedSearches.look',
  'search.keep',
  'search.forget',
  'notes.save',
  'highlights.create',
  'highlights.change',
  'host.changeSettings',
] as const satisfies readonly MethodName[];

const repeatableReads: ReadonlySet<string> = new Set(reads);
const repeatableWrites: ReadonlySet<string> = new Set(writes);

const firstWaitMs = 150;
const longestWaitMs = 3_000;

/**
 * Holds calls while the archive restarts and sends them once it is back, so that what was typed in the gap arrives, in
 * the order in which it was typed. A call that may not be sent twice answers `disconnected` as it came; so does every
 * call while the connection has `failed`, so that the interface can say so and keep the text on the screen.
 */
export function withRetry(transport: Transport): Transport {
  let failed = false;
  const waiting = new Set<() => void>();
  // Writes follow one another: sent again side by side, an older text of a note could arrive after a newer one.
  let lastWrite: Promise<unknown> = Promise.resolve();

  transport.listen((event) => {
    if (event.event !== 'connection') return;
    failed = event.data.state === 'failed';
    if (event.data.state !== 'reconnecting') for (const wake of waiting) wake();
  });

  /** Until the connection is back or lost for good; the time limit covers a reply that overtakes its event. */
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      waiting.add(wake);
    });

  const callUntilConnected = async (method: string, input: unknown): Promise<Reply> => {
    for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
      const reply = await transport.call(method, input);
      if (reply.ok || reply.error.code !== 'disconnected' || failed) return reply;
      await pause(waitMs);
    }
  };

  return {
    call(method, input) {
      if (repeatableReads.has(method)) return callUntilConnected(method, input);
      if (!repeatableWrites.has(method)) return transport.call(method, input);
      const reply = lastWrite.then(() => callUntilConnected(method, input));
      lastWrite = reply.catch(() => undefined);
      return reply;
    },
    listen: (listener) => transport.listen(listener),
  };
}
