import type { ByteReader } from './byte-reader.ts';
import { BitReader } from './bzip2/bit-reader.ts';
import { updateCrc } from './bzip2/crc.ts';
import { decodeBlock } from './bzip2/decode-block.ts';
import { restoreText } from './bzip2/restore-text.ts';

const blockMark = 0x314159265359;
const endMark = 0x177245385090;

/**
 * bzip2, streams one after the other included. Own code, because the package at hand holds the whole output of a block
 * as a list of numbers: 1.9 GB for a bomb of 177 bytes.
 */
export async function* unpackBzip2(input: ByteReader): AsyncGenerator<Uint8Array> {
  for (let streams = 0; ; streams += 1) {
    const level = levelOf(await input.peek(4));
    if (level === 0) {
      // As bzip2 itself does: what follows the last stream is not of it.
      if (streams > 0) return;
      throw new Error('it does not begin as bzip2');
    }
    await input.take(4);
    yield* stream(input, level);
  }
}

function levelOf(head: Uint8Array): number {
  const digit = (head[3] ?? 0) - 0x30;
  return head[0] === 0x42 && head[1] === 0x5a && head[2] === 0x68 && digit >= 1 && digit <= 9 ? digit : 0;
}

/** Blocks follow each other bit by bit; only the end of a stream is on a border of bytes. */
async function* stream(input: ByteReader, level: number): AsyncGenerator<Uint8Array> {
  const size = level * 100_000;
  const block = new Uint32Array(size);
  let combined = 0;
  for (let bit = 0; ; ) {
    const bits = new BitReader(await input.peek(largestPacked(size)), bit);
    const mark = bits.read(24) * 0x1000000 + bits.read(24);
    const stated = bits.read(16) * 0x10000 + bits.read(16);
    if (mark === endMark) {
      if (stated !== combined >>> 0) throw new Error('its checksum is wrong');
      await input.take(Math.ceil(bits.position / 8));
      return;
    }
    if (mark !== blockMark) throw new Error('a block does not begin as one');
    const { length, origin } = decodeBlock(bits, block);
    await input.take(bits.position >> 3);
    bit = bits.position & 7;
    let crc = -1;
    for (const piece of restoreText(block, length, origin)) {
      crc = updateCrc(crc, piece);
      yield piece;
    }
    crc = ~crc >>> 0;
    if (crc !== stated) throw new Error('the checksum of a block is wrong');
    combined = ((combined << 1) | (combined >>> 31)) ^ crc;
  }
}

/** No block is longer: at most 20 bits for each of its bytes, and the tables before them. */
function largestPacked(size: number): number {
  return Math.ceil(size * 2.5) + 64 * 1024;
}
