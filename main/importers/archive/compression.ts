export type Compression = 'gzip' | 'bzip2' | 'xz' | 'zstd';

/** How a file begins that is one compressed stream. */
export function compressionOf(head: Uint8Array): Compression | null {
  const [first, second, third, fourth, fifth, sixth] = head;
  if (first === 0x1f && second === 0x8b && third === 8) return 'gzip';
  if (first === 0x42 && second === 0x5a && third === 0x68 && isBzip2(head)) return 'bzip2';
  if (first === 0xfd && second === 0x37 && third === 0x7a && fourth === 0x58 && fifth === 0x5a && sixth === 0)
    return 'xz';
  const little = (first ?? 0) | ((second ?? 0) << 8) | ((third ?? 0) << 16) | (((fourth ?? 0) << 24) >>> 0);
  if (little >>> 0 === 0xfd2fb528 || (little >>> 4 === 0x184d2a5 && isZstdAfterSkip(head))) return 'zstd';
  return null;
}

/** "BZh" may begin a text: the digit of the block size and the first block's mark follow, or that of an empty end. */
function isBzip2(head: Uint8Array): boolean {
  const level = head[3] ?? 0;
  const mark = Buffer.from(head.subarray(4, 10)).toString('hex');
  return level >= 0x31 && level <= 0x39 && (mark === '314159265359' || mark === '177245385090');
}

/** A frame to be skipped is zstd's when a true one follows, as programs that compress in parallel write it. */
function isZstdAfterSkip(head: Uint8Array): boolean {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < 8) return false;
  const next = 8 + view.getUint32(4, true);
  return next + 4 <= head.length && view.getUint32(next, true) === 0xfd2fb528;
}
