import type { FileStream, RandomAccess } from '../importers/importer.ts';
import { memoryStream } from '../importers/memory-stream.ts';
import type { FileToRead } from './worker-protocol.ts';

const headBytes = 64 * 1024;
const pieceBytes = 1024 * 1024;

/** A file as importers want it: in memory when it was given whole, else read by ranges from the host. */
export async function sourceStream(
  file: FileToRead,
  range: (offset: number, length: number) => Promise<Uint8Array>,
): Promise<FileStream> {
  const { name, path, modified, size, bytes } = file;
  if (bytes !== null) return memoryStream({ name, path, modified, bytes });
  const access: RandomAccess = {
    size,
    read: (offset, length) => readAll(range, offset, Math.min(length, size - offset)),
  };
  return {
    ...{ name, path, modified, size, access },
    head: await access.read(0, headBytes),
    async *chunks() {
      for (let at = 0; at < size; ) {
        const piece = await range(at, Math.min(pieceBytes, size - at));
        if (piece.length === 0) return;
        at += piece.length;
        yield piece;
      }
    },
  };
}

/** In pieces, so that no one message is larger than the host likes; into one buffer. */
async function readAll(
  range: (offset: number, length: number) => Promise<Uint8Array>,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  if (length <= 0) return new Uint8Array(0);
  if (length <= pieceBytes) return range(offset, length);
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const piece = await range(offset + filled, Math.min(pieceBytes, length - filled));
    if (piece.length === 0) break;
    bytes.set(piece, filled);
    filled += piece.length;
  }
  return bytes.subarray(0, filled);
}
