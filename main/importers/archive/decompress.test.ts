import { constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { FileStream } from '../importer.ts';
import { memoryStream } from '../memory-stream.ts';
import { type Compression, compressionOf } from './compression.ts';
import { decompress, decompressedStream } from './decompress.ts';
import * as samples from './testing/compressed-letter.ts';
import { drain, inPieces } from './testing/pieces.ts';

const { letter } = samples;
const packed = {
  gzip: gzipSync(letter),
  bzip2: samples.letterBzip2,
  xz: samples.letterXz,
  zstd: zstdCompressSync(Buffer.from(letter), { params: { [constants.ZSTD_c_checksumFlag]: 1 } }),
} satisfies Record<Compression, Uint8Array>;
const empty = {
  gzip: gzipSync(''),
  bzip2: samples.emptyBzip2,
  xz: samples.emptyXz,
  zstd: zstdCompressSync(Buffer.alloc(0)),
} satisfies Record<Compression, Uint8Array>;
const kinds: Compression[] = ['gzip', 'bzip2', 'xz', 'zstd'];

async function unpack(kind: Compression, bytes: Uint8Array, pieceBytes?: number) {
  const { bytes: out, error } = await drain(decompress(kind, inPieces(bytes, pieceBytes), '"letter"'));
  return { text: Buffer.from(out).toString('utf8'), error };
}

describe.each(kinds)('%s', (kind) => {
  test('is known by how it begins', () => {
    expect(compressionOf(packed[kind])).toBe(kind);
    expect(compressionOf(empty[kind])).toBe(kind);
  });

  test.each([1, 7, 512, 65_536])('gives back what was packed, read in pieces of %i bytes', async (size) => {
    expect(await unpack(kind, packed[kind], size)).toEqual({ text: letter, error: null });
  });

  test('gives nothing of nothing, without complaint', async () => {
    expect(await unpack(kind, empty[kind])).toEqual({ text: '', error: null });
  });

  test('reads several members one after the other', async () => {
    const several = Buffer.concat([packed[kind], empty[kind], packed[kind], packed[kind]]);
    for (const size of [3, 100, 65_536])
      expect(await unpack(kind, several, size)).toEqual({ text: letter.repeat(3), error: null });
  });

  test('does not mind zeros behind the end', async () => {
    const padded = Buffer.concat([packed[kind], Buffer.alloc(512)]);
    for (const size of [packed[kind].length, 65_536])
      expect(await unpack(kind, padded, size)).toEqual({ text: letter, error: null });
  });

  test('that is cut off is damaged, wherever it was cut, after what came before', async () => {
    const two = Buffer.concat([packed[kind], packed[kind]]);
    for (let length = 1; length < packed[kind].length; length += 1) {
      const { text, error } = await unpack(kind, two.subarray(0, packed[kind].length + length));
      // bzip2 itself takes what does not begin as a stream for something else.
      if (kind === 'bzip2' && length < 4) continue;
      expect(error, `cut after ${length}`).toMatchObject({ code: 'damaged' });
      expect(text.startsWith(letter), `cut after ${length}`).toBe(true);
      expect(letter.repeat(2).startsWith(text)).toBe(true);
    }
  });

  test('with a flipped bit gives the whole or an error, and never something else silently', async () => {
    for (let at = 0; at < packed[kind].length; at += 1) {
      const flipped = Uint8Array.from(packed[kind]);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      const { text, error } = await unpack(kind, flipped);
      if (error === null) expect(text, `bit at ${at}`).toBe(letter);
      if (error !== null)
        expect(['damaged', 'too-large', 'not-recognised'], `bit at ${at}: ${error}`).toContain(codeOf(error));
    }
  });

  test('passes on the failure of its source as it is', async () => {
    const failure = new Error('the disk is gone');
    async function* failing() {
      yield packed[kind].subarray(0, 20);
      throw failure;
    }
    expect((await drain(decompress(kind, failing(), '"letter"'))).error).toBe(failure);
  });

  test('lets go of its source when the reader has enough', async () => {
    let open = true;
    async function* source() {
      try {
        for (;;) yield packed[kind];
      } finally {
        open = false;
      }
    }
    for await (const piece of decompress(kind, source(), '"letter"')) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    expect(open).toBe(false);
  });
});

describe('xz', () => {
  test('verifies every kind of check', async () => {
    for (const bytes of [samples.letterXzCrc32, samples.letterXzSha256]) {
      expect(await unpack('xz', bytes)).toEqual({ text: letter, error: null });
      const wrong = Uint8Array.from(bytes);
      wrong[117] = (wrong[117] ?? 0) ^ 1;
      expect((await unpack('xz', wrong)).error).toMatchObject({ code: 'damaged' });
    }
  });

  test('names what it does not read', async () => {
    expect((await unpack('xz', samples.letterXzFiltered)).error).toMatchObject({ code: 'not-recognised' });
    expect((await unpack('xz', samples.letterXzHuge)).error).toMatchObject({ code: 'too-large' });
  });
});

describe('zstd', () => {
  test('passes over frames that are to be skipped, before the first and between', async () => {
    const skipped = Buffer.from([0x5e, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
    const several = Buffer.concat([skipped, packed.zstd, skipped, packed.zstd]);
    expect(compressionOf(several)).toBe('zstd');
    expect(await unpack('zstd', several)).toEqual({ text: letter.repeat(2), error: null });
  });

  test('refuses a frame that needs more than 128 MiB of memory', async () => {
    const frame = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0xa8, 1, 0, 0]);
    expect((await unpack('zstd', frame)).error).toMatchObject({ code: 'too-large' });
  });
});

test('text that begins like a compressed file is none', () => {
  for (const text of ['BZh', 'BZhang wrote to us', 'BZh9 is a level', '(\u00b5/', 'The ferry', ''])
    expect(compressionOf(Buffer.from(text, 'latin1'))).toBeNull();
});

test('a text that shrinks to a thirtieth passes the limit, however long it is', async () => {
  // 96 MiB of records that repeat their keys and differ in their values, as a dump of articles does.
  const record = (index: number) =>
    `${JSON.stringify({ id: index, section: 'harbour', lang: 'en', seen: index % 7 === 0, title: `Ferry ${index % 1000}`, body: null, attachments: [], canonical_address: null, last_edited_by: null, language_was_detected: false })}\n`;
  const part = Buffer.from(Array.from({ length: 40_000 }, (_, index) => record(index)).join(''));
  const member = gzipSync(part);
  expect(part.length / member.length).toBeGreaterThan(20);
  const times = Math.ceil((96 * 1024 * 1024) / part.length);
  async function* dump() {
    for (let index = 0; index < times; index += 1) yield member;
  }
  const { length, error } = await drain(decompress('gzip', dump(), '"dump.jsonl.gz"'));
  expect(error).toBeNull();
  expect(length).toBe(part.length * times);
});

describe('a compressed file as the one that comes out of it', () => {
  const file = (name: string, bytes: Uint8Array): FileStream =>
    memoryStream({ name, path: `/letters/${name}`, modified: '2021-03-11T09:26:54.000Z', bytes });

  test.each([
    ['letter.txt.gz', 'letter.txt'],
    ['letter.txt.GZ', 'letter.txt'],
    ['dump.jsonl.bz2', 'dump.jsonl'],
    ['letters.tgz', 'letters.tar'],
    ['letters.tar.xz', 'letters.tar'],
    ['letters.txz', 'letters.tar'],
    ['.gz', '.gz'],
    ['letter', 'letter'],
  ])('%s is %s', async (name, inside) => {
    expect((await decompressedStream(file(name, packed.gzip)))?.name).toBe(inside);
  });

  test('has a head, no size, and chunks as often as they are asked for', async () => {
    const stream = await decompressedStream(file('letter.txt.gz', packed.gzip));
    expect(stream).toMatchObject({ size: null, access: null, modified: '2021-03-11T09:26:54.000Z' });
    expect(Buffer.from(stream?.head ?? []).toString('utf8')).toBe(letter);
    for (let time = 0; time < 2; time += 1) {
      const { bytes } = await drain(stream?.chunks() ?? inPieces(new Uint8Array(0)));
      expect(Buffer.from(bytes).toString('utf8')).toBe(letter);
    }
  });

  test('is null when it is not compressed', async () => {
    expect(await decompressedStream(file('letter.gz', Buffer.from(letter)))).toBeNull();
  });

  test('that is damaged has what came before as its head, and says so when it is read', async () => {
    const cut = file('letter.txt.gz', packed.gzip.subarray(0, 60));
    const stream = await decompressedStream(cut);
    expect(letter.startsWith(Buffer.from(stream?.head ?? []).toString('utf8'))).toBe(true);
    const { error } = await drain(stream?.chunks() ?? inPieces(new Uint8Array(0)));
    expect(error).toMatchObject({ code: 'damaged', message: expect.stringContaining('"letter.txt.gz"') });
  });
});

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
