import { deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { FileStream } from '../importer.ts';
import { memoryStream } from '../memory-stream.ts';
import { type Container, openContainer } from './container.ts';
import { decompressedStream } from './decompress.ts';
import { zerosBzip2, zerosXz } from './testing/compressed-letter.ts';
import { attributesMember, makeTar, tarHeader } from './testing/make-tar.ts';
import { type MadeEntry, makeZip } from './testing/make-zip.ts';
import { drain } from './testing/pieces.ts';

/**
 * Everything here is a small file that would be a huge one, or an endless one, if it were believed. What each may cost is
 * told in bytes that came out and pieces that were taken, which no slow machine changes.
 */
const mebibyte = 1024 * 1024;
const mostUnpacked = 64 * mebibyte;

interface Outcome {
  /** Of the whole, or of the first entry that could not be read. */
  code: string | null;
  problems: string[];
  unpacked: number;
  entries: number;
}

/** As the job does: compression off, then the container, every entry read to its end, containers inside three deep. */
async function explode(file: FileStream, depth = 0): Promise<Outcome> {
  const outcome: Outcome = { code: null, problems: [], unpacked: 0, entries: 0 };
  try {
    const container = await openContainer(file);
    if (container) await readAll(container, outcome, depth);
    else {
      const unpacked = await decompressedStream(file);
      if (unpacked === null) return outcome;
      const { length, error } = await drain(unpacked.chunks());
      outcome.unpacked += length;
      if (error !== null) throw error;
    }
  } catch (error) {
    outcome.code = codeOf(error);
  }
  return outcome;
}

async function readAll(container: Container, outcome: Outcome, depth: number): Promise<void> {
  for await (const entry of container.entries()) {
    if ('problem' in entry) {
      outcome.problems.push(entry.problem);
      continue;
    }
    outcome.entries += 1;
    const { bytes, length, error } = await drain(entry.chunks());
    outcome.unpacked += length;
    if (error !== null) outcome.code ??= codeOf(error);
    else if (depth < 3 && length === bytes.length) {
      const inner = await explode(fileOf(entry.name, bytes), depth + 1);
      outcome.unpacked += inner.unpacked;
      outcome.problems.push(...inner.problems);
      outcome.code ??= inner.code;
    }
  }
}

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

function fileOf(name: string, bytes: Uint8Array): FileStream {
  return memoryStream({ name, path: `/bombs/${name}`, modified: null, bytes });
}

/** Fails when it is read from more often than `most` times. */
function counted(name: string, bytes: Uint8Array, most: number): FileStream {
  const file = fileOf(name, bytes);
  let reads = 0;
  return {
    ...file,
    access: {
      size: bytes.length,
      async read(offset, length) {
        reads += 1;
        if (reads > most) throw new Error('read from too often');
        return bytes.subarray(offset, offset + length);
      },
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : `defect: ${error}`;
}
