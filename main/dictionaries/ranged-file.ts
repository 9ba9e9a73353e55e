import { type FileHandle, open } from 'node:fs/promises';
import { ArchiveError } from '../../contract/errors.ts';

/** A file of which parts are read, wherever they lie; what lies beyond its end is not there. */
export interface RangedFile {
  size: number;
  read(start: number, size: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** Errors: not-found, unreadable. */
export async function openRangedFile(path: string): Promise<RangedFile> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    const gone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new ArchiveError(
      gone ? 'not-found' : 'unreadable',
      gone ? `"${path}" is not there.` : `"${path}" cannot be read: ${String(error)}`,
      { cause: error },
    );
  }
  const stat = await file.stat();
  if (!stat.isFile()) {
    await file.close();
    throw new ArchiveError('unreadable', `"${path}" is no file.`);
  }
  return {
    size: stat.size,
    async read(start, size) {
      const wanted = Math.max(0, Math.min(size, stat.size - start));
      const bytes = Buffer.allocUnsafe(wanted);
      let filled = 0;
      while (filled < wanted) {
        const { bytesRead } = await file.read(bytes, filled, wanted - filled, start + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    },
    close: () => file.close(),
  };
}
