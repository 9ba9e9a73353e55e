import { createGunzip } from 'node:zlib';
import { ArchiveError } from '../../../contract/errors.ts';
import type { FileStream } from '../importer.ts';
import { ByteReader } from './byte-reader.ts';
import { unpackBzip2 } from './bzip2.ts';
import { type Compression, compressionOf } from './compression.ts';
import { pump } from './pump.ts';
import { unpackXz } from './xz.ts';
import { unpackZstd } from './zstd.ts';

/**
 * What comes out of so many bytes of input before the ratio is looked at: short texts may be anything, and unpacking this
 * much takes a fraction of a second.
 */
const unquestionedBytes = 32 * 1024 * 1024;
/**
 * Articles shrink to a third or a tenth, records that repeat their keys to a thirtieth, the whole history of an
 * encyclopaedia to a hundredth. Above this nobody wrote it: gzip of zeros reaches 1,030, xz 7,000, bzip2 a million.
 * There is no limit on the bytes in all, because memory does not grow with them.
 */
const largestRatio = 250;

/**
 * Unpacks a compressed stream in bounded memory: all members one after the other, checksums verified. Errors, after what
 * came before them has been yielded: `damaged` (cut off, malformed, a wrong checksum), `unsafe-archive` (a bomb),
 * `too-large` (needs more than 128 MiB of memory), and whatever the source throws.
 *
 * @param what for messages, for example `"dump.jsonl.gz"`.
 */
export async function* decompress(
  kind: Compression,
  chunks: AsyncIterable<Uint8Array>,
  what = `The ${kind} stream`,
): AsyncGenerator<Uint8Array> {
  const input = new ByteReader(chunks);
  let unpacked = 0;
  try {
    for await (const piece of engines[kind](input)) {
      unpacked += piece.length;
      if (unpacked > unquestionedBytes && unpacked > largestRatio * input.consumed)
        throw new ArchiveError(
          'unsafe-archive',
          `${what} unpacks to more than ${largestRatio} times its size, which no text does; nothing more of it is read.`,
        );
      yield piece;
    }
  } catch (error) {
    throw named(error, input, what);
  } finally {
    await input.close();
  }
}

const engines = {
  gzip: unpackGzip,
  bzip2: unpackBzip2,
  xz: unpackXz,
  zstd: unpackZstd,
} satisfies Record<Compression, (input: ByteReader) => AsyncIterable<Uint8Array>>;

/** Of node:zlib, which takes members one after the other and zeros behind them. */
async function* unpackGzip(input: ByteReader): AsyncGenerator<Uint8Array> {
  if ((await input.peek(1)).length === 0) throw new Error('it is empty');
  yield* pump(input.pieces(Number.POSITIVE_INFINITY), createGunzip({ chunkSize: 64 * 1024 }));
}

/** A failure of the source is not the format's. */
function named(error: unknown, input: ByteReader, what: string): unknown {
  if (error === input.failure?.cause) return error;
  const reason = error instanceof Error ? (knownReasons.get(error.message) ?? error.message) : String(error);
  return error instanceof ArchiveError
    ? new ArchiveError(
        error.code,
        error.message.startsWith('it ') ? `${what}: ${error.message}` : error.message,
      )
    : new ArchiveError('damaged', `${what} cannot be unpacked to its end: ${reason}.`, { cause: error });
}

/** Of node:zlib, in words. */
const knownReasons = new Map([
  ['unexpected end of file', 'it is cut off'],
  ['incorrect data check', 'its checksum is wrong'],
  ['incorrect length check', 'its length is wrong'],
  ['incorrect header check', 'something else follows its last member'],
]);

const headBytes = 64 * 1024;

/**
 * A compressed file as the one that comes out of it: named without its last ending, of unknown size, read from the
 * beginning only. Null when it is not compressed. A file that is damaged from its first byte on has an empty head; its
 * chunks say why.
 */
export async function decompressedStream(file: FileStream): Promise<FileStream | null> {
  const kind = compressionOf(file.head);
  if (kind === null) return null;
  const chunks = () => decompress(kind, file.chunks(), `"${file.name}"`);
  return {
    name: nameInside(file.name),
    path: file.path,
    modified: file.modified,
    size: null,
    head: await headOf(chunks()),
    chunks,
    access: null,
  };
}

/** A failure after the first bytes is met again when the file is read. */
async function headOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of chunks) {
      pieces.push(piece);
      length += piece.length;
      if (length >= headBytes) break;
    }
  } catch {
    // Said by `chunks` to whoever reads them, after the bytes that came before it.
  }
  return Buffer.concat(pieces).subarray(0, headBytes);
}

/** `a.html` of `a.html.gz`, `a.tar` of `a.tgz`. */
function nameInside(name: string): string {
  const short = /^(.+)\.t(?:gz|bz2?|xz|zst)$/i.exec(name)?.[1];
  if (short !== undefined) return `${short}.tar`;
  return name.replace(/(?<=.)\.(?:gz|gzip|bz2|bz|bzip2|xz|zst|zstd)$/i, '');
}
