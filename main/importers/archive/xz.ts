import { crc32 } from 'node:zlib';
import { ArchiveError } from '../../../contract/errors.ts';
import type { ByteReader } from './byte-reader.ts';
import { littleEndian } from './little-endian.ts';
import { checkOf } from './xz/check.ts';
import { unpackLzma2 } from './xz/lzma2.ts';

const streamMark = 'fd377a585a00';
const lzma2 = 0x21;
/** `xz -9` writes 64 MiB; as much memory as that is needed to unpack it. */
const largestDictionary = 128 * 1024 * 1024;

/**
 * xz, file format 1.2: streams one after the other, padding, every check verified, the index against what was read.
 * Own code, because in the package at hand one stream waits for another in the same thread, so that an xz inside a tar.xz
 * is never read, and files with checks of SHA-256 are refused. Filters other than LZMA2 (for programs) are refused.
 */
export async function* unpackXz(input: ByteReader): AsyncGenerator<Uint8Array> {
  for (let streams = 0; ; streams += 1) {
    const header = await input.peek(12);
    if (Buffer.from(header.subarray(0, 6)).toString('hex') !== streamMark) {
      if (streams === 0) throw new Error('it does not begin as xz');
      const padding = await input.peek(4);
      if (padding.length === 0) return;
      if (!padding.every((byte) => byte === 0)) throw new Error('something else follows its last stream');
      await input.take(4);
      continue;
    }
    await whole(input, 12);
    if (crc32(header.subarray(6, 8)) !== littleEndian(header, 8, 4)) throw new Error('its header is damaged');
    yield* stream(input, header[7] ?? 0);
  }
}

interface BlockSizes {
  unpadded: number;
  uncompressed: number;
}

async function* stream(input: ByteReader, flags: number): AsyncGenerator<Uint8Array> {
  const blocks: BlockSizes[] = [];
  for (;;) {
    const size = (await input.peek(1))[0];
    if (size === undefined) throw new Error('it is cut off');
    if (size === 0) break;
    blocks.push(yield* block(input, (size + 1) * 4, flags));
  }
  await verifyIndex(input, blocks);
  const footer = await whole(input, 12);
  const right =
    footer[10] === 0x59 &&
    footer[11] === 0x5a &&
    footer[9] === flags &&
    crc32(footer.subarray(4, 10)) === littleEndian(footer, 0, 4);
  if (!right) throw new Error('its end is damaged');
}

async function* block(
  input: ByteReader,
  headerLength: number,
  flags: number,
): AsyncGenerator<Uint8Array, BlockSizes> {
  const start = input.consumed;
  const header = await whole(input, headerLength);
  const dictionary = dictionaryOf(header);
  const check = checkOf(flags & 15);
  let uncompressed = 0;
  for await (const piece of unpackLzma2(input, dictionary)) {
    uncompressed += piece.length;
    check.update(piece);
    yield piece;
  }
  const packed = input.consumed - start;
  const padding = await whole(input, (4 - (packed % 4)) % 4);
  const stated = await whole(input, check.length);
  if (padding.some((byte) => byte !== 0) || !check.agrees(stated)) throw new Error('its checksum is wrong');
  return { unpadded: packed + check.length, uncompressed };
}

/** The header of a block says with what it was packed. */
function dictionaryOf(header: Uint8Array): number {
  const end = header.length - 4;
  if (crc32(header.subarray(0, end)) !== littleEndian(header, end, 4))
    throw new Error('the header of a block is damaged');
  const flags = header[1] ?? 0;
  let at = 2;
  if ((flags & 0x40) !== 0) at = variable(header, at).next;
  if ((flags & 0x80) !== 0) at = variable(header, at).next;
  const filter = variable(header, at);
  const length = variable(header, filter.next);
  if ((flags & 3) !== 0 || filter.value !== lzma2 || length.value !== 1)
    throw new ArchiveError('not-recognised', 'it is packed with a filter for programs, which is not read.');
  const code = header[length.next] ?? 0;
  const size = code === 40 ? 2 ** 32 : (2 | (code & 1)) * 2 ** ((code >> 1) + 11);
  if (code > 40 || size > largestDictionary)
    throw new ArchiveError(
      'too-large',
      `it needs ${Math.ceil(size / 1024 / 1024)} MiB of memory to be unpacked; the limit is 128 MiB. Unpack it with "xz -d" first.`,
    );
  return size;
}

/** Seven bits a byte, the lowest first; the highest bit says that more follow. */
function variable(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = 0;
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[at + index] ?? 0;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, next: at + index + 1 };
  }
  throw new Error('a number in it has no end');
}

async function verifyIndex(input: ByteReader, blocks: readonly BlockSizes[]): Promise<void> {
  let crc = 0;
  let length = 0;
  const take = async (count: number): Promise<Uint8Array> => {
    const bytes = await whole(input, count);
    crc = crc32(bytes, crc);
    length += count;
    return bytes;
  };
  const number = async (): Promise<number> => {
    const ahead = await input.peek(9);
    const { value, next } = variable(ahead, 0);
    await take(next);
    return value;
  };
  await take(1);
  let right = (await number()) === blocks.length;
  for (const { unpadded, uncompressed } of right ? blocks : [])
    right = (await number()) === unpadded && (await number()) === uncompressed && right;
  if (!right) throw new Error('its index is wrong');
  await take((4 - (length % 4)) % 4);
  const expected = crc;
  if (littleEndian(await whole(input, 4), 0, 4) !== expected) throw new Error('its index is damaged');
}

async function whole(input: ByteReader, length: number): Promise<Uint8Array> {
  const bytes = await input.take(length);
  if (bytes.length < length) throw new Error('it is cut off');
  return bytes;
}
