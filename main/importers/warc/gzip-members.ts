import { Readable } from 'node:stream';
import { constants, crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { ArchiveError } from '../../../contract/errors.ts';
import { rangeOf } from '../archive/range.ts';
import type { RandomAccess } from '../importer.ts';

/**
 * A gzip file of many members, one a record, as web archives are compressed: where each begins in the file and in what
 * comes out of it, learnt as it is read, is what makes any record reachable at once.
 */
export interface GzipMembers {
  /** From the last known member that begins at or before `offset` (of what comes out), and where that is. */
  from(offset: number): { start: number; chunks: AsyncIterable<Uint8Array> };
  /** How much comes out of a member on average, as far as they are known. */
  averageLength(): number;
  /** After reading failed with `damaged`: where, in what comes out, the next sound member begins; null when there is none. */
  resume(): Promise<number | null>;
}

const windowBytes = 1024 * 1024;
const leastWindow = 64 * 1024;
/** Larger members are inflated piece by piece. */
const largestAtOnce = 4 * 1024 * 1024;

export function openGzipMembers(access: RandomAccess, what: string): GzipMembers {
  /** Of each member, in order: where it begins in the file, and in what comes out. */
  const packed = [0];
  const unpacked = [0];
  /** Where reading failed, in the file and in what comes out. */
  let failed: { at: number; offset: number } | null = null;

  async function* chunksFrom(index: number): AsyncGenerator<Uint8Array> {
    const window = createWindow(access);
    for (let member = index; ; member += 1) {
      const at = packed[member];
      const start = unpacked[member];
      if (at === undefined || start === undefined || at >= access.size) return;
      let length = 0;
      const inflating = inflateMember(access, window, at, what);
      let next: number | null;
      try {
        let step = await inflating.next();
        for (; step.done !== true; step = await inflating.next()) {
          length += step.value.bytes.length;
          refuseBomb(start + length, at + step.value.used, what);
          yield step.value.bytes;
        }
        next = step.value;
      } catch (error) {
        failed = { at, offset: start + length };
        throw error;
      }
      if (next === null) return;
      if (packed.length === member + 1) {
        packed.push(next);
        unpacked.push(start + length);
      }
    }
  }

  return {
    async resume() {
      if (failed === null || failed.at !== packed.at(-1)) return null;
      const next = await findMember(access, failed.at + 1);
      if (next === null) return null;
      packed.push(next);
      unpacked.push(failed.offset);
      return failed.offset;
    },
    averageLength: () => (unpacked.at(-1) ?? 0) / Math.max(1, unpacked.length - 1),
    from(offset) {
      let low = 0;
      for (let high = unpacked.length; high - low > 1; ) {
        const middle = (low + high) >> 1;
        if ((unpacked[middle] ?? Number.POSITIVE_INFINITY) <= offset) low = middle;
        else high = middle;
      }
      return { start: unpacked[low] ?? 0, chunks: chunksFrom(low) };
    },
  };
}

const unquestionedBytes = 64 * 1024 * 1024;
const largestRatio = 250;

function refuseBomb(unpacked: number, packed: number, what: string): void {
  if (unpacked <= unquestionedBytes || unpacked <= largestRatio * (packed + leastWindow)) return;
  const message = `${what} unpacks to more than ${largestRatio} times its size, which no page does.`;
  throw new ArchiveError('unsafe-archive', message);
}

const mostAttempts = 10_000;
const overlap = 16 * 1024;

/** The next place that begins like a compressed record. */
async function findMember(access: RandomAccess, from: number): Promise<number | null> {
  let attempts = 0;
  for (let start = from; start < access.size; start += windowBytes - overlap) {
    const bytes = Buffer.from(await access.read(start, windowBytes));
    for (let at = bytes.indexOf(memberMark); at !== -1; at = bytes.indexOf(memberMark, at + 1)) {
      if (at >= windowBytes - overlap) break;
      attempts += 1;
      if (attempts > mostAttempts) return null;
      const text = Buffer.from(gzipStart(bytes.subarray(at)) ?? []).toString('latin1', 0, 40);
      if (/^(?:WARC\/\d|[a-z]{3,8}:\/\/)/.test(text)) return start + at;
    }
  }
  return null;
}

const memberMark = Buffer.from([0x1f, 0x8b, 0x08]);

/** Yields what is in a member, and how much of it that took; returns where the next one begins, or null when what follows is padding. */
async function* inflateMember(
  access: RandomAccess,
  window: Window,
  at: number,
  what: string,
): AsyncGenerator<{ bytes: Uint8Array; used: number }, number | null> {
  let head = await window(at, leastWindow);
  // Zeros and other padding after the last member mean nothing.
  if (head[0] !== 0x1f || head[1] !== 0x8b) return null;
  const headLength = gzipHeadLength(head);
  if (headLength === null) throw damaged(what, at);
  let whole = inflateAtOnce(head.subarray(headLength));
  for (let least = leastWindow * 4; whole === null && least <= windowBytes; least *= 4) {
    head = await window(at, least);
    whole = inflateAtOnce(head.subarray(headLength));
    if (head.length < least) break;
  }
  if (whole !== null) {
    const trailer = at + headLength + whole.used;
    yield { bytes: whole.bytes, used: headLength + whole.used };
    verify(await window(trailer, 8), trailer, crc32(whole.bytes), what);
    return trailer + 8;
  }
  const inflate = createInflateRaw();
  const input = Readable.from(rangeOf(access, at + headLength, access.size));
  input.on('error', (error) => inflate.destroy(error));
  input.pipe(inflate);
  let sum = 0;
  try {
    for await (const chunk of inflate) {
      sum = crc32(chunk, sum);
      yield { bytes: chunk, used: inflate.bytesWritten };
    }
  } catch (error) {
    throw error instanceof ArchiveError ? error : damaged(what, at, error);
  } finally {
    input.destroy();
    inflate.destroy();
  }
  const trailer = at + headLength + inflate.bytesWritten;
  verify(await window(trailer, 8), trailer, sum, what);
  return trailer + 8;
}

/** Null when the member does not end within the window or is large. */
function inflateAtOnce(bytes: Uint8Array): { bytes: Uint8Array; used: number } | null {
  try {
    const inflated: unknown = inflateRawSync(bytes, { info: true, maxOutputLength: largestAtOnce });
    return isInflated(inflated) ? { bytes: inflated.buffer, used: inflated.engine.bytesWritten } : null;
  } catch {
    return null; // cut by the window, large, or damaged: inflating piece by piece tells which
  }
}

/** What zlib answers when it is asked how much it used, which its types leave out. */
function isInflated(value: unknown): value is { buffer: Uint8Array; engine: { bytesWritten: number } } {
  if (typeof value !== 'object' || value === null || !('buffer' in value) || !('engine' in value))
    return false;
  const { buffer, engine } = value;
  return (
    buffer instanceof Uint8Array &&
    typeof engine === 'object' &&
    engine !== null &&
    'bytesWritten' in engine &&
    typeof engine.bytesWritten === 'number'
  );
}

function verify(trailer: Buffer, at: number, sum: number, what: string): void {
  if (trailer.length < 8 || trailer.readUInt32LE(0) !== sum) throw damaged(what, at);
}

/** The bytes from a place on: at least so many, unless the file ends. */
type Window = (at: number, least: number) => Promise<Buffer>;

/**
 * A view that slides along the file and grows as it does: small for a single record, and few readings for a whole archive,
 * each of which goes to the host and back.
 */
function createWindow(access: RandomAccess): Window {
  let start = 0;
  let bytes = Buffer.alloc(0);
  let size = leastWindow * 2;
  return async (at, least) => {
    const end = start + bytes.length;
    if (at < start || at > end || (end - at < least && end < access.size)) {
      start = at;
      bytes = Buffer.from(await access.read(at, Math.max(least, size)));
      size = Math.min(size * 2, windowBytes);
    }
    return bytes.subarray(at - start);
  };
}

/** Of the head before the deflated bytes (RFC 1952, 2.3), with its optional fields; null when it is none. */
function gzipHeadLength(head: Buffer): number | null {
  if (head.length < 18 || head[2] !== 8) return null;
  const flags = head[3] ?? 0;
  let length = 10;
  if (flags & 4) length += 2 + head.readUInt16LE(10);
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue;
    const end = head.indexOf(0, length);
    if (end === -1) return null;
    length = end + 1;
  }
  if (flags & 2) length += 2;
  return length <= head.length ? length : null;
}

function damaged(what: string, at: number, cause?: unknown): ArchiveError {
  return new ArchiveError('damaged', `${what}: the compressed data is broken at byte ${at}.`, { cause });
}

/** What the first kilobytes of a gzip file unpack to; null when it is none. */
export function gzipStart(head: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return null;
  const length = gzipHeadLength(bytes);
  if (length === null) return null;
  try {
    return inflateRawSync(bytes.subarray(length, length + 8_192), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: 16 * 1024 * 1024,
    });
  } catch {
    return null;
  }
}
