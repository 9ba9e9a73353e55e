import { ArchiveError } from '../../../contract/errors.ts';
import type { PartProblem, RandomAccess } from '../importer.ts';
import { readDirectory, type ZipDirectory, type ZipRecord } from './zip/directory.ts';
import { judgeRecords } from './zip/judge-records.ts';
import { modifiedOf } from './zip/modified.ts';
import { salvageDirectory } from './zip/salvage-directory.ts';
import { accessEntry, unpackEntry } from './zip/unpack-entry.ts';

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
  /** In the order of the directory, those that can be read. */
  entries: readonly ArchiveEntry[];
  /** Those that are refused, each for itself. */
  problems: readonly PartProblem[];
  /** By its exact name; null when there is none. Errors: damaged, encrypted, unsafe-archive, too-large, not-recognised. */
  read(name: string): Promise<Uint8Array | null>;
  /** For large ones. Errors as `read`, while iterating; not-found at once. */
  chunks(name: string): AsyncIterable<Uint8Array>;
  /**
   * Any place of an entry that lies in the zip as it is; null when it is compressed or there is none. Its checksum, which
   * is of the whole, is not looked at. Errors as `read`.
   */
  access(name: string): Promise<RandomAccess | null>;
}

/** Of an entry that is wanted in one piece. */
const largestWholeBytes = 256 * 1024 * 1024;

/**
 * Opens a zip by its directory. Errors of the whole: `damaged`, `encrypted` (all of it), `unsafe-archive` with the rule that
 * was broken (docs/security.md). Single entries that break a rule are in `problems`, and reading them throws.
 *
 * Own code around node:zlib: of the packages at hand, fflate and jszip believe what a zip says of itself, and yauzl, which
 * does not, gives up the whole zip at its first odd entry, knows neither what stands before nor behind a zip, nor names in
 * other charsets.
 *
 * @param what for messages, for example `"x.epub"`.
 * @param options.salvage whether a zip that was cut off before its directory is read as far as it goes, with a problem that
 *   says so. For containers; a format that is a zip itself is better refused than half read.
 */
export async function openZip(
  access: RandomAccess,
  what: string,
  options: { salvage?: boolean } = {},
): Promise<ZipArchive> {
  const directory = options.salvage ? await anyDirectory(access, what) : await readDirectory(access, what);
  const { readable, refused, problems, ends } = judgeRecords(directory, access.size, what);
  const chunks = (name: string): AsyncIterable<Uint8Array> => {
    const record = recordOf(name);
    if (!record) throw new ArchiveError('not-found', `${what} holds no "${name}".`);
    return unpackEntry(access, record, endOf(record), `"${name}" in ${what}`);
  };
  const endOf = (record: ZipRecord): number => ends.get(record.offset) ?? directory.start;
  const recordOf = (name: string): ZipRecord | undefined => {
    const problem = refused.get(name);
    if (problem) throw new ArchiveError(problem.problem, problem.message);
    return readable.get(name);
  };
  return {
    entries: [...readable].map(([name, record]) => ({
      name,
      size: record.size,
      modified: modifiedOf(record),
    })),
    problems,
    chunks,
    async access(name) {
      const record = recordOf(name);
      return record ? accessEntry(access, record, endOf(record), `"${name}" in ${what}`) : null;
    },
    async read(name) {
      const record = recordOf(name);
      if (!record) return null;
      if (record.size > largestWholeBytes)
        throw new ArchiveError('too-large', `"${name}" in ${what} is larger than 256 MiB.`);
      const pieces: Uint8Array[] = [];
      for await (const piece of chunks(name)) pieces.push(piece);
      return Buffer.concat(pieces);
    },
  };
}

async function anyDirectory(access: RandomAccess, what: string): Promise<ZipDirectory> {
  try {
    return await readDirectory(access, what);
  } catch (error) {
    const salvaged =
      error instanceof ArchiveError && error.code === 'damaged' ? await salvageDirectory(access) : null;
    if (salvaged === null) throw error;
    return salvaged;
  }
}
