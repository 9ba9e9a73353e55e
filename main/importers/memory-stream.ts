import { memoryAccess } from './archive/memory-access.ts';
import type { FileStream, SourceFile } from './importer.ts';

const headBytes = 64 * 1024;
const pieceBytes = 1024 * 1024;

/** A file in memory, as those importers want it that read as they go. */
export function memoryStream({ name, path, modified, bytes }: SourceFile): FileStream {
  return {
    ...{ name, path, modified, size: bytes.length },
    head: bytes.subarray(0, headBytes),
    access: memoryAccess(bytes),
    async *chunks() {
      for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
    },
  };
}
