import { createHash, webcrypto } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { ArchiveError } from '../../contract/errors.ts';
import { largestFileBytes, wholeFileBytes } from '../importers/limits.ts';
import type { OriginalFile } from '../library/import-store.ts';
import type { DiskPath } from './list-folder.ts';

/** Where the bytes of a file are. */
export type SourcePlace =
  | {
      kind: 'disk';
      path: DiskPath;
      /** ISO 8601; default: the file's own last change. */
      modified?: string | null;
    }
  | { kind: 'memory'; bytes: Uint8Array; modified: string | null };

/** A file opened for an import: small ones are in memory, of large ones the hash is known and any range can be had. */
export interface Source {
  sha256: string;
  size: number;
  /** ISO 8601, when known. */
  modified: string | null;
  content: OriginalFile['content'];
  range(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Without waiting for a writer, should the file have become a pipe since it was looked at. */
export const openFlags = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK);

const pieceBytes = 1024 * 1024;

/**
 * Opens a file and hashes it. Errors: `empty`, `too-large`, `unreadable`, `vanished`.
 *
 * @param admit is told how much memory is about to be taken, and may make the reading wait.
 */
export async function openSource(
  place: SourcePlace,
  name: string,
  admit: (bytes: number) => Promise<void>,
): Promise<Source> {
  if (place.kind === 'memory') {
    if (place.bytes.length === 0) throw new ArchiveError('empty', `"${name}" is empty.`);
    return inMemory(place.bytes, place.modified);
  }
  let file: FileHandle | undefined;
  let keep = false;
  try {
    file = await open(place.path, openFlags);
    const facts = await file.stat();
    if (!facts.isFile()) throw new ArchiveError('unreadable', `"${name}" is no longer a file.`);
    if (facts.size === 0) throw new ArchiveError('empty', `"${name}" is empty.`);
    if (facts.size > largestFileBytes) throw tooLarge(name, facts.size);
    const modified = place.modified === undefined ? facts.mtime.toISOString() : place.modified;
    if (facts.size > wholeFileBytes) {
      keep = true;
      return await onDisk(file, place.path, facts.size, modified, name);
    }
    await admit(facts.size);
    const bytes = await readWhole(file, facts.size);
    if (bytes.length === 0) throw new ArchiveError('empty', `"${name}" is empty.`);
    return await inMemory(bytes, modified);
  } catch (error) {
    keep = false;
    throw named(error, name);
  } finally {
    if (!keep) await file?.close();
  }
}

async function inMemory(bytes: Uint8Array, modified: string | null): Promise<Source> {
  // On Node's thread pool: hashing 32 MiB here would hold up every answer for a tenth of a second.
  const owned = bytes as Uint8Array<ArrayBuffer>;
  const sha256 = Buffer.from(await webcrypto.subtle.digest('SHA-256', owned)).toString('hex');
  return {
    ...{ sha256, size: bytes.length, modified, content: { bytes } },
    range: async (offset, length) => bytes.slice(offset, offset + length),
    close: async () => undefined,
  };
}

async function onDisk(
  file: FileHandle,
  path: DiskPath,
  size: number,
  modified: string | null,
  name: string,
): Promise<Source> {
  const hash = createHash('sha256');
  const piece = new Uint8Array(pieceBytes);
  let length = 0;
  for (;;) {
    const { bytesRead } = await file.read(piece, 0, piece.length, length);
    if (bytesRead === 0) break;
    hash.update(piece.subarray(0, bytesRead));
    length += bytesRead;
  }
  if (length !== size)
    throw new ArchiveError(
      'unreadable',
      `"${name}" is being written to by another program; import it when that is over.`,
    );
  return {
    ...{ sha256: hash.digest('hex'), size, modified, content: { file: path } },
    async range(offset, wanted) {
      const bytes = new Uint8Array(Math.max(0, Math.min(wanted, size - offset)));
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return filled === bytes.length ? bytes : bytes.slice(0, filled);
    },
    close: () => file.close(),
  };
}

/** As many bytes as the file had when it was opened, or fewer when it was cut since. Fills its buffer exactly. */
export async function readWhole(file: FileHandle, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await file.read(bytes, length, size - length, length);
    if (bytesRead === 0) return bytes.slice(0, length);
    length += bytesRead;
  }
  return bytes;
}

function tooLarge(name: string, size: number): ArchiveError {
  const gibibytes = (bytes: number): number => Math.ceil(bytes / 1024 ** 3);
  return new ArchiveError(
    'too-large',
    `"${name}" has ${gibibytes(size)} GiB; the limit for one file is ${gibibytes(largestFileBytes)} GiB.`,
  );
}

function named(error: unknown, name: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof ArchiveError) return error;
  if (error.code === 'ENOENT')
    return new ArchiveError('vanished', `"${name}" was there when the import began and is gone.`, {
      cause: error,
    });
  return new ArchiveError('unreadable', `"${name}" cannot be read (${String(error.code)}).`, {
    cause: error,
  });
}
