import { deflateRawSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { FileStream } from '../importer.ts';
import { zerosBzip2, zerosXz } from './testing/compressed-letter.ts';
import { counted, explode, fileOf } from './testing/explode.ts';
import { type MadeEntry, makeZip } from './testing/make-zip.ts';

/**
 * Everything here is a small file that would be a huge one, or an endless one, if it were believed. What each may cost is
 * told in bytes that came out and pieces that were taken, which no slow machine changes.
 */
const mebibyte = 1024 * 1024;
const zeros = (length: number) => new Uint8Array(length);
const deflated = deflateRawSync(zeros(16 * mebibyte));

describe('a zip', () => {
  test.each<[string, MadeEntry[], string[]]>([
    ['of zeros', [{ name: 'zeros.txt', data: zeros(16 * mebibyte) }], ['unsafe-archive']],
    [
      'of zeros that claims four gigabytes',
      [{ name: 'a.txt', packed: deflated, size: 0xfffffff0 }],
      ['unsafe-archive'],
    ],
    [
      'of zeros, packed with zstd',
      [
        {
          name: 'a.txt',
          method: 93,
          data: zeros(16 * mebibyte),
          packed: zstdCompressSync(zeros(16 * mebibyte)),
        },
      ],
      ['unsafe-archive'],
    ],
    [
      'of zeros, packed with bzip2',
      [{ name: 'a.txt', method: 12, size: 45_000_000, packed: zerosBzip2 }],
      ['unsafe-archive'],
    ],
    [
      'of zeros, packed with xz',
      [{ name: 'a.txt', method: 95, size: 2 * mebibyte, packed: zerosXz }],
      ['unsafe-archive'],
    ],
    [
      'of a hundred files of zeros',
      Array.from({ length: 100 }, (_, index) => ({
        name: `${index}.txt`,
        packed: deflated,
        size: 16 * mebibyte,
      })),
      Array(100).fill('unsafe-archive'),
    ],
  ])('%s unpacks nothing', async (_, entries, problems) => {
    const outcome = await explode(fileOf('bomb.zip', makeZip(entries)));
    expect(outcome).toEqual({ code: null, problems, unpacked: 0, entries: 0 });
  });

  test.each<[string, number]>([
    ['one byte', 1],
    ['less than the ratio', mebibyte],
  ])('that says it holds %s stops there, whatever comes out', async (_, size) => {
    const outcome = await explode(fileOf('bomb.zip', makeZip([{ name: 'a.txt', packed: deflated, size }])));
    expect(outcome.code).toBe('unsafe-archive');
    expect(outcome.unpacked).toBeLessThanOrEqual(size);
  });

  test('whose files all share the same data is refused whole', async () => {
    const packed = deflateRawSync(zeros(mebibyte));
    const entries: MadeEntry[] = [{ name: 'a0.txt', packed, size: mebibyte }];
    for (let index = 1; index < 1_000; index += 1)
      entries.push({ name: `a${index}.txt`, packed, size: mebibyte, offset: 0, listedOnly: true });
    expect(await explode(fileOf('bomb.zip', makeZip(entries)))).toMatchObject({
      code: 'unsafe-archive',
      unpacked: 0,
    });
  });

  test('whose files quote the headers of those behind them is refused whole', async () => {
    expect(await explode(fileOf('bomb.zip', quotedOverlap(200)))).toMatchObject({
      code: 'unsafe-archive',
      unpacked: 0,
    });
  });

  test('whose files overlap by one byte is refused whole', async () => {
    const honest = makeZip([
      { name: 'a.txt', method: 0, data: 'a' },
      { name: 'b.txt', method: 0, data: 'b' },
    ]);
    expect((await explode(fileOf('fine.zip', honest))).code).toBeNull();
    const entries: MadeEntry[] = [
      { name: 'a.txt', method: 0, data: 'a', compressed: 2, size: 2 },
      { name: 'b.txt', method: 0, data: 'b' },
    ];
    expect(await explode(fileOf('bomb.zip', makeZip(entries)))).toMatchObject({
      code: 'unsafe-archive',
      unpacked: 0,
    });
  });

  test('with an entry that reaches into the next by its extra field alone gives nothing of it', async () => {
    const bytes = Buffer.from(
      makeZip([
        { name: 'a.txt', method: 0, data: 'aaaa' },
        { name: 'b.txt', method: 0, data: 'bbbb' },
      ]),
    );
    // The header before the data claims four more bytes, so that the data would end inside the next header.
    bytes.writeUInt16LE(4, 28);
    expect(await explode(fileOf('bomb.zip', bytes))).toMatchObject({
      code: 'unsafe-archive',
      entries: 2,
      unpacked: 4,
    });
  });

  test('with an entry that reaches into the directory gives nothing of it', async () => {
    const entries: MadeEntry[] = [{ name: 'a.txt', method: 0, data: 'a', compressed: 40, size: 40 }];
    expect(await explode(fileOf('bomb.zip', makeZip(entries)))).toMatchObject({
      code: 'unsafe-archive',
      unpacked: 0,
    });
  });

  test.each([10_000_000, 4_294_967_295, 2 ** 60])(
    'that claims %i files is refused before they are looked for',
    async (stated) => {
      const bytes = makeZip([{ name: 'a.txt', data: 'a' }], { stated, wide: true });
      expect(await explode(counted('bomb.zip', bytes, 20))).toMatchObject({
        code: 'unsafe-archive',
        entries: 0,
      });
    },
  );

  test('of 100,001 files is refused, though it says that it holds one', async () => {
    const record = makeZip([{ name: 'a', data: '' }]);
    const directory = record.subarray(31 + 2, record.length - 22);
    const bytes = Buffer.concat([
      record.subarray(0, 33),
      ...Array(100_001).fill(directory),
      record.subarray(-22),
    ]);
    expect(await explode(fileOf('bomb.zip', bytes))).toMatchObject({ code: 'unsafe-archive', entries: 0 });
  });

  test('with a directory of 70 MiB is refused before it is read', async () => {
    const bytes = Buffer.concat([
      makeZip([{ name: 'a', data: 'a' }]).subarray(0, -22),
      zeros(70 * mebibyte),
      makeZip([{ name: 'a' }]).subarray(-22),
    ]);
    bytes.writeUInt32LE(70 * mebibyte + 47, bytes.length - 10);
    bytes.writeUInt32LE(34, bytes.length - 6);
    expect(await explode(counted('bomb.zip', bytes, 20))).toMatchObject({ code: 'unsafe-archive' });
  });

  test('with a thousand false ends is given up soon', async () => {
    const end = makeZip([{ name: 'a' }]).subarray(-22);
    const bytes = Buffer.concat([Buffer.from('PK\x03\x04'), ...Array(1_000).fill(end)]);
    expect(await explode(counted('bomb.zip', bytes, 400))).toMatchObject({ code: 'damaged' });
  });

  test('that holds itself ends at the depth the caller stands for', async () => {
    // Not the true quine, whose bytes are other people's: each layer holds a copy of the one inside, ten deep.
    let bytes = makeZip([{ name: 'letter.txt', data: 'The ferry leaves at six.' }]);
    for (let layer = 0; layer < 10; layer += 1) bytes = makeZip([{ name: 'again.zip', data: bytes }]);
    const outcome = await explode(fileOf('quine.zip', bytes));
    expect(outcome).toMatchObject({ code: null, entries: 1 });
    expect(outcome.unpacked).toBeLessThan(10_000);
  });

  test('of zips of zips of zeros unpacks no zeros', async () => {
    let bytes = makeZip([{ name: 'zeros.txt', packed: deflated, size: 16 * mebibyte }]);
    for (let layer = 0; layer < 3; layer += 1)
      bytes = makeZip(
        Array.from({ length: 6 }, (_, index) => ({ name: `${index}.zip`, data: bytes, method: 8 })),
      );
    const outcome = await explode(fileOf('42.zip', bytes));
    expect(new Set(outcome.problems)).toEqual(new Set(['unsafe-archive']));
    expect(outcome.unpacked).toBeLessThan(8 * mebibyte);
  });

  test('with a name of 65,535 bytes or a path of 30,000 folders has them refused', async () => {
    for (const name of ['n'.repeat(65_535), `${'a/'.repeat(30_000)}a`]) {
      const outcome = await explode(fileOf('bomb.zip', makeZip([{ name }])));
      expect(outcome.problems).toEqual(['unsafe-archive']);
    }
  });

  test('that comes out of something else and is larger than 256 MiB is not held', async () => {
    let taken = 0;
    const endless: FileStream = {
      ...fileOf('bomb.zip', Buffer.from('PK\x03\x04')),
      ...{ size: null, access: null },
      async *chunks() {
        for (;;) {
          taken += 1;
          yield zeros(mebibyte);
        }
      },
    };
    expect(await explode(endless)).toMatchObject({ code: 'too-large' });
    expect(taken).toBe(257);
  });
});

/** Each file's data begins by quoting, as it stands, the header of the next: all of them end in the same kernel. */
function quotedOverlap(count: number): Uint8Array {
  const kernel = deflateRawSync(zeros(mebibyte));
  const headers = Array.from({ length: count }, (_, index) => {
    const zip = makeZip([{ name: `${String(index).padStart(4, '0')}.txt`, packed: kernel, size: mebibyte }]);
    return zip.subarray(0, 30 + 8);
  });
  const quoting = headers.map((header, index) => {
    const next = headers[index + 1];
    if (!next) return header;
    const stored = Buffer.alloc(5);
    stored.writeUInt16LE(next.length, 1);
    stored.writeUInt16LE(~next.length & 0xffff, 3);
    return Buffer.concat([header, stored]);
  });
  const offsets: number[] = [];
  let at = 0;
  for (const piece of quoting) {
    offsets.push(at);
    at += piece.length;
  }
  const end = at + kernel.length;
  const listed = makeZip(
    offsets.map((offset, index) => {
      const compressed = end - offset - 38;
      return {
        name: `${String(index).padStart(4, '0')}.txt`,
        listedOnly: true,
        offset,
        compressed,
        size: Math.min(mebibyte + index * 38, 100 * compressed),
      };
    }),
  );
  const bytes = Buffer.concat([...quoting, kernel, listed]);
  bytes.writeUInt32LE(end, bytes.length - 6);
  return bytes;
}
