import { crc32, deflateRawSync } from 'node:zlib';

/** An entry as a test wants it, honest where it says nothing. */
export interface MadeEntry {
  name: string | Uint8Array;
  /** Before packing. */
  data?: Uint8Array | string;
  /** Default 8, deflated. */
  method?: number;
  /** What stands in the file, when it is not `data` packed. */
  packed?: Uint8Array;
  flags?: number;
  /** Default 3, Unix. */
  host?: number;
  /** File mode of Unix, for example 0o120777. */
  mode?: number;
  crc?: number;
  size?: number;
  compressed?: number;
  /** In the directory only. */
  extra?: Uint8Array;
  /** What the header before the data says instead. */
  local?: {
    name?: string;
    size?: number;
    compressed?: number;
    crc?: number;
    method?: number;
    extra?: Uint8Array;
  };
  /** Sizes and checksum behind the data, and none before it. */
  descriptor?: boolean;
  /** Where the directory says that it begins. */
  offset?: number;
  /** Only in the directory: nothing is written for it. */
  listedOnly?: boolean;
}

export interface MadeZip {
  comment?: Uint8Array;
  /** How many entries the end says there are. */
  stated?: number;
  /** Numbers of the end in the wide form. */
  wide?: boolean;
}

/** Writes a zip byte by byte, so that a test can lie where it wants. */
export function makeZip(entries: readonly MadeEntry[], options: MadeZip = {}): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    const data = typeof entry.data === 'string' ? Buffer.from(entry.data) : (entry.data ?? new Uint8Array(0));
    const method = entry.method ?? 8;
    const packed = entry.packed ?? (method === 8 ? deflateRawSync(data) : data);
    const facts: Facts = {
      name: typeof entry.name === 'string' ? Buffer.from(entry.name) : entry.name,
      flags: (entry.flags ?? (typeof entry.name === 'string' ? 0x800 : 0)) | (entry.descriptor ? 8 : 0),
      method,
      crc: entry.crc ?? crc32(data),
      compressed: entry.compressed ?? packed.length,
      size: entry.size ?? data.length,
      extra: entry.extra ?? new Uint8Array(0),
    };
    directory.push(directoryRecord(entry, facts, entry.offset ?? at));
    if (entry.listedOnly) continue;
    const written = [localHeader(entry, facts), packed, ...(entry.descriptor ? [descriptor(facts)] : [])];
    pieces.push(...written);
    at += written.reduce((sum, piece) => sum + piece.length, 0);
  }
  const listed = Buffer.concat(directory);
  const end = endOf(listed.length, at, options.stated ?? entries.length, options);
  return Buffer.concat([...pieces, listed, end]);
}

interface Facts {
  name: Uint8Array;
  flags: number;
  method: number;
  crc: number;
  compressed: number;
  size: number;
  extra: Uint8Array;
}

/** 11 March 2021, 09:26:54. */
const date = (41 << 9) | (3 << 5) | 11;
const time = (9 << 11) | (26 << 5) | 27;

function localHeader({ local = {}, descriptor: late }: MadeEntry, facts: Facts): Uint8Array {
  const name = local.name === undefined ? facts.name : Buffer.from(local.name);
  const extra = local.extra ?? new Uint8Array(0);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(facts.flags, 6);
  header.writeUInt16LE(local.method ?? facts.method, 8);
  header.writeUInt16LE(time, 10);
  header.writeUInt16LE(date, 12);
  header.writeUInt32LE(late ? 0 : (local.crc ?? facts.crc), 14);
  header.writeUInt32LE(late ? 0 : (local.compressed ?? facts.compressed), 18);
  header.writeUInt32LE(late ? 0 : (local.size ?? facts.size), 22);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, name, extra]);
}

function descriptor({ crc, compressed, size }: Facts): Uint8Array {
  const record = Buffer.alloc(16);
  record.writeUInt32LE(0x08074b50, 0);
  record.writeUInt32LE(crc, 4);
  record.writeUInt32LE(compressed, 8);
  record.writeUInt32LE(size, 12);
  return record;
}

function directoryRecord({ host = 3, mode = 0o100644 }: MadeEntry, facts: Facts, offset: number): Uint8Array {
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(20 | (host << 8), 4);
  record.writeUInt16LE(20, 6);
  record.writeUInt16LE(facts.flags, 8);
  record.writeUInt16LE(facts.method, 10);
  record.writeUInt16LE(time, 12);
  record.writeUInt16LE(date, 14);
  record.writeUInt32LE(facts.crc, 16);
  record.writeUInt32LE(facts.compressed, 20);
  record.writeUInt32LE(facts.size, 24);
  record.writeUInt16LE(facts.name.length, 28);
  record.writeUInt16LE(facts.extra.length, 30);
  record.writeUInt32LE(host === 3 ? mode * 0x10000 : 0, 38);
  record.writeUInt32LE(offset, 42);
  return Buffer.concat([record, facts.name, facts.extra]);
}

function endOf(size: number, start: number, stated: number, { comment, wide }: MadeZip): Uint8Array {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(wide ? 0xffff : stated & 0xffff, 8);
  end.writeUInt16LE(wide ? 0xffff : stated & 0xffff, 10);
  end.writeUInt32LE(wide ? 0xffffffff : size, 12);
  end.writeUInt32LE(wide ? 0xffffffff : start, 16);
  end.writeUInt16LE(comment?.length ?? 0, 20);
  const closing = Buffer.concat([end, comment ?? new Uint8Array(0)]);
  return wide ? Buffer.concat([wideEnd(size, start, stated), closing]) : closing;
}

function wideEnd(size: number, start: number, stated: number): Uint8Array {
  const record = Buffer.alloc(76);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(stated), 24);
  record.writeBigUInt64LE(BigInt(stated), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(start), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(start + size), 64);
  record.writeUInt32LE(1, 72);
  return record;
}

/** An extra field. */
export function extraField(kind: number, data: Uint8Array): Uint8Array {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(kind, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}
