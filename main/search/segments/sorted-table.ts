import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import type { PageFile, PageFileWriter } from './page-file.ts';
import { TextUnits } from './text-units.ts';

/**
 * Keys in the order of their UTF-16 units, each with a payload, in blocks of 32. Of a key only what differs from the one
 * before is written; the first key of each block is kept in an index at the end, which is read when the table is opened.
 *
 *     block*  base (of the payloads)   then per entry: units shared with the key before   rest (text)   payload
 *     index   per block: length of the block in bytes   its first key (text)
 */
export const keysInBlock = 32;

/** Where a table lies in its file. */
export interface TableShape {
  keys: number;
  /** Of the first block. */
  start: number;
  /** Of the index, in bytes from the beginning of the file; it goes on for `indexLength`. */
  index: number;
  indexLength: number;
}

export class SortedTableWriter {
  private readonly file: PageFileWriter;
  private readonly block = new ByteWriter();
  private readonly index = new ByteWriter();
  private readonly start: number;
  private keys = 0;
  private last = '';
  private first = '';

  constructor(file: PageFileWriter) {
    this.file = file;
    this.start = file.at;
  }

  /**
   * Keys come in ascending order; the caller writes the payload to `payload` right after. `base` is written where a block
   * begins. The number of the key, from 0.
   */
  add(key: string, base: readonly number[]): number {
    if (this.keys % keysInBlock === 0) {
      this.endBlock();
      this.first = key;
      this.last = '';
      for (const number of base) this.block.number(number);
    }
    const shared = sharedUnits(this.last, key);
    this.block.number(shared);
    this.block.text(key, shared);
    this.last = key;
    return this.keys++;
  }

  get payload(): ByteWriter {
    return this.block;
  }

  finish(): TableShape {
    this.endBlock();
    const index = this.file.at;
    this.file.write(this.index.written());
    return { keys: this.keys, start: this.start, index, indexLength: this.index.size };
  }

  private endBlock(): void {
    if (this.block.size === 0) return;
    this.index.number(this.block.size);
    this.index.text(this.first);
    this.file.write(this.block.written());
    this.block.clear();
  }
}

/** What comes with the keys, read in their order. */
export interface PayloadReader {
  readBase(from: ByteReader): void;
  readPayload(from: ByteReader): void;
}

export class SortedTable {
  readonly keys: number;
  private readonly file: PageFile;
  private readonly firsts: string[] = [];
  /** Where each block begins, and where the last one ends. */
  private readonly starts: number[] = [];

  constructor(file: PageFile, { keys, start, index, indexLength }: TableShape) {
    this.file = file;
    this.keys = keys;
    const reader = new ByteReader(file.read(index, indexLength));
    let at = start;
    this.starts.push(at);
    for (let block = 0; block * keysInBlock < keys; block++) {
      at += reader.number();
      this.starts.push(at);
      this.firsts.push(reader.text());
    }
  }

  get blocks(): number {
    return this.firsts.length;
  }

  readBlock(block: number): Uint8Array {
    const start = this.starts[block] ?? 0;
    return this.file.read(start, (this.starts[block + 1] ?? start) - start);
  }

  /** The last block whose first key is not above `key`; 0 when there is none. */
  blockFor(key: string): number {
    let from = 0;
    let to = this.firsts.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.firsts[middle] ?? '') <= key) from = middle + 1;
      else to = middle;
    }
    return Math.max(0, from - 1);
  }

  firstOf(block: number): string | undefined {
    return this.firsts[block];
  }
}

/** Walks over the keys of a table, and the payloads with them. Nowhere until the first `next` or `seek`. */
export class TableCursor {
  /** The key, without the making of a string. */
  readonly units = new TextUnits();
  /** Number of the key; the number of keys when there is none. */
  ordinal = -1;
  private readonly table: SortedTable;
  private readonly payload: PayloadReader;
  private reader = new ByteReader(new Uint8Array(0));
  private block = -1;
  private text: string | null = '';

  constructor(table: SortedTable, payload: PayloadReader) {
    this.table = table;
    this.payload = payload;
  }

  get key(): string {
    this.text ??= this.units.toString();
    return this.text;
  }

  /** False at the end. */
  next(): boolean {
    const ordinal = this.ordinal + 1;
    if (ordinal >= this.table.keys) {
      this.ordinal = this.table.keys;
      return false;
    }
    if (ordinal % keysInBlock === 0) this.enter(ordinal / keysInBlock);
    const { reader } = this;
    const shared = reader.number();
    const length = reader.number();
    this.units.replaceEnd(shared, reader.bytes, reader.at, reader.at + length);
    reader.at += length;
    this.text = null;
    this.payload.readPayload(reader);
    this.ordinal = ordinal;
    return true;
  }

  /** To the first key not below `key`; false when there is none. */
  seek(key: string): boolean {
    const block = this.table.blockFor(key);
    // What lies a little ahead in the same block is walked to.
    const isAhead = this.ordinal >= 0 && this.ordinal < this.table.keys && this.units.compare(key) < 0;
    if (block !== this.block || !isAhead) this.goTo(block);
    while (this.next()) if (this.units.compare(key) >= 0) return true;
    return false;
  }

  /** To the key of that number; false when there is none. */
  goToOrdinal(ordinal: number): boolean {
    this.goTo(Math.floor(ordinal / keysInBlock));
    while (this.next()) if (this.ordinal === ordinal) return true;
    return false;
  }

  private goTo(block: number): void {
    this.ordinal = block * keysInBlock - 1;
    this.block = -1;
  }

  private enter(block: number): void {
    this.block = block;
    this.reader = new ByteReader(this.table.readBlock(block));
    this.units.length = 0;
    this.payload.readBase(this.reader);
  }
}

/** Of the beginning of both, never half a pair of surrogates. */
function sharedUnits(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < most && a.charCodeAt(shared) === b.charCodeAt(shared)) shared++;
  const last = a.charCodeAt(shared - 1);
  return last >= 0xd800 && last <= 0xdbff ? shared - 1 : shared;
}
