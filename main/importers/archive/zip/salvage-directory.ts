import { crc32, createInflateRaw } from 'node:zlib';
import type { RandomAccess } from '../../importer.ts';
import { littleEndian } from '../little-endian.ts';
import { pump } from '../pump.ts';
import { rangeOf } from '../range.ts';
import { extrasOf, large, largestEntryCount, type ZipDirectory, type ZipRecord } from './directory.ts';

const headerMark = 0x04034b50;
const unquestionedBytes = 1024 * 1024;
const largestRatio = 100;

/**
 * The directory of a zip that was cut off before its own, made anew from the headers before the data: those whose data is
 * all there, from the first on. Where sizes stand behind the data, it is unpacked to find its end. Null when there is none.
 * Modes and marks of systems stand in the directory alone, so that links become small files with a path in them.
 */
export async function salvageDirectory(access: RandomAccess): Promise<ZipDirectory | null> {
  const records: ZipRecord[] = [];
  let at = 0;
  while (records.length < largestEntryCount) {
    const found = await recordAt(access, at);
    if (found === null || found.next > access.size) break;
    records.push(found.record);
    at = found.next;
  }
  return records.length === 0 ? null : { records, start: at, stated: records.length, salvaged: true };
}

interface Found {
  record: ZipRecord;
  /** Where the header of the next one stands. */
  next: number;
}

async function recordAt(access: RandomAccess, offset: number): Promise<Found | null> {
  const header = await access.read(offset, 30);
  if (header.length < 30 || littleEndian(header, 0, 4) !== headerMark) return null;
  const nameLength = littleEndian(header, 26, 2);
  const extraLength = littleEndian(header, 28, 2);
  const rest = await access.read(offset + 30, nameLength + extraLength);
  if (rest.length < nameLength + extraLength) return null;
  const extras = extrasOf(rest.slice(nameLength));
  const flags = littleEndian(header, 6, 2);
  const stated = { size: littleEndian(header, 22, 4), compressed: littleEndian(header, 18, 4), extras };
  const { size, compressed } = large(stated);
  const record: ZipRecord = {
    ...{ rawName: rest.slice(0, nameLength), host: 0, flags, method: littleEndian(header, 8, 2) },
    ...{ crc: littleEndian(header, 14, 4), compressed, size, offset, attributes: 0 },
    ...{ time: littleEndian(header, 10, 2), date: littleEndian(header, 12, 2), extras },
  };
  const start = offset + 30 + nameLength + extraLength;
  if ((flags & 8) === 0 || compressed > 0) return { record, next: start + compressed };
  return record.method === 8 && (flags & 1) === 0 ? measured(access, record, start) : null;
}

/** Unpacks once to see where the data ends; nothing is kept. */
async function measured(access: RandomAccess, record: ZipRecord, start: number): Promise<Found | null> {
  const engine = createInflateRaw({ chunkSize: 64 * 1024 });
  let size = 0;
  let crc = 0;
  try {
    for await (const piece of pump(rangeOf(access, start, access.size), engine)) {
      size += piece.length;
      crc = crc32(piece, crc);
      if (size > unquestionedBytes && size > largestRatio * engine.bytesWritten) return null;
    }
  } catch {
    // Cut off or damaged: it is the last one, and not whole.
    return null;
  }
  const end = start + engine.bytesWritten;
  const next = await afterDescriptor(access, end, crc);
  return next === null ? null : { record: { ...record, size, crc, compressed: end - start }, next };
}

/** Checksum and two sizes, with a mark before them or none, narrow or wide. The checksum must be right. */
async function afterDescriptor(access: RandomAccess, end: number, crc: number): Promise<number | null> {
  const bytes = await access.read(end, 28);
  const marked = littleEndian(bytes, 0, 4) === 0x08074b50 ? 4 : 0;
  if (littleEndian(bytes, marked, 4) !== crc || bytes.length < marked + 12) return null;
  const wide = littleEndian(bytes, marked + 20, 4) === headerMark;
  return end + marked + (wide ? 20 : 12);
}
