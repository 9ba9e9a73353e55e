import { createZstdDecompress } from 'node:zlib';
import { ArchiveError } from '../../../contract/errors.ts';
import type { ByteReader } from './byte-reader.ts';
import { littleEndian } from './little-endian.ts';
import { pump } from './pump.ts';

const frameMark = 0xfd2fb528;
/** What `zstd --ultra` writes at most without `--long`; as much memory as that is needed to unpack it. */
const largestWindow = 128 * 1024 * 1024;

/**
 * Zstandard, RFC 8878. The engine of node:zlib unpacks one frame and says nothing of a second one in the same piece, so
 * the frames are told apart here, by the lengths that their blocks state. Checksums are the engine's to verify.
 */
export async function* unpackZstd(input: ByteReader): AsyncGenerator<Uint8Array> {
  for (;;) {
    const mark = await input.peek(4);
    if (mark.length === 0) return;
    const kind = mark.length < 4 ? 0 : littleEndian(mark, 0, 4);
    if (kind === frameMark) yield* pump(frame(input), createZstdDecompress());
    else if (kind >>> 4 === 0x184d2a5) {
      const header = await input.take(8);
      if (header.length < 8 || !(await input.skip(littleEndian(header, 4, 4))))
        throw new Error('it is cut off');
    } else if (isPadding(mark)) return;
    else throw new Error('something else follows its last frame');
  }
}

/** Zeros that tapes and block devices leave after the end. */
function isPadding(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

async function* frame(input: ByteReader): AsyncGenerator<Uint8Array> {
  const descriptor = (await input.peek(5))[4] ?? 0;
  const single = (descriptor & 0x20) !== 0;
  const sizeBytes = [single ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const length = 5 + (single ? 0 : 1) + dictionaryBytes + sizeBytes;
  const header = await whole(input, length);
  checkWindow(header, single, length - sizeBytes, sizeBytes);
  yield header;
  for (let last = false; !last; ) {
    const block = littleEndian(await input.peek(3), 0, 3);
    last = (block & 1) !== 0;
    const repeated = ((block >> 1) & 3) === 1;
    yield await whole(input, 3 + (repeated ? 1 : block >> 3));
  }
  if ((descriptor & 4) !== 0) yield await whole(input, 4);
}

function checkWindow(header: Uint8Array, single: boolean, sizeAt: number, sizeBytes: number): void {
  const windowByte = header[5] ?? 0;
  const base = 2 ** (10 + (windowByte >> 3));
  const window = single ? littleEndian(header, sizeAt, sizeBytes) : base + (base / 8) * (windowByte & 7);
  if (window > largestWindow)
    throw new ArchiveError(
      'too-large',
      `it needs ${Math.ceil(window / 1024 / 1024)} MiB of memory to be unpacked; the limit is 128 MiB. Unpack it with "zstd -d --long=31" first.`,
    );
}

async function whole(input: ByteReader, length: number): Promise<Uint8Array> {
  const bytes = await input.take(length);
  if (bytes.length < length) throw new Error('it is cut off');
  return bytes;
}
