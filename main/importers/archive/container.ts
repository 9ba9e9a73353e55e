import { ArchiveError } from '../../../contract/errors.ts';
import type { FileStream, PartProblem, RandomAccess } from '../importer.ts';
import { largestSiblingBytes } from '../limits.ts';
import { decompressedStream } from './decompress.ts';
import { memoryAccess } from './memory-access.ts';
import { isTarHead } from './tar/header.ts';
import { readTar } from './tar-archive.ts';
import { openZip } from './zip-archive.ts';

/** A file inside a container. */
export interface ContainerEntry {
  /** Path inside, with `/` between folders; never absolute, never with `..`; unlike every other in the container. */
  name: string;
  size: number | null;
  /** ISO 8601. */
  modified: string | null;
  /** Of a tar once, and before the next entry is asked for. Errors: those of the archive readers, of this entry alone. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** Files in one file. Which of them are read, and how deep containers stand in each other, is for the caller to say. */
export interface Container {
  kind: 'zip' | 'tar';
  /**
   * In the order of the container; what is refused as a problem of its own. Throws when the container breaks off or a
   * rule that stands for the whole; what came before stays.
   */
  entries(): AsyncIterable<ContainerEntry | PartProblem>;
  /** A file by its path inside; null when there is none, it is refused or over 32 MiB, and always in a tar. */
  sibling(name: string): Promise<Uint8Array | null>;
}

/** Of a zip that can only be read from its beginning, because it comes out of something else. */
const largestHeldZip = 256 * 1024 * 1024;

/**
 * Opens a zip, a tar, or a compressed tar; null for everything else, also for a single compressed file, which
 * `decompressedStream` is for. Formats that are zips themselves (EPUB, DOCX …) are opened too: recognise them before.
 *
 * Errors: `damaged`, `encrypted`, `unsafe-archive`, `too-large`.
 */
export async function openContainer(file: FileStream): Promise<Container | null> {
  if (isZipHead(file.head)) return zipContainer(await accessTo(file), file.name);
  if (isTarHead(file.head)) return tarContainer(file.chunks, file.name);
  const unpacked = await decompressedStream(file);
  if (unpacked && isTarHead(unpacked.head)) return tarContainer(unpacked.chunks, file.name);
  // A program that unpacks itself, or whatever else was put before a zip: the name is the only sign.
  if (unpacked === null && file.access && /\.zip$/i.test(file.name))
    return zipContainer(file.access, file.name).catch(nullWhenNoZip);
  return null;
}

/** A file, an empty zip, or the mark of a zip in several volumes that needed only one. */
function isZipHead(head: Uint8Array): boolean {
  const start = Buffer.from(head.subarray(0, 4)).toString('latin1');
  return start === 'PK\x03\x04' || start === 'PK\x05\x06' || start === 'PK\x07\x08' || start === 'PK00';
}

function nullWhenNoZip(error: unknown): null {
  if (error instanceof ArchiveError && error.code === 'damaged') return null;
  throw error;
}

async function accessTo(file: FileStream): Promise<RandomAccess> {
  if (file.access) return file.access;
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of file.chunks()) {
    length += piece.length;
    if (length > largestHeldZip)
      throw new ArchiveError(
        'too-large',
        `"${file.name}" is a zip of more than 256 MiB inside another container. Unpack the outer one first.`,
      );
    pieces.push(piece);
  }
  return memoryAccess(Buffer.concat(pieces, length));
}

async function zipContainer(access: RandomAccess, name: string): Promise<Container> {
  const zip = await openZip(access, `"${name}"`, { salvage: true });
  const sizes = new Map(zip.entries.map((entry) => [entry.name, entry.size]));
  return {
    kind: 'zip',
    async *entries() {
      for (const entry of zip.entries) yield { ...entry, chunks: () => zip.chunks(entry.name) };
      yield* zip.problems;
    },
    async sibling(path) {
      const size = sizes.get(path);
      if (size === undefined || size > largestSiblingBytes) return null;
      return zip.read(path).catch(nullWhenRefused);
    },
  };
}

/** A picture that cannot be unpacked is one that is missing. */
function nullWhenRefused(error: unknown): null {
  if (error instanceof ArchiveError) return null;
  throw error;
}

function tarContainer(chunks: () => AsyncIterable<Uint8Array>, name: string): Container {
  return {
    kind: 'tar',
    entries: () => readTar(chunks(), `"${name}"`),
    sibling: async () => null,
  };
}
