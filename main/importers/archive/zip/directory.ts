import { ArchiveError } from '../../../../contract/errors.ts';
import type { RandomAccess } from '../../importer.ts';
import { ByteReader } from '../byte-reader.ts';
import { littleEndian } from '../little-endian.ts';
import { rangeOf } from '../range.ts';

export const largestEntryCount = 100_000;
/** A hundred thousand entries take 18 MiB; their names are held in several forms. */
const largestDirectory = 32 * 1024 * 1024;
/** The longest comment there can be, and as much again of what programs append to a zip. */
const tailBytes = 128 * 1024;

/** One record of the directory at the end of a zip, as it stands there. */
export interface ZipRecord {
  rawName: Uint8Array;
  /** The system the entry was made on: 0 and 10 are Windows, 3 is Unix, 19 macOS. */
  host: number;
  flags: number;
  method: number;
  crc: number;
  compressed: number;
  size: number;
  /** Of the local header, from the beginning of the file. */
  offset: number;
  attributes: number;
  time: number;
  date: number;
  /** By their numbers; of two with one number the first. */
  extras: Map<number, Uint8Array>;
}

export interface ZipDirectory {
  records: ZipRecord[];
  /** Where the first byte of the directory stands. */
  start: number;
  /** How many records it says it has. */
  stated: number;
  /** Made anew, because it was cut off. */
  salvaged?: boolean;
}

interface Place {
  start: number;
  end: number;
  stated: number;
  /** What to add to the offsets, when something was put before the zip. */
  shift: number;
  /** How well it fits; the best of several is taken. */
  fit: number;
}

/** Errors: `damaged`, `unsafe-archive`. */
export async function readDirectory(access: RandomAccess, what: string): Promise<ZipDirectory> {
  const place = await findDirectory(access, what);
  if (place.stated > largestEntryCount) throw tooMany(what);
  if (place.end - place.start > largestDirectory)
    throw new ArchiveError('unsafe-archive', `${what} has a directory of more than 32 MiB.`);
  const input = new ByteReader(rangeOf(access, place.start, place.end));
  const records: ZipRecord[] = [];
  for (;;) {
    const head = await input.peek(46);
    if (head.length < 46 || littleEndian(head, 0, 4) !== recordMark) break;
    if (records.length === largestEntryCount) throw tooMany(what);
    const record = await readRecord(input, what);
    record.offset += place.shift;
    records.push(record);
  }
  if (records.length === 0 && place.stated > 0)
    throw new ArchiveError('damaged', `${what} has a directory that cannot be read.`);
  return { records, start: place.start, stated: place.stated };
}

const recordMark = 0x02014b50;
const endMark = 0x06054b50;

function tooMany(what: string): ArchiveError {
  return new ArchiveError(
    'unsafe-archive',
    `${what} holds more than 100,000 files. Unpack it and import the folder.`,
  );
}

async function readRecord(input: ByteReader, what: string): Promise<ZipRecord> {
  const head = await input.take(46);
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((at) => littleEndian(head, at, 2));
  const rest = await input.take((nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0));
  if (rest.length < (nameLength ?? 0) + (extraLength ?? 0))
    throw new ArchiveError('damaged', `${what} has a directory that is cut off.`);
  const record: ZipRecord = {
    rawName: rest.slice(0, nameLength),
    host: head[5] ?? 0,
    flags: littleEndian(head, 8, 2),
    method: littleEndian(head, 10, 2),
    time: littleEndian(head, 12, 2),
    date: littleEndian(head, 14, 2),
    crc: littleEndian(head, 16, 4),
    compressed: littleEndian(head, 20, 4),
    size: littleEndian(head, 24, 4),
    attributes: littleEndian(head, 38, 4),
    offset: littleEndian(head, 42, 4),
    extras: extrasOf(rest.slice(nameLength, (nameLength ?? 0) + (extraLength ?? 0))),
  };
  return { ...record, ...large(record) };
}

/** Extra fields that do not fit end the list: programs that align files pad with what is no field. */
export function extrasOf(bytes: Uint8Array): Map<number, Uint8Array> {
  const extras = new Map<number, Uint8Array>();
  for (let at = 0; at + 4 <= bytes.length; ) {
    const length = littleEndian(bytes, at + 2, 2);
    const data = bytes.subarray(at + 4, at + 4 + length);
    const kind = littleEndian(bytes, at, 2);
    if (data.length === length && !extras.has(kind)) extras.set(kind, data);
    at += 4 + length;
  }
  return extras;
}

/** Numbers of more than 32 bits stand in an extra field, those that need it and no others. */
export function large<T extends { size: number; compressed: number; offset?: number }>(
  fields: T & { extras: Map<number, Uint8Array> },
): { size: number; compressed: number; offset: number } {
  const data = fields.extras.get(1);
  let at = 0;
  const next = (value: number): number => {
    if (value !== 0xffffffff || data === undefined || at + 8 > data.length) return value;
    at += 8;
    return littleEndian(data, at - 8, 8);
  };
  return {
    size: next(fields.size),
    compressed: next(fields.compressed),
    offset: next(fields.offset ?? 0),
  };
}

/**
 * The record that closes a zip is looked for from the end: a comment may follow it, and what programs append. When there
 * are several (a zip as the comment of another), the one that fits the file best is it.
 */
async function findDirectory(access: RandomAccess, what: string): Promise<Place> {
  const tailStart = Math.max(0, access.size - tailBytes);
  const tail = await access.read(tailStart, access.size - tailStart);
  const places: Place[] = [];
  let tried = 0;
  for (let at = tail.length - 22; at >= 0 && tried < 64; at -= 1) {
    if (tail[at] !== 0x50 || littleEndian(tail, at, 4) !== endMark) continue;
    tried += 1;
    const place = await placeOf(access, tail, tailStart, at);
    if (place) places.push(place);
  }
  const best = places.sort((first, second) => second.fit - first.fit)[0];
  if (best) return best;
  throw new ArchiveError(
    'damaged',
    tried === 0
      ? `${what} is no zip or was cut off: the directory at its end is missing.`
      : `${what} has no directory where it says.`,
  );
}

async function placeOf(
  access: RandomAccess,
  tail: Uint8Array,
  tailStart: number,
  at: number,
): Promise<Place | null> {
  const record = tail.subarray(at);
  const comment = littleEndian(record, 20, 2);
  if (22 + comment > record.length) return null;
  const wide = await wideRecord(access, tail, at, tailStart);
  const end = wide?.at ?? tailStart + at;
  const stated = wide?.count ?? littleEndian(record, 10, 2);
  const size = wide?.size ?? littleEndian(record, 12, 4);
  const offset = wide?.offset ?? littleEndian(record, 16, 4);
  const fit = 22 + comment === record.length ? 2 : 0;
  const natural = end - size;
  if (stated === 0 && size === 0) return { start: end, end, stated, shift: 0, fit: offset <= end ? fit : 0 };
  if (offset < end && (await hasMark(access, offset, recordMark)))
    return { start: offset, end, stated, shift: 0, fit: fit + 1 };
  if (natural < 0 || !(await hasMark(access, natural, recordMark))) return null;
  return { start: natural, end, stated, shift: await shiftOf(access, natural, natural - offset), fit };
}

/** Something put before a zip moves all of it; a wrong offset of the directory moves nothing else. */
async function shiftOf(access: RandomAccess, start: number, shift: number): Promise<number> {
  const offset = littleEndian(await access.read(start + 42, 4), 0, 4);
  return (await hasMark(access, offset + shift, 0x04034b50)) ? shift : 0;
}

/** Of zip64, found by its locator, or just before that when something was put before the zip. */
async function wideRecord(
  access: RandomAccess,
  tail: Uint8Array,
  at: number,
  tailStart: number,
): Promise<{ at: number; count: number; size: number; offset: number } | null> {
  if (at < 20 || littleEndian(tail, at - 20, 4) !== 0x07064b50) return null;
  for (const place of [littleEndian(tail, at - 12, 8), tailStart + at - 20 - 56]) {
    if (!(await hasMark(access, place, 0x06064b50))) continue;
    const record = await access.read(place, 56);
    const [count, size, offset] = [32, 40, 48].map((field) => littleEndian(record, field, 8));
    return { at: place, count: count ?? 0, size: size ?? 0, offset: offset ?? 0 };
  }
  return null;
}

async function hasMark(access: RandomAccess, offset: number, mark: number): Promise<boolean> {
  if (offset < 0 || offset + 4 > access.size) return false;
  return littleEndian(await access.read(offset, 4), 0, 4) === mark;
}
