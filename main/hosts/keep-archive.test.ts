import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ArchiveError, type ErrorReport } from '../../contract/errors.ts';
import type { ArchiveEvent } from '../../contract/events.ts';
import type { Archive } from '../archive.ts';
import { type ArchiveSource, keepArchive } from './keep-archive.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Sources that can be opened, refused and taken away at will. */
function sources(plan: (number: number) => ArchiveError | undefined = () => undefined) {
  const opened: { name: number; end(): void; tell(event: ArchiveEvent): void }[] = [];
  const closed: number[] = [];
  const failures: ErrorReport[] = [];
  let attempts = 0;
  const open = async (): Promise<ArchiveSource> => {
    const name = ++attempts;
    await new Promise((resolve) => setTimeout(resolve, 20));
    const refusal = plan(name);
    if (refusal) throw refusal;
    const { promise: lost, resolve: end } = Promise.withResolvers<void>();
    const listeners = new Set<(event: ArchiveEvent) => void>();
    const archive: Archive = {
      call: async () => ({ ok: true, value: name }),
      content: async () => ({ status: 200, headers: {}, body: { kind: 'text', text: String(name) } }),
      listen: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close: async () => void closed.push(name),
    };
    opened.push({
      name,
      end,
      tell: (event) => {
        for (const listener of listeners) listener(event);
      },
    });
    return { archive, lost };
  };
  const kept = keepArchive({ open, onFailed: (report) => failures.push(report), log: () => undefined });
  const states: string[] = [];
  const events: ArchiveEvent[] = [];
  kept.listen((event) => {
    if (event.event === 'connection') states.push(event.data.state);
    else events.push(event);
  });
  return { kept, opened, closed, failures, states, events, attempts: () => attempts };
}

const disconnected = { ok: false, error: { code: 'disconnected' } };

test('lets the first calls wait until the archive is open', async () => {
  const { kept, states } = sources();
  const call = kept.call('articles.list', {});
  await vi.advanceTimersByTimeAsync(20);
  expect(await call).toEqual({ ok: true, value: 1 });
  expect(states).toEqual([]);
});

test('opens again when the archive goes away: calls in the gap are told so, pages wait', async () => {
  const { kept, opened, states } = sources();
  await vi.advanceTimersByTimeAsync(20);
  opened[0]?.end();
  await vi.advanceTimersByTimeAsync(0);
  expect(states).toEqual(['reconnecting']);
  expect(await kept.call('articles.list', {})).toMatchObject(disconnected);
  const page = kept.content('/article/x');
  await vi.advanceTimersByTimeAsync(200);
  expect(await page).toMatchObject({ status: 200, body: { text: '2' } });
  expect(await kept.call('articles.list', {})).toEqual({ ok: true, value: 2 });
  expect(states).toEqual(['reconnecting', 'connected']);
});

test('passes on the events of the present archive only', async () => {
  const { opened, events } = sources();
  await vi.advanceTimersByTimeAsync(20);
  const event: ArchiveEvent = { event: 'library.changed', data: { parts: ['notes'] } };
  opened[0]?.tell(event);
  opened[0]?.end();
  await vi.advanceTimersByTimeAsync(200);
  opened[0]?.tell(event);
  opened[1]?.tell(event);
  expect(events).toEqual([event, event]);
});

test('gives up after five deaths in a row, says so once, and tries again when asked', async () => {
  const { kept, states, failures, attempts } = sources((number) =>
    number <= 5 ? new ArchiveError('internal', `death ${number}`) : undefined,
  );
  await vi.advanceTimersByTimeAsync(60_000);
  expect(attempts()).toBe(5);
  expect(states).toEqual(['reconnecting', 'failed']);
  expect(failures).toEqual([{ code: 'internal', message: 'death 5' }]);
  expect(await kept.call('articles.list', {})).toMatchObject(disconnected);
  kept.retry();
  await vi.advanceTimersByTimeAsync(20);
  expect(await kept.call('articles.list', {})).toEqual({ ok: true, value: 6 });
  expect(states).toEqual(['reconnecting', 'failed', 'reconnecting', 'connected']);
});

test('counts deaths after a sound start too, and forgets them after a minute of life', async () => {
  const { opened, states } = sources();
  for (let death = 0; death < 12; death++) {
    await vi.advanceTimersByTimeAsync(70_000);
    opened.at(-1)?.end();
  }
  await vi.advanceTimersByTimeAsync(70_000);
  expect(states).not.toContain('failed');
  for (let death = 0; death < 5; death++) {
    opened.at(-1)?.end();
    await vi.advanceTimersByTimeAsync(5_000);
  }
  expect(states.at(-1)).toBe('failed');
});

test('does not try again what does not mend itself', async () => {
  const { failures, attempts, kept } = sources(
    () => new ArchiveError('library-newer', 'Written by version 9.'),
  );
  await vi.advanceTimersByTimeAsync(60_000);
  expect(attempts()).toBe(1);
  expect(failures).toEqual([{ code: 'library-newer', message: 'Written by version 9.' }]);
  expect(kept.connection()).toEqual({ state: 'failed', message: 'Written by version 9.' });
});

test('closes the archive it has, and opens none after that', async () => {
  const { kept, opened, closed, attempts } = sources();
  await vi.advanceTimersByTimeAsync(20);
  await kept.close();
  opened[0]?.end();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(closed).toEqual([1]);
  expect(attempts()).toBe(1);
});
