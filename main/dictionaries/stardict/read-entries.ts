import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ArchiveError } from '../../../contract/errors.ts';

/** A head word and where its article lies; for a synonym (`number` alone) which head word it stands for. */
export interface IndexEntry {
  head: string;
  numbers: readonly number[];
}

/** A head word has up to 255 bytes by the format; what has more than this is no index. */
const longestHeadBytes = 1_024;
const mostBytes = 4 * 1024 ** 3;
export const mostEntries = 20_000_000;

/**
 * The entries of `.idx` or `.syn` one after another, plain or in gzip, never the whole file at once.
 *
 * @param widths bytes of each number that follows a head word.
 * Errors: damaged (with the offset), too-large.
 */
export async function* readEntries(path: string, widths: readonly number[]): AsyncGenerator<IndexEntry> {
  const tail = widths.reduce((sum, width) => sum + width, 0);
  let rest: Buffer = Buffer.alloc(0);
  let consumed = 0;
  let entries = 0;
  try {
    for await (const chunk of streamOf(path)) {
      const bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let at = 0;
      for (;;) {
        const end = bytes.indexOf(0, at);
        if (end === -1 || end + 1 + tail > bytes.length) {
          if ((end === -1 ? bytes.length : end) - at > longestHeadBytes)
            throw new ArchiveError(
              'damaged',
              `stardict: "${path}" holds no head word at ${consumed + at}; it is no index, or damaged`,
            );
          break;
        }
        if (end - at > longestHeadBytes)
          throw new ArchiveError(
            'damaged',
            `stardict: "${path}" has a head word of ${end - at} bytes at ${consumed + at}`,
          );
        entries += 1;
        if (entries > mostEntries)
          throw new ArchiveError('too-large', `stardict: "${path}" has over ${mostEntries} entries`);
        yield { head: bytes.toString('utf8', at, end), numbers: numbersAt(bytes, end + 1, widths) };
        at = end + 1 + tail;
      }
      rest = Buffer.from(bytes.subarray(at));
      consumed += at;
      if (consumed > mostBytes)
        throw new ArchiveError('too-large', `stardict: "${path}" unpacks to over ${mostBytes} bytes`);
    }
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError('damaged', `stardict: "${path}" cannot be read: ${messageOf(error)}`, {
      cause: error,
    });
  }
  if (rest.length > 0)
    throw new ArchiveError(
      'damaged',
      `stardict: "${path}" ends in the middle of an entry at ${consumed}; it is cut off`,
    );
}

function streamOf(path: string): Readable {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  if (!/\.(?:gz|dz)$/i.test(path)) return file;
  const unpacked = createGunzip();
  file.on('error', (error) => unpacked.destroy(error));
  unpacked.on('close', () => file.destroy());
  return file.pipe(unpacked);
}

function numbersAt(bytes: Buffer, start: number, widths: readonly number[]): number[] {
  let at = start;
  return widths.map((width) => {
    const value = width === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUInt32BE(at);
    at += width;
    return value;
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
