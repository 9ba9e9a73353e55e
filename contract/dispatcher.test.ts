import { expect, test } from 'vitest';
import { z } from 'zod';
import { createDispatcher } from './dispatcher.ts';
import { ArchiveError, errorCodes, isErrorCode } from './errors.ts';

const table = {
  'sum.add': {
    input: z.strictObject({ a: z.number(), b: z.number().default(1) }),
    output: z.object({ sum: z.number() }),
  },
  'sum.fail': { input: z.strictObject({ how: z.enum(['expected', 'defect']) }), output: z.object({}) },
};

function dispatcher() {
  const defects: unknown[] = [];
  const call = createDispatcher(
    table,
    {
      'sum.add': ({ a, b }) => ({ sum: a + b }),
      'sum.fail': ({ how }) => {
        throw how === 'expected'
          ? new ArchiveError('not-found', 'No such sum.')
          : new TypeError('secret detail');
      },
    },
    (_, error) => defects.push(error),
  );
  return { call, defects };
}

test('answers a call that fits, with defaults filled in', async () => {
  expect(await dispatcher().call('sum.add', { a: 2 })).toEqual({ ok: true, value: { sum: 3 } });
});

test.each(['toString', '__proto__', 'constructor', 'sum.none', '', 7, null])(
  'refuses the unknown method %s',
  async (name) => {
    expect(await dispatcher().call(name, {})).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  },
);

test('names the field that does not fit', async () => {
  const reply = await dispatcher().call('sum.add', { a: 'two' });
  expect(reply).toMatchObject({ ok: false, error: { code: 'bad-request', details: { field: 'a' } } });
  expect(await dispatcher().call('sum.add', { a: 1, c: 1 })).toMatchObject({ ok: false });
});

test('passes expected failures on and keeps defects to the log', async () => {
  const { call, defects } = dispatcher();
  expect(await call('sum.fail', { how: 'expected' })).toEqual({
    ok: false,
    error: { code: 'not-found', message: 'No such sum.' },
  });
  const defect = await call('sum.fail', { how: 'defect' });
  expect(defect).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(JSON.stringify(defect)).not.toContain('secret');
  expect(defects).toHaveLength(1);
});

test('knows its own error codes only', () => {
  expect(Object.keys(errorCodes).every(isErrorCode)).toBe(true);
  expect(isErrorCode('toString')).toBe(false);
});
