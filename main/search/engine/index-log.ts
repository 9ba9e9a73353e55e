import { constants, type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { ArchiveError } from '../../../contract/errors.ts';
import { syncFolder } from '../../storage/atomic-write.ts';
import { asDiskError } from '../../storage/disk-error.ts';
import { decodeBatch, encodeBatch, type IndexBatch } from './index-batch.ts';

/**
 * The index on disk: one file that is only appended to. A frame is a batch with its length and checksum, so that a crash
 * in the middle of a write costs the last frame and nothing else, and the cursor of the last whole frame says where the
 * library has to be read on.
 */
export interface IndexLog {
  /** The header and all whole frames, once they have been read. */
  readonly bytes: number;
  /**
   * Reads all frames from the beginning. The first time up to the first that is not whole; what follows that one is cut
   * off. Later on all are known to be whole, and one that is not any more is an error, disk-failed.
   */
  batches(): AsyncGenerator<IndexBatch>;
  /** Why the log does not hold all that was once written to it; null when it does, as far as it can know. */
  readonly loss: string | null;
  append(batch: IndexBatch): Promise<void>;
  /** Makes all that was appended durable. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Grows with the format of the frames and with the analysis of words: other versions are made anew. */
export const logVersion = 3;

const magic = Buffer.from('CarrelSearchLog\n', 'latin1');
const headerSize = magic.length + 4;
const frameHead = 8;
const largestFrame = 1 << 29;

/** Errors: disk-full, disk-failed. A file that is no log, or one of another version, is set aside. */
export async function openIndexLog(path: string): Promise<IndexLog> {
  return atDisk(path, async () => {
    const unreadable = await whyUnreadable(path);
    if (unreadable !== null) await rename(path, `${path}.set-aside`);
    const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    const { size } = await file.stat();
    if (size < headerSize) {
      await file.truncate(0);
      await file.write(header(), 0, headerSize, 0);
      await file.sync();
      await syncFolder(dirname(path));
    }
    return createLog(path, file, unreadable);
  });
}

/** Writes batches to a new log and puts it in the place of the old one, whole or not at all. Closes the old one. */
export async function rewriteLog(
  path: string,
  old: IndexLog,
  batches: AsyncIterable<IndexBatch>,
): Promise<IndexLog> {
  const temporary = `${path}.new`;
  await rm(temporary, { force: true });
  const fresh = await openIndexLog(temporary);
  try {
    for await (const batch of batches) await fresh.append(batch);
    await fresh.sync();
  } catch (error) {
    await fresh.close();
    await rm(temporary, { force: true });
    throw error;
  }
  await fresh.close();
  return atDisk(path, async () => {
    await old.close();
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return openIndexLog(path);
  });
}

function createLog(path: string, file: FileHandle, unreadable: string | null): IndexLog {
  let end: number | null = null;
  let loss = unreadable;

  const readFrame = async (at: number, size: number): Promise<Buffer | null> => {
    const head = await readAt(file, at, frameHead);
    if (head === null) return null;
    const length = head.readUInt32LE(0);
    if (length > largestFrame || at + frameHead + length > size) return null;
    const payload = await readAt(file, at + frameHead, length);
    return payload !== null && crc32(payload) === head.readUInt32LE(4) ? payload : null;
  };

  return {
    get bytes() {
      return end ?? headerSize;
    },
    get loss() {
      return loss;
    },
    async *batches() {
      const size = end ?? (await atDisk(path, async () => (await file.stat()).size));
      let at = headerSize;
      while (at < size) {
        const payload = await atDisk(path, () => readFrame(at, size));
        if (payload === null) {
          if (end !== null)
            throw new ArchiveError('disk-failed', `"${path}" was damaged while it was in use.`);
          loss = `The last ${size - at} bytes of the search index were damaged; what they held is read again from the library.`;
          await atDisk(path, () => file.truncate(at));
          break;
        }
        at += frameHead + payload.length;
        yield decodeBatch(payload);
      }
      end = at;
    },
    append: (batch) =>
      atDisk(path, async () => {
        const at = end ?? headerSize;
        const payload = encodeBatch(batch);
        const head = Buffer.alloc(frameHead);
        head.writeUInt32LE(payload.length, 0);
        head.writeUInt32LE(crc32(payload), 4);
        // At the end of the last whole frame, over whatever a failed write may have left there.
        await writeAt(file, head, at);
        await writeAt(file, payload, at + frameHead);
        end = at + frameHead + payload.length;
      }),
    sync: () => atDisk(path, () => file.sync()),
    close: () => atDisk(path, () => file.close()),
  };
}

async function whyUnreadable(path: string): Promise<string | null> {
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDONLY);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    const head = await readAt(file, 0, headerSize);
    const { size } = await file.stat();
    if (size === 0) return null;
    if (head === null || !head.subarray(0, magic.length).equals(magic))
      return 'The search index was damaged and is made anew from the library.';
    const version = head.readUInt32LE(magic.length);
    return version === logVersion
      ? null
      : `The search index is of version ${version}, this program's of version ${logVersion}: it is made anew from the library.`;
  } finally {
    await file.close();
  }
}

function header(): Buffer {
  const bytes = Buffer.alloc(headerSize);
  magic.copy(bytes);
  bytes.writeUInt32LE(logVersion, magic.length);
  return bytes;
}

/** Null when the file ends before. */
async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer | null> {
  const buffer = Buffer.allocUnsafe(length);
  for (let read = 0; read < length; ) {
    const { bytesRead } = await file.read(buffer, read, length - read, position + read);
    if (bytesRead === 0) return null;
    read += bytesRead;
  }
  return buffer;
}

async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}

async function atDisk<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asDiskError(error, path);
  }
}
