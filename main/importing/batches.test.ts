import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FileOutcome } from '../library/import-store.ts';
import { createBatches } from './batches.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const problem = (number: number, path = `${number}`): FileOutcome => ({
  ...{ number, kind: 'problem', path, code: 'empty', message: '' },
});
const stored = (number: number, path: string, bytes: number): FileOutcome => ({
  ...{ number, kind: 'parts', path, first: 0, parts: [], complete: true },
  original: { sha256: '', name: path, path, size: bytes, content: { bytes: new Uint8Array(bytes) } },
});
const limits = { outcomes: 3, bytes: 1_000, waitMs: 150 };

/** Records that settle by hand. */
function recorder() {
  const batches: string[][] = [];
  const settle: (() => void)[] = [];
  const record = (outcomes: FileOutcome[]): Promise<void> => {
    batches.push(outcomes.map(({ path }) => path));
    return new Promise((resolve) => settle.push(resolve));
  };
  return { batches, record, settleNext: () => settle.shift()?.() };
}

test('records a batch when it has enough outcomes, in the order of their numbers', async () => {
  const { record, batches } = recorder();
  const { add } = createBatches(record, limits);
  await add(problem(2, 'b'));
  await add(problem(3, 'c'));
  expect(batches).toEqual([]);
  await add(problem(1, 'a'));
  expect(batches).toEqual([['a', 'b', 'c']]);
});

test('records a batch when it has enough bytes', async () => {
  const { record, batches } = recorder();
  const { add } = createBatches(record, limits);
  await add(stored(1, 'a', 999));
  expect(batches).toEqual([]);
  await add(stored(2, 'b', 1));
  expect(batches).toEqual([['a', 'b']]);
});

test('records a lonely outcome after a short wait', async () => {
  const { record, batches } = recorder();
  const { add } = createBatches(record, limits);
  await add(problem(1, 'a'));
  await vi.advanceTimersByTimeAsync(149);
  expect(batches).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(batches).toEqual([['a']]);
});

test('gathers the next batch while one is recorded, and holds back a third', async () => {
  const { record, batches, settleNext } = recorder();
  const { add } = createBatches(record, limits);
  for (const number of [1, 2, 3, 4, 5, 6]) await add(problem(number));
  let added = false;
  const seventh = add(problem(7, '7')).then(() => {
    added = true;
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect({ added, batches }).toEqual({ added: false, batches: [['1', '2', '3']] });
  settleNext();
  await seventh;
  expect(batches).toEqual([
    ['1', '2', '3'],
    ['4', '5', '6'],
  ]);
});

test('records what was due while another batch was being recorded', async () => {
  const { record, batches, settleNext } = recorder();
  const { add } = createBatches(record, limits);
  for (const number of [1, 2, 3, 4]) await add(problem(number));
  await vi.advanceTimersByTimeAsync(500);
  expect(batches).toHaveLength(1);
  settleNext();
  await vi.advanceTimersByTimeAsync(0);
  expect(batches).toEqual([['1', '2', '3'], ['4']]);
});

test('has recorded everything at the end', async () => {
  const { record, batches, settleNext } = recorder();
  const { add, end } = createBatches(record, limits);
  for (const number of [1, 2, 3, 4]) await add(problem(number));
  let ended = false;
  const ending = end().then(() => {
    ended = true;
  });
  settleNext();
  await vi.advanceTimersByTimeAsync(0);
  expect({ ended, batches }).toEqual({ ended: false, batches: [['1', '2', '3'], ['4']] });
  settleNext();
  await ending;
});

test('tells the failure of a recording to all who come after, and records no more', async () => {
  let calls = 0;
  const { add, end } = createBatches(async () => {
    calls++;
    throw new Error('the disk is full');
  }, limits);
  for (const number of [1, 2, 3]) await add(problem(number));
  await vi.advanceTimersByTimeAsync(0);
  await expect(add(problem(4, '4'))).rejects.toThrow('the disk is full');
  await expect(end()).rejects.toThrow('the disk is full');
  expect(calls).toBe(1);
});
