import { crc32 } from 'node:zlib';
import { indexDamaged } from './index-damaged.ts';
import type { ReadableFile, WritableFile } from './index-files.ts';
import type { PageCache } from './page-cache.ts';

/**
 * A file of the index: a head, data, and at the end the checksum of every page of 64 KiB, so that each byte is known to be
 * what was written before anybody believes it. All integers of head and tail are little-endian.
 *
 *     head   "CarrelIx" (8)  version (u32)  kind (4 letters)
 *     data
 *     tail   CRC-32 of each page, head included (u32 each)   length of head and data (f64)   CRC-32 of the tail so far (u32)   "CarrelEn" (8)
 */
export const pageSize = 1 << 16;
/** Grows with any change of the format *and* of what a word is (analysis): an index of another version is made anew. */
export const indexVersion = 7;

export const headSize = 16;
const tailEnd = 20;
const headMark = Buffer.from('CarrelIx', 'latin1');
const tailMark = Buffer.from('CarrelEn', 'latin1');

/** What identifies a finished file: its length and the checksum of its tail. */
export interface FileSeal {
  length: number;
  check: number;
}

/** Data of a file, by its place in the file. */
export interface PageFile {
  /** Of head and data. */
  readonly length: number;
  /** A view or a copy; not to be written to. Throws `index-damaged`. */
  read(at: number, length: number): Uint8Array;
  close(): void;
}

export class PageFileWriter {
  private readonly page = Buffer.allocUnsafe(pageSize);
  private readonly checks: number[] = [];
  private readonly output: WritableFile;
  private filled = 0;

  constructor(output: WritableFile, kind: string) {
    this.output = output;
    const head = Buffer.alloc(headSize);
    headMark.copy(head);
    head.writeUInt32LE(indexVersion, 8);
    head.write(kind, 12, 4, 'latin1');
    this.write(head);
  }

  /** Where the next byte goes. */
  get at(): number {
    return this.checks.length * pageSize + this.filled;
  }

  write(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; ) {
      const room = Math.min(bytes.length - from, pageSize - this.filled);
      this.page.set(bytes.subarray(from, from + room), this.filled);
      this.filled += room;
      from += room;
      if (this.filled === pageSize) this.writePage();
    }
  }

  /** The first `length` of the bytes. */
  append(bytes: Uint8Array, length: number): void {
    if (length < 64 && this.filled + length < pageSize) {
      // A call of `set` costs more than a few bytes do.
      for (let at = 0; at < length; at++) this.page[this.filled++] = bytes[at] ?? 0;
    } else this.write(bytes.subarray(0, length));
  }

  /** So that typed arrays can be laid over what follows. */
  align(): void {
    const beyond = this.at % 8;
    if (beyond > 0) this.write(new Uint8Array(8 - beyond));
  }

  async finish(): Promise<FileSeal> {
    const length = this.at;
    if (this.filled > 0) this.writePage();
    const tail = Buffer.alloc(this.checks.length * 4 + tailEnd);
    this.checks.forEach((check, page) => {
      tail.writeUInt32LE(check, page * 4);
    });
    tail.writeDoubleLE(length, tail.length - tailEnd);
    const check = crc32(tail.subarray(0, tail.length - 12));
    tail.writeUInt32LE(check, tail.length - 12);
    tailMark.copy(tail, tail.length - 8);
    this.output.write(tail);
    await this.output.finish();
    return { length, check };
  }

  abandon(): void {
    this.output.abandon();
  }

  private writePage(): void {
    const page = this.page.subarray(0, this.filled);
    this.checks.push(crc32(page));
    this.output.write(page);
    this.filled = 0;
  }
}

/** A file in memory, as `PageFileWriter` wrote it; its bytes are what they were. */
export function openImage(bytes: Uint8Array, seal: FileSeal): PageFile {
  return {
    length: seal.length,
    read: (at, length) => bytes.subarray(at, at + length),
    close: () => undefined,
  };
}

/** Errors: `index-damaged` when it is not the file that was sealed so, here or when a page is read. */
export function openPageFile(file: ReadableFile, name: string, seal: FileSeal, cache: PageCache): PageFile {
  const { length } = seal;
  const pages = Math.ceil(length / pageSize);
  const tailLength = pages * 4 + tailEnd;
  if (file.size !== length + tailLength) throw indexDamaged(name);
  const tail = Buffer.allocUnsafe(tailLength);
  const readAll = (target: Uint8Array, at: number): void => {
    try {
      file.read(target, at);
    } catch (error) {
      throw indexDamaged(name, error);
    }
  };
  readAll(tail, length);
  const check = crc32(tail.subarray(0, tailLength - 12));
  if (check !== seal.check || tail.readUInt32LE(tailLength - 12) !== check) throw indexDamaged(name);

  const number = cache.register();
  /** Some pages in a row, straight from the disk. */
  const load = (target: Uint8Array, first: number): void => {
    readAll(target, first * pageSize);
    for (let page = 0; page * pageSize < target.length; page++) {
      const part = target.subarray(page * pageSize, (page + 1) * pageSize);
      if (crc32(part) !== tail.readUInt32LE((first + page) * 4)) throw indexDamaged(name);
    }
  };
  const pageAt = (page: number): Uint8Array => {
    const size = Math.min(pageSize, length - page * pageSize);
    return cache.get(number, page, (target) => load(target.subarray(0, size), page));
  };
  return {
    length,
    read(at, wanted) {
      if (wanted === 0) return new Uint8Array(0);
      if (at < 0 || at + wanted > length) throw indexDamaged(name);
      const first = Math.floor(at / pageSize);
      const last = Math.floor((at + wanted - 1) / pageSize);
      const from = at - first * pageSize;
      if (first === last) return pageAt(first).slice(from, from + wanted);
      // What is long is read once and would push out everything else.
      if (last - first > 8) {
        const start = first * pageSize;
        const all = new Uint8Array(Math.min(length, (last + 1) * pageSize) - start);
        load(all, first);
        return all.subarray(from, from + wanted);
      }
      const bytes = new Uint8Array(wanted);
      for (let page = first, to = 0; page <= last; page++) {
        const start = page === first ? from : 0;
        const part = pageAt(page).subarray(start, start + wanted - to);
        bytes.set(part, to);
        to += part.length;
      }
      return bytes;
    },
    close() {
      cache.forget(number);
      file.close();
    },
  };
}
