import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, posix, relative, resolve } from 'node:path';
import { ArchiveError } from '../../contract/errors.ts';
import { largestSiblingBytes, largestTextBytes } from '../importers/limits.ts';

/** The bytes of a file and its last change. Errors: `empty`, `too-large`, `unreadable`, `vanished`. */
export async function readSource(
  path: string,
  shownAs: string,
): Promise<{ bytes: Uint8Array; modified: string }> {
  // Without waiting for a writer, should it be a pipe.
  const flags = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK);
  let file: FileHandle | undefined;
  try {
    file = await open(path, flags);
    const facts = await file.stat();
    if (!facts.isFile())
      throw new ArchiveError('unreadable', `"${shownAs}" is a pipe, socket or device, not a file.`);
    if (facts.size === 0) throw new ArchiveError('empty', `"${shownAs}" is empty.`);
    if (facts.size > largestTextBytes)
      throw new ArchiveError(
        'too-large',
        `"${shownAs}" has ${Math.ceil(facts.size / 1024 / 1024)} MiB; the limit for one file is ${largestTextBytes / 1024 / 1024} MiB.`,
      );
    return { bytes: await file.readFile(), modified: facts.mtime.toISOString() };
  } catch (error) {
    throw named(error, shownAs);
  } finally {
    await file?.close();
  }
}

function named(error: unknown, shownAs: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof ArchiveError) return error;
  if (error.code === 'ENOENT')
    return new ArchiveError('vanished', `"${shownAs}" was there when the import began and is gone.`, {
      cause: error,
    });
  return new ArchiveError('unreadable', `"${shownAs}" cannot be read (${String(error.code)}).`, {
    cause: error,
  });
}

/** Reads files that lie beside an imported one. */
export type SiblingReader = (relativePath: string) => Promise<Uint8Array | null>;

/** Siblings on disk: only within the file's own folder, after all links are followed. */
export function folderSiblings(path: string): SiblingReader {
  return async (relativePath) => {
    if (!isPlain(relativePath)) return null;
    try {
      const folder = await realpath(dirname(path));
      const target = await realpath(resolve(folder, relativePath));
      const way = relative(folder, target);
      if (way === '' || way.startsWith('..') || isAbsolute(way)) return null;
      return await readSmall(target);
    } catch {
      // Absent or unreadable is the same to a page: the picture is listed as missing.
      return null;
    }
  };
}

/** Siblings among files uploaded together: `uploads` maps the relative path each was shown as to where it lies. */
export function uploadedSiblings(shownAs: string, uploads: ReadonlyMap<string, string>): SiblingReader {
  return async (relativePath) => {
    if (!isPlain(relativePath)) return null;
    const path = uploads.get(posix.normalize(posix.join(posix.dirname(shownAs), relativePath)));
    return path === undefined ? null : readSmall(path).catch(() => null);
  };
}

function isPlain(relativePath: string): boolean {
  return (
    relativePath !== '' &&
    !relativePath.includes('\0') &&
    !relativePath.includes('\\') &&
    !isAbsolute(relativePath) &&
    !/^[a-z]:/i.test(relativePath) &&
    !posix.normalize(relativePath).startsWith('..')
  );
}

async function readSmall(path: string): Promise<Uint8Array | null> {
  const file = await open(
    path,
    constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK),
  );
  try {
    const facts = await file.stat();
    if (!facts.isFile() || facts.size === 0 || facts.size > largestSiblingBytes) return null;
    return await file.readFile();
  } finally {
    await file.close();
  }
}

export function uploadMap(
  files: readonly { path: string; shownAs?: string | undefined }[],
): ReadonlyMap<string, string> {
  return new Map(
    files.flatMap(({ path, shownAs }) =>
      shownAs === undefined ? [] : [[posix.normalize(shownAs), path] as const],
    ),
  );
}
