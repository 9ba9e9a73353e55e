import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { ArchiveError } from '../../../../contract/errors.ts';
import type { RandomAccess } from '../../importer.ts';
import type { Compression } from '../compression.ts';
import { decompress } from '../decompress.ts';
import { littleEndian } from '../little-endian.ts';
import { pump } from '../pump.ts';
import { rangeOf, withReadAhead } from '../range.ts';
import { extrasOf, large, type ZipRecord } from './directory.ts';

/** By the numbers of the format; the others are named when an entry is refused. */
const methods = new Map<number, 'stored' | 'deflated' | Compression>([
  [0, 'stored'],
  [8, 'deflated'],
  [12, 'bzip2'],
  [93, 'zstd'],
  [95, 'xz'],
]);

const unreadMethods = new Map([
  [1, 'Shrink'],
  [6, 'Implode'],
  [9, 'Deflate64'],
  [14, 'LZMA'],
  [98, 'PPMd'],
  [99, 'AES'],
]);

const smallBytes = 1024 * 1024;
const usualExtra = 256;
const mostReadAhead = 256 * 1024;

/** The name of the method, when entries packed with it are not read. */
export function unreadMethod(method: number): string | null {
  return methods.has(method) ? null : (unreadMethods.get(method) ?? `method ${method}`);
}

/**
 * Unpacks one entry, counting and checking as it goes.
 *
 * @param end where the next entry or the directory begins: nothing of this one may lie there.
 * @param what for messages, for example `"a.html" in "x.zip"`.
 */
export async function* unpackEntry(
  file: RandomAccess,
  record: ZipRecord,
  end: number,
  what: string,
): AsyncGenerator<Uint8Array> {
  const ahead = 30 + record.rawName.length + usualExtra + record.compressed;
  const access = await withReadAhead(file, record.offset, Math.min(ahead, mostReadAhead));
  const start = await checkedStart(access, record, end, what);
  let unpacked = 0;
  let crc = 0;
  for await (const piece of unpacking(access, record, start, what)) {
    unpacked += piece.length;
    if (unpacked > record.size)
      throw new ArchiveError('unsafe-archive', `${what} unpacks to more than the directory says.`);
    crc = crc32(piece, crc);
    yield piece;
  }
  if (unpacked < record.size)
    throw new ArchiveError('damaged', `${what} ends after ${unpacked} of ${record.size} bytes.`);
  if (crc !== record.crc) throw new ArchiveError('damaged', `${what} has a wrong checksum.`);
}

/** Any place of an entry that is stored as it is; null when it is compressed. Parameters as of `unpackEntry`. */
export async function accessEntry(
  access: RandomAccess,
  record: ZipRecord,
  end: number,
  what: string,
): Promise<RandomAccess | null> {
  const start = await checkedStart(access, record, end, what);
  if (methods.get(record.method) !== 'stored' || record.compressed !== record.size) return null;
  return {
    size: record.size,
    read: (offset, length) =>
      access.read(start + offset, Math.max(0, Math.min(length, record.size - offset))),
  };
}

async function checkedStart(
  access: RandomAccess,
  record: ZipRecord,
  end: number,
  what: string,
): Promise<number> {
  const start = await dataStart(access, record, what);
  if (start + record.compressed > access.size) throw new ArchiveError('damaged', `${what} is cut off.`);
  if (start + record.compressed > end)
    throw new ArchiveError('unsafe-archive', `${what} overlaps what follows it.`);
  return start;
}

async function* unpacking(
  access: RandomAccess,
  record: ZipRecord,
  start: number,
  what: string,
): AsyncGenerator<Uint8Array> {
  const packed = rangeOf(access, start, start + record.compressed);
  const method = methods.get(record.method);
  if (method === 'stored') yield* packed;
  else if (method === 'deflated' && Math.max(record.size, record.compressed) <= smallBytes)
    yield inflateSmall(await access.read(start, record.compressed), record.size, what);
  else if (method === 'deflated') yield* inflate(packed, what);
  else if (method !== undefined) yield* decompress(method, packed, what);
}

/** Ten times faster than a stream, for the many small files of which archives of articles are made. */
function inflateSmall(packed: Uint8Array, size: number, what: string): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw new ArchiveError('unsafe-archive', `${what} unpacks to more than the directory says.`);
    throw zlibRefusal(error, what);
  }
}

async function* inflate(packed: AsyncIterable<Uint8Array>, what: string): AsyncGenerator<Uint8Array> {
  try {
    yield* pump(packed, createInflateRaw({ chunkSize: 64 * 1024 }));
  } catch (error) {
    throw zlibRefusal(error, what);
  }
}

function zlibRefusal(error: unknown, what: string): unknown {
  return isZlibError(error)
    ? new ArchiveError('damaged', `${what} cannot be unpacked: ${error.message}.`, { cause: error })
    : error;
}

function isZlibError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

/** The header before the entry must say what the directory says: programs that go by the one see what those that go by the other see. */
async function dataStart(access: RandomAccess, record: ZipRecord, what: string): Promise<number> {
  const header = await access.read(record.offset, 30 + record.rawName.length);
  if (header.length < 30 || littleEndian(header, 0, 4) !== 0x04034b50)
    throw new ArchiveError('damaged', `${what} is not where the directory says.`);
  const nameLength = littleEndian(header, 26, 2);
  const extraLength = littleEndian(header, 28, 2);
  const start = record.offset + 30 + nameLength + extraLength;
  const sameName =
    nameLength === record.rawName.length && Buffer.compare(header.subarray(30), record.rawName) === 0;
  const sameKind =
    littleEndian(header, 8, 2) === record.method && ((littleEndian(header, 6, 2) ^ record.flags) & 1) === 0;
  if (!sameName || !sameKind) throw disagreement(what);
  if ((littleEndian(header, 6, 2) & 8) !== 0) return start;
  // Without a descriptor behind the data, its size stands here too.
  const stated = {
    size: littleEndian(header, 22, 4),
    compressed: littleEndian(header, 18, 4),
    extras: extrasOf(await access.read(record.offset + 30 + nameLength, extraLength)),
  };
  const { size, compressed } = large(stated);
  const crc = littleEndian(header, 14, 4);
  // Programs that did not know them, and did not say so.
  if (size === 0 && compressed === 0 && crc === 0) return start;
  if (size !== record.size || compressed !== record.compressed || crc !== record.crc)
    throw disagreement(what);
  return start;
}

function disagreement(what: string): ArchiveError {
  return new ArchiveError('unsafe-archive', `${what} is described in two ways that disagree.`);
}
