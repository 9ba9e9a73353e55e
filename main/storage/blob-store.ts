import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { ArchiveError } from '../../contract/errors.ts';
import { syncFolder, writeAtomically } from './atomic-write.ts';
import { copyBlob } from './copy-blob.ts';

const compress = promisify(gzip);
const expand = promisify(gunzip);
/** Smaller files gain nothing on a disk of 4 KiB blocks. */
const worthCompressing = 4096;

export interface Blob {
  sha256: string;
  bytes: Uint8Array;
}

/**
 * Files named by the SHA-256 of their bytes: `ab/cdef…`, or `ab/cdef….gz` where gzip saves at least a tenth. Never
 * changed once written, read-only on disk.
 */
export interface BlobStore {
  /** Writes those that are not there yet; when the promise settles they are on the disk. Errors: disk-full, disk-failed. */
  write(blobs: Blob[]): Promise<void>;
  /** The same for a file of any size. Errors: disk-full, disk-failed, vanished (its bytes have another hash by now). */
  copy(sha256: string, file: string | Buffer): Promise<void>;
  /** Null when there is none. */
  find(sha256: string): { path: string; gzip: boolean } | null;
  /** Errors: not-found, damaged (cannot be unpacked). */
  read(sha256: string): Promise<Uint8Array>;
  /** Reads all of it: `sound`, `missing`, or `damaged` when its bytes have another hash. */
  check(sha256: string): Promise<'sound' | 'missing' | 'damaged'>;
  remove(sha256: string): Promise<void>;
}

export function openBlobStore(folder: string): BlobStore {
  const pathOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256.slice(2));

  const find: BlobStore['find'] = (sha256) => {
    const plain = pathOf(sha256);
    if (existsSync(plain)) return { path: plain, gzip: false };
    if (existsSync(`${plain}.gz`)) return { path: `${plain}.gz`, gzip: true };
    return null;
  };

  const read: BlobStore['read'] = async (sha256) => {
    const found = find(sha256);
    if (found === null) throw new ArchiveError('not-found', `The library holds no file ${sha256}.`);
    const bytes = await readFile(found.path);
    if (!found.gzip) return bytes;
    try {
      return await expand(bytes);
    } catch (error) {
      throw new ArchiveError('damaged', `"${found.path}" is damaged.`, { cause: error });
    }
  };

  return {
    async write(blobs) {
      const folders = new Set<string>();
      const missing = blobs.filter((blob) => find(blob.sha256) === null);
      await Promise.all(
        [...new Map(missing.map((blob) => [blob.sha256, blob])).values()].map(async (blob) => {
          const path = pathOf(blob.sha256);
          await mkdir(dirname(path), { recursive: true, mode: 0o700 });
          folders.add(dirname(path));
          const packed = blob.bytes.byteLength >= worthCompressing ? await compress(blob.bytes) : null;
          if (packed !== null && packed.byteLength < blob.bytes.byteLength * 0.9)
            await writeAtomically(`${path}.gz`, packed, { mode: 0o400, syncFolder: false });
          else await writeAtomically(path, blob.bytes, { mode: 0o400, syncFolder: false });
        }),
      );
      if (folders.size === 0) return;
      await Promise.all([...folders].map(syncFolder));
      await syncFolder(folder);
    },
    async copy(sha256, file) {
      if (find(sha256) !== null) return;
      const path = pathOf(sha256);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await copyBlob(file, sha256, path);
      await syncFolder(dirname(path));
      await syncFolder(folder);
    },
    find,
    read,
    async check(sha256) {
      if (find(sha256) === null) return 'missing';
      try {
        const bytes = await read(sha256);
        return createHash('sha256').update(bytes).digest('hex') === sha256 ? 'sound' : 'damaged';
      } catch (error) {
        if (error instanceof ArchiveError && error.code === 'damaged') return 'damaged';
        throw error;
      }
    },
    async remove(sha256) {
      const found = find(sha256);
      if (found !== null) await rm(found.path, { force: true });
    },
  };
}
