import { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { ArchiveError } from '../../../contract/errors.ts';
import type { RandomAccess } from '../importer.ts';

/** One file inside a zip. Folders are not listed. */
export interface ArchiveEntry {
  /** With `/` between folders; never absolute, never with `..`. */
  name: string;
  /** Bytes when unpacked, as the directory says and the reading enforces. */
  size: number;
  /** ISO 8601, when the archive says. */
  modified: string | null;
}

/** A zip, opened: its directory has been read and found safe; nothing else has. */
export interface ZipArchive {
  /** In the order of the directory. */
  entries: readonly ArchiveEntry[];
  /** By its exact name; null when there is none. Errors: damaged, encrypted, unsafe-archive, too-large. */
  read(name: string): Promise<Uint8Array | null>;
  /** For large ones. Errors as `read`, while iterating; not-found at once. */
  chunks(name: string): AsyncIterable<Uint8Array>;
}

/**
 * Opens a zip by its directory. Errors: `damaged`; `encrypted` (when an encrypted entry is read); `unsafe-archive` with the
 * rule that was broken (docs/security.md).
 *
 * @param what for messages, for example `"x.epub"`.
 */
export async function openZip(access: RandomAccess, what: string): Promise<ZipArchive> {
  const zip = await yauzl
    .fromRandomAccessReaderPromise(new Reader(access), access.size, { lazyEntries: true, autoClose: false })
    .catch((error: unknown) => {
      throw refusal(what, error);
    });
  const byName = new Map<string, yauzl.Entry>();
  const entries: ArchiveEntry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      byName.set(entry.fileName, entry);
      entries.push({
        name: entry.fileName,
        size: entry.uncompressedSize,
        modified: instantOf(entry),
      });
    }
  } catch (error) {
    throw refusal(what, error);
  }
  const chunks = async function* (name: string): AsyncGenerator<Uint8Array> {
    const entry = byName.get(name);
    if (!entry) throw new ArchiveError('not-found', `${what} holds no "${name}".`);
    if (entry.isEncrypted())
      throw new ArchiveError('encrypted', `"${name}" in ${what} is locked by a password.`);
    try {
      for await (const chunk of await zip.openReadStreamPromise(entry)) yield chunk as Uint8Array;
    } catch (error) {
      throw refusal(what, error);
    }
  };
  return {
    entries,
    chunks,
    async read(name) {
      if (!byName.has(name)) return null;
      const pieces: Uint8Array[] = [];
      for await (const chunk of chunks(name)) pieces.push(chunk);
      return Buffer.concat(pieces);
    },
  };
}

class Reader extends yauzl.RandomAccessReader {
  readonly #access: RandomAccess;

  constructor(access: RandomAccess) {
    super();
    this.#access = access;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(pieces(this.#access, start, end), { objectMode: false });
  }
}

const pieceBytes = 256 * 1024;

async function* pieces(access: RandomAccess, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; ) {
    const piece = await access.read(at, Math.min(pieceBytes, end - at));
    if (piece.length === 0) return;
    at += piece.length;
    yield piece;
  }
}

/** DOS times have no zone and begin in 1980: anything else is no time. */
function instantOf(entry: yauzl.Entry): string | null {
  const date = entry.getLastModDate();
  return Number.isFinite(date.getTime()) && date.getUTCFullYear() > 1980 ? date.toISOString() : null;
}

function refusal(what: string, error: unknown): ArchiveError {
  if (error instanceof ArchiveError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new ArchiveError('damaged', `${what} cannot be unpacked: ${reason}.`, { cause: error });
}
