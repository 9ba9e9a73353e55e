import { ArchiveError } from '../../../contract/errors.ts';
import { memoryAccess } from '../archive/memory-access.ts';
import { openZip } from '../archive/zip-archive.ts';
import { largestTextBytes } from '../limits.ts';

/** The files of a book, by their paths. */
export interface BookContainer {
  /** For messages: the name of the book's file in quotes. */
  what: string;
  paths: readonly string[];
  /** The path as the archive spells it: exactly, else whatever the case and the composition of accents. */
  find(path: string): string | null;
  /**
   * Null when there is no such file. Counts against what all text of a book may have. Errors: too-large of the book; of the
   * one file damaged, encrypted, unsafe-archive.
   */
  readText(path: string): Promise<Uint8Array | null>;
  /** Null when there is no such file or it is larger than that. */
  readPart(path: string, largest: number): Promise<Uint8Array | null>;
  sizeOf(path: string): number | null;
}

export async function openContainer(bytes: Uint8Array, name: string): Promise<BookContainer> {
  const what = `"${name}"`;
  const zip = await openZip(memoryAccess(bytes), what);
  const sizes = new Map<string, number>();
  const spellings = new Map<string, string>();
  for (const entry of zip.entries) {
    sizes.set(entry.name, entry.size);
    if (!spellings.has(folded(entry.name))) spellings.set(folded(entry.name), entry.name);
  }
  // What the archive's rules refuse is there by its name, and reading it throws the reason.
  for (const { within } of zip.problems) if (!sizes.has(within)) sizes.set(within, 0);
  const find = (path: string): string | null =>
    sizes.has(path) ? path : (spellings.get(folded(path)) ?? null);
  const sizeOf = (path: string): number | null => sizes.get(find(path) ?? path) ?? null;
  let left = largestTextBytes;
  return {
    what,
    paths: zip.entries.map((entry) => entry.name),
    find,
    sizeOf,
    async readText(path) {
      const size = sizeOf(path);
      if (size === null) return null;
      if (size > left)
        throw new ArchiveError(
          'too-large',
          `${what} holds over ${largestTextBytes / 1024 / 1024} MiB of text, the limit for a book.`,
        );
      left -= size;
      return zip.read(find(path) ?? path);
    },
    async readPart(path, largest) {
      const size = sizeOf(path);
      return size === null || size > largest ? null : zip.read(find(path) ?? path);
    },
  };
}

function folded(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
