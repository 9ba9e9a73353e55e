import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse } from '../analysis/read-tokens.ts';
import { writePageImage } from '../testing/page-images.ts';
import { openImage } from './page-file.ts';
import { SortedTable, SortedTableWriter, TableCursor } from './sorted-table.ts';

/** A table of these keys; the payload of a key is its number times three, the base of a block is 7. */
async function cursorOver(keys: readonly string[]): Promise<{ cursor: TableCursor; payload(): number }> {
  const { bytes, seal, written } = await writePageImage((file) => {
    const table = new SortedTableWriter(file);
    for (const key of keys) {
      const number = table.add(key, [7]);
      table.payload.number(number * 3);
    }
    return table.finish();
  });
  let payload = -1;
  const table = new SortedTable(openImage(bytes, seal), written);
  const cursor = new TableCursor(table, {
    readBase: (from) => expect(from.number()).toBe(7),
    readPayload(from) {
      payload = from.number();
    },
  });
  return { cursor, payload: () => payload };
}

const key = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({
    unit: fc.constantFrom('a', 'b', 'é', 'ա', '東', '😀', '😁', '\uffff', '\u0001'),
    maxLength: 5,
  }),
  fc.string({ unit: 'grapheme', minLength: 100, maxLength: 120 }),
);
const sortedKeys = fc.uniqueArray(key, { maxLength: 200 }).map((keys) => keys.sort());

test('every key is met in its order, with its number and payload', async () => {
  await fc.assert(
    fc.asyncProperty(sortedKeys, async (keys) => {
      const { cursor, payload } = await cursorOver(keys);
      for (const [number, wanted] of keys.entries()) {
        expect(cursor.next()).toBe(true);
        expect([cursor.key, cursor.ordinal, payload()]).toEqual([wanted, number, number * 3]);
      }
      expect(cursor.next()).toBe(false);
      expect(cursor.next()).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test('any walk over a table is that over a plain sorted array', async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('seek' as const), key }),
    fc.record({ kind: fc.constantFrom('known' as const, 'ordinal' as const), at: fc.nat(210) }),
    fc.record({ kind: fc.constant('next' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(sortedKeys, fc.array(step, { maxLength: 60 }), async (keys, steps) => {
      const { cursor, payload } = await cursorOver(keys);
      let at = -1;
      for (const one of steps) {
        let found: boolean;
        if (one.kind === 'next') {
          at = Math.min(at + 1, keys.length);
          found = cursor.next();
        } else if (one.kind === 'ordinal') {
          at = Math.min(one.at, keys.length);
          found = cursor.goToOrdinal(one.at);
        } else {
          const wanted = one.kind === 'seek' ? one.key : (keys[one.at] ?? '');
          const first = keys.findIndex((other) => other >= wanted);
          at = first < 0 ? keys.length : first;
          found = cursor.seek(wanted);
        }
        expect(found).toBe(at < keys.length);
        if (found) expect([cursor.key, cursor.ordinal, payload()]).toEqual([keys[at], at, at * 3]);
      }
    }),
    { numRuns: 100 },
  );
});

test('no term holds half a pair of surrogates, which a table cannot keep', () => {
  const unit = fc.oneof(
    fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom('a', 'é', '東', 'ա', '-', '’', ' ', '.', '\u0301', '1'),
    fc.nat(0xffff).map((code) => String.fromCharCode(code)),
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
      expect(analyse(text).filter(({ term }) => !term.isWellFormed())).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});
