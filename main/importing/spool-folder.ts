import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { asDiskError } from '../storage/disk-error.ts';
import { createIdentifier } from '../storage/identifier.ts';

/** Where files from inside containers lie while they are read, when they are too large for memory. */
export interface SpoolFolder {
  /** Errors: disk-full, disk-failed, and what the chunks throw. */
  write(chunks: AsyncIterable<Uint8Array>): Promise<{ path: string; remove(): Promise<void> }>;
}

export function createSpoolFolder(folder: string): SpoolFolder {
  return {
    async write(chunks) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, createIdentifier());
      const remove = (): Promise<void> => rm(path, { force: true });
      try {
        await pipeline(chunks, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
        return { path, remove };
      } catch (error) {
        await remove();
        throw asDiskError(error, path);
      }
    },
  };
}
