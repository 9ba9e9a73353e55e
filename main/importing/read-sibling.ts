import { open, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, posix, relative, resolve, win32 } from 'node:path';
import { largestSiblingBytes } from '../importers/limits.ts';
import type { ReadSibling } from './conversation.ts';
import type { DiskPath } from './list-folder.ts';
import { openFlags, readWhole } from './read-source.ts';

/** Siblings on disk: only within the file's own folder, after all links are followed. */
export function folderSiblings(path: DiskPath): ReadSibling {
  // A name that is no UTF-8 is rare, and its pictures are listed as missing.
  if (typeof path !== 'string') return async () => null;
  let folder: Promise<string> | undefined;
  return async (relativePath) => {
    if (!staysBelow(relativePath)) return null;
    try {
      folder ??= realpath(dirname(path));
      const root = await folder;
      const target = await realpath(resolve(root, relativePath));
      const way = relative(root, target);
      if (way === '' || way.startsWith('..') || isAbsolute(way)) return null;
      return await readSmall(target);
    } catch {
      // Absent or unreadable is the same to a page: the picture is listed as missing.
      return null;
    }
  };
}

/** Siblings among files uploaded together: `uploads` maps the relative path each was shown as to where it lies. */
export function uploadedSiblings(shownAs: string, uploads: ReadonlyMap<string, string>): ReadSibling {
  return async (relativePath) => {
    if (!staysBelow(relativePath)) return null;
    const path = uploads.get(posix.join(posix.dirname(shownAs), relativePath));
    return path === undefined ? null : readSmall(path).catch(() => null);
  };
}

export function uploadMap(files: readonly { path: string; shownAs: string }[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, shownAs }) => [posix.normalize(shownAs), path]));
}

/** No way up, no root, no drive, no other machine, on whichever system the page was written for. */
function staysBelow(relativePath: string): boolean {
  return (
    relativePath !== '' &&
    !relativePath.includes('\0') &&
    !relativePath.includes(':') &&
    !posix.isAbsolute(relativePath) &&
    !win32.isAbsolute(relativePath) &&
    !relativePath.split(/[/\\]/).includes('..')
  );
}

async function readSmall(path: string): Promise<Uint8Array | null> {
  const file = await open(path, openFlags);
  try {
    const facts = await file.stat();
    if (!facts.isFile() || facts.size === 0 || facts.size > largestSiblingBytes) return null;
    return await readWhole(file, facts.size);
  } finally {
    await file.close();
  }
}
