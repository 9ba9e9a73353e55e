import { decompress } from '../archive/decompress.ts';
import { rangeOf } from '../archive/range.ts';
import type { FileStream } from '../importer.ts';
import { openGzipMembers } from './gzip-members.ts';

/** What an archive unpacks to, readable from any place. */
export interface ArchiveBytes {
  /** Whether a far place costs about as much as a near one; to be asked once the archive has been read through. */
  seekable(): boolean;
  from(offset: number): AsyncIterable<Uint8Array>;
  /** After reading failed with `damaged`: from where it can go on; null when it cannot. */
  resume(): Promise<number | null>;
}

const largestStep = 16 * 1024 * 1024;

export function openArchiveBytes(file: FileStream): ArchiveBytes {
  const { access } = file;
  const packed = file.head[0] === 0x1f && file.head[1] === 0x8b;
  if (access === null) {
    const chunks = (): AsyncIterable<Uint8Array> =>
      packed ? decompress('gzip', file.chunks(), `"${file.name}"`) : file.chunks();
    return { seekable: () => false, resume: cannotResume, from: (offset) => skipping(chunks(), offset) };
  }
  if (!packed)
    return {
      seekable: () => true,
      resume: cannotResume,
      from: (offset) => rangeOf(access, offset, access.size),
    };
  const members = openGzipMembers(access, `"${file.name}"`);
  return {
    // A large archive that is one member can only be read from its beginning.
    resume: members.resume,
    seekable: () => members.averageLength() < largestStep,
    from(offset) {
      const { start, chunks } = members.from(offset);
      return skipping(chunks, offset - start);
    },
  };
}

const cannotResume = async (): Promise<null> => null;

async function* skipping(chunks: AsyncIterable<Uint8Array>, offset: number): AsyncGenerator<Uint8Array> {
  let left = offset;
  for await (const chunk of chunks) {
    if (left < chunk.length) yield left === 0 ? chunk : chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}
