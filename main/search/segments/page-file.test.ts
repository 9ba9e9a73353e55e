import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readableBytes, writePageImage } from '../testing/page-images.ts';
import { PageCache } from './page-cache.ts';
import { headSize, openPageFile, pageSize } from './page-file.ts';

const data = Uint8Array.from({ length: 3 * pageSize + 1_234 }, (_, at) => (at * 31 + (at >> 7)) & 255);
const wholeFile = () => writePageImage((file) => file.write(data));

test('any stretch is what was written, whatever the cache holds', async () => {
  const { bytes, seal } = await wholeFile();
  const place = fc.oneof(
    fc.nat(data.length),
    fc.tuple(fc.nat(3), fc.integer({ min: -20, max: 20 })).map(([page, by]) => page * pageSize + by),
  );
  for (const pages of [1, 2, 64]) {
    const cache = new PageCache(pages * pageSize, pageSize);
    const one = openPageFile(readableBytes(bytes), 'one', seal, cache);
    const other = openPageFile(readableBytes(bytes), 'other', seal, cache);
    const kept: [Uint8Array, Uint8Array][] = [];
    fc.assert(
      fc.property(place, place, fc.boolean(), (a, b, first) => {
        const from = Math.max(0, Math.min(a, b));
        const to = Math.min(data.length, Math.max(a, b));
        if (to < from) return;
        const read = (first ? one : other).read(headSize + from, to - from);
        const wanted = data.subarray(from, to);
        expect(Buffer.compare(read, wanted)).toBe(0);
        kept.push([read, wanted]);
      }),
    );
    // What was read stays what it is when other pages take its place.
    for (const [read, wanted] of kept.slice(0, 40)) expect(Buffer.compare(read, wanted)).toBe(0);
  }
});

test('a bit turned over anywhere is found before its byte is believed', async () => {
  const { bytes, seal } = await wholeFile();
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
      let read: Uint8Array | null = null;
      try {
        const file = openPageFile(
          readableBytes(damaged),
          'segment-1.terms',
          seal,
          new PageCache(1 << 22, pageSize),
        );
        read = file.read(headSize, data.length);
      } catch (error) {
        expect(error).toMatchObject({ code: 'index-damaged' });
      }
      // The last eight bytes are a mark for people; all others are checked.
      if (at < bytes.length - 8) expect(read).toBeNull();
      else if (read !== null) expect(Buffer.compare(read, data)).toBe(0);
    }),
    { numRuns: 60 },
  );
});

test('a file of another length, or another file as long, is not opened', async () => {
  const { bytes, seal } = await wholeFile();
  const other = await writePageImage((file) => file.write(data.map((byte) => byte ^ 1)));
  const cache = new PageCache(1 << 22, pageSize);
  for (const wrong of [bytes.subarray(0, bytes.length - 1), new Uint8Array(0), other.bytes])
    expect(() => openPageFile(readableBytes(wrong), 'a', seal, cache)).toThrow(
      expect.objectContaining({ code: 'index-damaged' }),
    );
});

test('what is asked for beyond the end is damage, not silence', async () => {
  const { bytes, seal } = await wholeFile();
  const file = openPageFile(readableBytes(bytes), 'a', seal, new PageCache(1 << 22, pageSize));
  expect(() => file.read(seal.length - 3, 4)).toThrow(expect.objectContaining({ code: 'index-damaged' }));
});
