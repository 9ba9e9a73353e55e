import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { FileStream } from '../importer.ts';
import { zerosBzip2, zerosXz } from './testing/compressed-letter.ts';
import { explode, fileOf } from './testing/explode.ts';
import { attributesMember, makeTar, tarHeader } from './testing/make-tar.ts';

/**
 * As in `zip-bombs.test.ts`, everything here is a small file that would be a huge one, or an endless one, if it were believed. What each may cost is
 * told in bytes that came out and pieces that were taken, which no slow machine changes.
 */
const mebibyte = 1024 * 1024;
const mostUnpacked = 64 * mebibyte;
const zeros = (length: number) => new Uint8Array(length);

describe('a compressed file of zeros', () => {
  const many = (member: Uint8Array, count: number) => Buffer.concat(Array(count).fill(member));
  const files: [string, Uint8Array][] = [
    ['zeros.gz', gzipSync(zeros(256 * mebibyte))],
    ['zeros.gz of many members', many(gzipSync(zeros(mebibyte)), 512)],
    ['zeros.bz2', many(zerosBzip2, 40)],
    ['zeros.xz', many(zerosXz, 200)],
    ['zeros.zst', zstdCompressSync(zeros(256 * mebibyte))],
    ['zeros.zst of many frames', many(zstdCompressSync(zeros(mebibyte)), 512)],
  ];

  test.each(files)('%s is given up soon after 32 MiB', async (name, bytes) => {
    const outcome = await explode(fileOf(name, bytes));
    expect(outcome.code).toBe('unsafe-archive');
    expect(outcome.unpacked).toBeLessThanOrEqual(mostUnpacked);
  });

  test.each([
    ['zeros.tar.gz', gzipSync, files[0]],
    ['zeros.tar.gz of many members', gzipSync, files[1]],
    ['zeros.tar.zst', zstdCompressSync, files[4]],
    ['zeros.tar.zst of many frames', zstdCompressSync, files[5]],
  ] as const)('%s is given up soon after 32 MiB', async (name, pack, file) => {
    // The tar's header in a member of its own, then a file that would never end.
    const header = pack(tarHeader({ name: 'zeros.txt', size: 8 * 1024 ** 3 - 1 }));
    const outcome = await explode(fileOf(name, Buffer.concat([header, file?.[1] ?? header])));
    expect(outcome).toMatchObject({ code: 'unsafe-archive', entries: 1 });
    expect(outcome.unpacked).toBeLessThanOrEqual(mostUnpacked);
  });

  test('inside compressed files, six deep, is unpacked one layer at a time', async () => {
    let bytes: Uint8Array = gzipSync(zeros(64 * mebibyte));
    for (let layer = 0; layer < 5; layer += 1) bytes = gzipSync(bytes);
    const outcome = await explode(fileOf('zeros.gz', bytes));
    expect(outcome.code).toBeNull();
    expect(outcome.unpacked).toBeLessThan(mebibyte);
  });

  test('that says it needs a terabyte of memory is refused by its header', async () => {
    const zstd = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0xf8, 1, 0, 0]);
    expect(await explode(fileOf('bomb.zst', zstd))).toMatchObject({ code: 'too-large', unpacked: 0 });
  });
});

describe('a tar', () => {
  const good = { name: 'good.txt', data: 'The ferry leaves at six.' };
  const petabytes = Buffer.from('800000000004000000000000', 'hex');

  test.each<[string, Uint8Array, string]>([
    ['that claims petabytes', makeTar([good, { name: 'a.txt', size: petabytes, data: 'a' }]), 'damaged'],
    [
      'that claims more than numbers can say',
      makeTar([good, { name: 'a.txt', size: Buffer.from('80ffffffffffffffffffffff', 'hex') }]),
      'damaged',
    ],
    [
      'that claims less than nothing',
      makeTar([good, { name: 'a.txt', size: Buffer.from('ffffffffffffffffffffffff', 'hex') }]),
      'damaged',
    ],
    [
      'whose attributes claim petabytes',
      makeTar([attributesMember({ size: '1125899906842624' }), { name: 'a.txt', data: 'a' }]),
      'damaged',
    ],
    [
      'whose long name is a gigabyte',
      makeTar([{ name: '././@LongLink', kind: 'L', size: 1024 ** 3 }, { name: 'a.txt' }]),
      'unsafe-archive',
    ],
    [
      'whose attributes are petabytes',
      makeTar([{ name: 'x', kind: 'x', size: petabytes }]),
      'unsafe-archive',
    ],
    [
      'whose attributes for all are a gigabyte',
      makeTar([{ name: 'g', kind: 'g', size: 1024 ** 3 }]),
      'unsafe-archive',
    ],
    [
      'whose file with holes says there are always more',
      makeTar(
        [
          { name: 'a.txt', kind: 'S', set: [[482, 1]] },
          { name: 'b', set: [[504, 1]] },
        ],
        { end: false },
      ),
      'damaged',
    ],
  ])('%s', async (_, bytes, code) => {
    const outcome = await explode(fileOf('bomb.tar', bytes));
    expect(outcome.code).toBe(code);
    expect(outcome.unpacked).toBeLessThan(10_000);
  });

  test('of ten million files is read for 100,000', async () => {
    let taken = 0;
    const endless: FileStream = {
      ...fileOf('bomb.tar', tarHeader({ name: 'a' })),
      ...{ size: null, access: null },
      async *chunks() {
        for (let index = 0; index < 10_000_000; index += 1) {
          taken += 1;
          yield tarHeader({ name: `${index}` });
        }
      },
    };
    expect(await explode(endless, 3)).toMatchObject({ code: 'unsafe-archive', entries: 100_000 });
    expect(taken).toBeLessThan(100_010);
  });

  test('of one file ten million times over is read for 100,000, too', async () => {
    const header = tarHeader({ name: 'a' });
    const thousand = Buffer.concat(Array(1_000).fill(header));
    let taken = 0;
    const endless: FileStream = {
      ...fileOf('bomb.tar', header),
      ...{ size: null, access: null },
      async *chunks() {
        for (;;) {
          taken += 1;
          yield thousand;
        }
      },
    };
    expect(await explode(endless, 3)).toMatchObject({ code: 'unsafe-archive', entries: 1 });
    expect(taken).toBeLessThan(110);
  });

  test('with a path of 30,000 folders has it refused', async () => {
    const long = { name: '././@LongLink', kind: 'L', data: `${'a/'.repeat(30_000)}b` };
    expect(await explode(fileOf('bomb.tar', makeTar([long, { name: 'b', data: 'b' }])))).toMatchObject({
      code: null,
      problems: ['unsafe-archive'],
    });
  });
});
