import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, inflateRaw } from 'node:zlib';
import { ArchiveError } from '../../../contract/errors.ts';
import { openRangedFile, type RangedFile } from '../ranged-file.ts';

/** The file of a dictionary's articles, of which parts are read. */
export interface Articles {
  /** Bytes of it, unpacked; for dictzip at most so many. */
  size: number;
  read(start: number, size: number): Promise<Buffer>;
  close(): Promise<void>;
}

const mostUnpacked = 4 * 1024 ** 3;

/**
 * `.dict` as it is, `.dict.dz` by its chunks. A `.dict.dz` that is plain gzip has none: it is unpacked once, into `spool`.
 * Errors: not-found, unreadable, damaged, too-large, disk-full.
 */
export async function openArticles(path: string, spool: string): Promise<Articles> {
  if (!/\.dz$/i.test(path)) return openRangedFile(path);
  const file = await openRangedFile(path);
  try {
    const chunks = await readChunks(file, path);
    if (chunks !== null) return openChunks(file, path, chunks);
  } catch (error) {
    await file.close();
    throw error;
  }
  await file.close();
  if (!existsSync(spool)) await unpack(path, spool);
  return openRangedFile(spool);
}

interface Chunks {
  length: number;
  /** Offsets in the packed file; one more at the end. */
  starts: Float64Array;
}

/** The table of dictzip is an extra field `RA` in the header of gzip; null for a gzip without. */
async function readChunks(file: RangedFile, path: string): Promise<Chunks | null> {
  const damaged = (what: string): ArchiveError =>
    new ArchiveError('damaged', `stardict: ${what} in "${path}"`);
  const head = await file.read(0, 12 + 65_535 + 4_096);
  if (head.length < 18 || head[0] !== 0x1f || head[1] !== 0x8b || head[2] !== 8)
    throw damaged('there is no gzip header');
  const flags = head[3] ?? 0;
  if ((flags & 4) === 0) return null;
  const extraEnd = 12 + head.readUInt16LE(10);
  if (extraEnd > head.length) throw damaged('the header is cut off');
  for (let at = 12; at + 4 <= extraEnd; ) {
    const length = head.readUInt16LE(at + 2);
    const end = at + 4 + length;
    if (end > extraEnd) throw damaged('the header is broken');
    if (head.toString('latin1', at, at + 2) === 'RA') {
      const count = length >= 6 ? head.readUInt16LE(at + 8) : 0;
      const chunkLength = length >= 6 ? head.readUInt16LE(at + 6) : 0;
      if (chunkLength === 0 || count === 0 || length < 6 + 2 * count)
        throw damaged('the table of chunks is broken');
      let start = endOfHeader(head, extraEnd, flags);
      if (start === null) throw damaged('the header does not end');
      const starts = new Float64Array(count + 1);
      for (let chunk = 0; chunk < count; chunk += 1) {
        starts[chunk] = start;
        start += head.readUInt16LE(at + 10 + 2 * chunk);
      }
      starts[count] = start;
      if (start > file.size) throw damaged('the file is cut off: its chunks end beyond its end');
      return { length: chunkLength, starts };
    }
    at = end;
  }
  return null;
}

/** After the extra field may come a name and a comment, each ended by a zero, and a checksum. */
function endOfHeader(head: Buffer, from: number, flags: number): number | null {
  let at = from;
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    const end = head.indexOf(0, at);
    if (end === -1) return null;
    at = end + 1;
  }
  return (flags & 2) === 0 ? at : at + 2;
}

const chunksHeld = 8;

function openChunks(file: RangedFile, path: string, { length, starts }: Chunks): Articles {
  const count = starts.length - 1;
  // The newest last, as a map keeps them.
  const held = new Map<number, Buffer>();
  const readChunk = async (chunk: number): Promise<Buffer> => {
    const known = held.get(chunk);
    if (known !== undefined) return known;
    const start = starts[chunk] ?? 0;
    const packed = await file.read(start, (starts[chunk + 1] ?? start) - start);
    const bytes = await inflateChunk(packed, length, path, chunk);
    held.set(chunk, bytes);
    const [oldest] = held.keys();
    if (held.size > chunksHeld && oldest !== undefined) held.delete(oldest);
    return bytes;
  };
  return {
    size: count * length,
    async read(start, size) {
      const parts: Buffer[] = [];
      let at = start;
      while (at < start + size) {
        const chunk = Math.floor(at / length);
        if (chunk >= count) break;
        const bytes = await readChunk(chunk);
        const from = at - chunk * length;
        const part = bytes.subarray(from, from + start + size - at);
        if (part.length === 0) break;
        parts.push(part);
        at += part.length;
      }
      return Buffer.concat(parts);
    },
    close: () => file.close(),
  };
}

/** A chunk is a piece of one deflate stream that was flushed whole, so that it opens without the pieces before it. */
function inflateChunk(packed: Buffer, length: number, path: string, chunk: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    inflateRaw(packed, { finishFlush: 2, maxOutputLength: length }, (error, bytes) => {
      if (error === null) resolve(bytes);
      else
        reject(
          new ArchiveError('damaged', `stardict: chunk ${chunk} of "${path}" is damaged: ${error.message}`, {
            cause: error,
          }),
        );
    });
  });
}

async function unpack(path: string, spool: string): Promise<void> {
  const temporary = `${spool}.tmp`;
  let written = 0;
  const bound = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      written += chunk.length;
      if (written > mostUnpacked)
        done(new ArchiveError('too-large', `stardict: "${path}" unpacks to over ${mostUnpacked} bytes`));
      else done(null, chunk);
    },
  });
  try {
    await pipeline(
      createReadStream(path),
      createGunzip(),
      bound,
      createWriteStream(temporary, { mode: 0o600 }),
    );
    await rename(temporary, spool);
  } catch (error) {
    await rm(temporary, { force: true });
    if (error instanceof ArchiveError) throw error;
    const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    throw new ArchiveError(
      full ? 'disk-full' : 'damaged',
      full
        ? `The disk is full: "${path}" could not be unpacked.`
        : `stardict: "${path}" cannot be unpacked: ${String(error)}`,
      { cause: error },
    );
  }
}
