/**
 * Very many byte streams that only grow, in a few large blocks: a typed array of its own for each word of a library would
 * cost more than its contents. A stream is a chain of slices, each twice as long as the one before, that end in the
 * address of the next (the scheme of Lucene's in-memory index).
 */
const blockBits = 20;
const blockSize = 1 << blockBits;
const blockMask = blockSize - 1;
const firstSlice = 8;
const longestSlice = 1 << 14;
const linkSize = 4;

export class ByteStreams {
  private blocks: Uint8Array[] = [];
  private free = 0;
  private count = 0;
  private starts = new Uint32Array(1024);
  private tails = new Uint32Array(1024);
  /** Where the current slice's data ends and its link begins. */
  private limits = new Uint32Array(1024);
  private sizes = new Uint16Array(1024);
  private lengths = new Uint32Array(1024);

  /** The number of a new, empty stream; numbers count up from 0. */
  create(): number {
    if (this.count === this.starts.length) this.grow();
    const stream = this.count++;
    const start = this.allocate(firstSlice);
    this.starts[stream] = start;
    this.tails[stream] = start;
    this.limits[stream] = start + firstSlice;
    this.sizes[stream] = firstSlice;
    return stream;
  }

  /** Appends a non-negative integer below 2^32, seven bits a byte. */
  writeNumber(stream: number, value: number): void {
    let rest = value;
    while (rest > 127) {
      this.writeByte(stream, (rest & 127) | 128);
      rest >>>= 7;
    }
    this.writeByte(stream, rest);
  }

  /** Appends a stretch of bytes. */
  writeBytes(stream: number, bytes: Uint8Array, from: number, to: number): void {
    for (let at = from; at < to; ) {
      let tail = this.tails[stream] ?? 0;
      if (tail === this.limits[stream]) tail = this.nextSlice(stream, tail);
      const room = Math.min(to - at, (this.limits[stream] ?? 0) - tail);
      const block = this.blocks[tail >>> blockBits];
      const place = tail & blockMask;
      if (block !== undefined)
        for (let byte = 0; byte < room; byte++) block[place + byte] = bytes[at + byte] ?? 0;
      this.tails[stream] = tail + room;
      at += room;
    }
    this.lengths[stream] = (this.lengths[stream] ?? 0) + to - from;
  }

  read(stream: number): StreamReader {
    return new StreamReader(this.blocks, this.starts[stream] ?? 0, this.lengths[stream] ?? 0);
  }

  get bytes(): number {
    return this.blocks.length * blockSize + this.starts.length * 18;
  }

  private writeByte(stream: number, byte: number): void {
    let tail = this.tails[stream] ?? 0;
    if (tail === this.limits[stream]) tail = this.nextSlice(stream, tail);
    const block = this.blocks[tail >>> blockBits];
    if (block !== undefined) block[tail & blockMask] = byte;
    this.tails[stream] = tail + 1;
    this.lengths[stream] = (this.lengths[stream] ?? 0) + 1;
  }

  private nextSlice(stream: number, link: number): number {
    const size = Math.min(longestSlice, (this.sizes[stream] ?? firstSlice) * 2);
    const start = this.allocate(size);
    const block = this.blocks[link >>> blockBits];
    if (block !== undefined)
      for (let byte = 0; byte < linkSize; byte++) block[(link & blockMask) + byte] = start >>> (8 * byte);
    this.limits[stream] = start + size;
    this.sizes[stream] = size;
    return start;
  }

  /** Room for `size` bytes and a link, all in one block. */
  private allocate(size: number): number {
    const room = size + linkSize;
    if (
      this.blocks.length === 0 ||
      (this.free & blockMask) + room > blockSize ||
      (this.free & blockMask) === 0
    ) {
      this.free = this.blocks.length * blockSize;
      this.blocks.push(new Uint8Array(blockSize));
    }
    const start = this.free;
    this.free += room;
    return start;
  }

  private grow(): void {
    const size = this.count * 2;
    const larger = <A extends Uint32Array | Uint16Array>(from: A, to: A): A => {
      to.set(from);
      return to;
    };
    this.starts = larger(this.starts, new Uint32Array(size));
    this.tails = larger(this.tails, new Uint32Array(size));
    this.limits = larger(this.limits, new Uint32Array(size));
    this.sizes = larger(this.sizes, new Uint16Array(size));
    this.lengths = larger(this.lengths, new Uint32Array(size));
  }
}

/** Reads one stream from its beginning. `done` before each `readNumber`. */
export class StreamReader {
  private block: Uint8Array;
  private at: number;
  private limit: number;
  private size = firstSlice;
  private left: number;
  private readonly blocks: Uint8Array[];

  constructor(blocks: Uint8Array[], start: number, length: number) {
    this.blocks = blocks;
    this.block = blocks[start >>> blockBits] ?? new Uint8Array(0);
    this.at = start & blockMask;
    this.limit = this.at + firstSlice;
    this.left = length;
  }

  get done(): boolean {
    return this.left <= 0;
  }

  readNumber(): number {
    let byte = this.readByte();
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let shift = 7; ; shift += 7) {
      byte = this.readByte();
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  private readByte(): number {
    if (this.at === this.limit) this.follow();
    this.left--;
    return this.block[this.at++] ?? 0;
  }

  private follow(): void {
    let start = 0;
    for (let byte = linkSize - 1; byte >= 0; byte--)
      start = (start << 8) | (this.block[this.limit + byte] ?? 0);
    start >>>= 0;
    this.size = Math.min(longestSlice, this.size * 2);
    this.block = this.blocks[start >>> blockBits] ?? new Uint8Array(0);
    this.at = start & blockMask;
    this.limit = this.at + this.size;
  }
}
