import type { RandomAccess } from '../importer.ts';

const pieceBytes = 256 * 1024;

/** The bytes from `start` up to `end`, piece by piece; fewer only when the file ends before. */
export async function* rangeOf(access: RandomAccess, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; ) {
    const piece = await access.read(at, Math.min(pieceBytes, end - at));
    if (piece.length === 0) return;
    at += piece.length;
    yield piece;
  }
}

/** The same file with `length` bytes at `offset` already at hand: each reading may be a question to another thread. */
export async function withReadAhead(
  access: RandomAccess,
  offset: number,
  length: number,
): Promise<RandomAccess> {
  const held = await access.read(offset, length);
  return {
    size: access.size,
    read: async (at, count) =>
      at >= offset && at + count <= offset + held.length
        ? held.subarray(at - offset, at - offset + count)
        : access.read(at, count),
  };
}
