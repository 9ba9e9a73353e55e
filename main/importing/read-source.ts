import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { ArchiveError } from '../../contract/errors.ts';
import { largestTextBytes } from '../importers/limits.ts';
import type { DiskPath } from './list-folder.ts';

export interface Source {
  bytes: Uint8Array<ArrayBuffer>;
  /** ISO 8601. */
  modified: string;
}

/** Without waiting for a writer, should the file have become a pipe since it was looked at. */
export const openFlags = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK);

/**
 * The bytes of a file and its last change. Errors: `empty`, `too-large`, `unreadable`, `vanished`.
 *
 * @param admit is told the size before memory is taken for it, and may make the reading wait.
 */
export async function readSource(
  path: DiskPath,
  name: string,
  admit: (bytes: number) => Promise<void>,
): Promise<Source> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, openFlags);
    const facts = await file.stat();
    if (!facts.isFile()) throw new ArchiveError('unreadable', `"${name}" is no longer a file.`);
    if (facts.size === 0) throw new ArchiveError('empty', `"${name}" is empty.`);
    if (facts.size > largestTextBytes) throw tooLarge(name, facts.size);
    await admit(facts.size);
    const bytes = await readWhole(file, facts.size);
    if (bytes.length === 0) throw new ArchiveError('empty', `"${name}" is empty.`);
    return { bytes, modified: facts.mtime.toISOString() };
  } catch (error) {
    throw named(error, name);
  } finally {
    await file?.close();
  }
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
  const mebibytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);
  return new ArchiveError(
    'too-large',
    `"${name}" has ${mebibytes(size)} MiB; the limit for one file is ${mebibytes(largestTextBytes)} MiB.`,
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
