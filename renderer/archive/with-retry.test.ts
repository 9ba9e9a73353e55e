import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ArchiveEvent } from '../../contract/events.ts';
import type { Reply, Transport } from '../../contract/transport.ts';
import { withRetry } from './with-retry.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const disconnected: Reply = { ok: false, error: { code: 'disconnected', message: 'gone' } };

/** An archive that can be taken away; it keeps what it was told while it was there. */
function open() {
  const listeners = new Set<(event: ArchiveEvent) => void>();
  const received: [string, unknown][] = [];
  const attempts: string[] = [];
  let there = true;
  const bare: Transport = {
    async call(method, input) {
      attempts.push(method);
      if (!there) return disconnected;
      received.push([method, input]);
      return { ok: true, value: input };
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const connection = (state: 'connected' | 'reconnecting' | 'failed'): void => {
    there = state === 'connected';
    for (const listener of listeners) listener({ event: 'connection', data: { state } });
  };
  return {
    transport: withRetry(bare),
    received,
    attempts,
    connection,
    vanish: () => {
      there = false;
    },
    appear: () => {
      there = true;
    },
  };
}

test('sends what was typed in the gap once, in the order it was typed', async () => {
  const { transport, received, connection } = open();
  connection('reconnecting');
  const saves = ['a', 'ab', 'abc'].map((text) => transport.call('notes.save', { id: 'note1', text }));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(received).toEqual([]);
  connection('connected');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await Promise.all(saves)).toEqual(
    ['a', 'ab', 'abc'].map((text) => ({ ok: true, value: { id: 'note1', text } })),
  );
  expect(received.map(([, input]) => (input as { text: string }).text)).toEqual(['a', 'ab', 'abc']);
});

test('asks again by itself when the event that says "connected" was missed', async () => {
  const { transport, vanish, appear } = open();
  vanish();
  const reply = transport.call('articles.list', {});
  await vi.advanceTimersByTimeAsync(400);
  appear();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await reply).toMatchObject({ ok: true });
});

test('never sends twice what makes a new thing or starts work', async () => {
  const { transport, attempts, connection } = open();
  connection('reconnecting');
  for (const method of ['collections.create', 'imports.startSamples', 'articles.erase', 'imports.undo'])
    expect(await transport.call(method, {})).toEqual(disconnected);
  connection('connected');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(attempts).toHaveLength(4);
});

test('gives up when the connection has failed, and works again when it is back', async () => {
  const { transport, connection } = open();
  connection('reconnecting');
  const save = transport.call('notes.save', { id: 'note1', text: 'kept on the screen' });
  await vi.advanceTimersByTimeAsync(1_000);
  connection('failed');
  await vi.advanceTimersByTimeAsync(0);
  expect(await save).toEqual(disconnected);
  expect(await transport.call('articles.list', {})).toEqual(disconnected);
  connection('connected');
  expect(await transport.call('articles.list', {})).toMatchObject({ ok: true });
});

test('passes an error that the archive answered straight through', async () => {
  const transport = withRetry({
    call: async () => ({ ok: false, error: { code: 'not-found', message: 'no such article' } }),
    listen: () => () => undefined,
  });
  expect(await transport.call('articles.get', { id: 'x' })).toMatchObject({ error: { code: 'not-found' } });
});
