const chunkBytes = 2 * 1024 * 1024;
const pieceBytes = 256 * 1024;

/** What was unpacked last, which what follows refers to; written round and round, with room for one chunk not yet handed on. */
export class Dictionary {
  readonly #bytes: Uint8Array;
  readonly #reach: number;
  #next = 0;
  #flushed = 0;
  /** Since the last reset: further back there is nothing to refer to. */
  #written = 0;

  constructor(size: number) {
    this.#reach = size;
    this.#bytes = new Uint8Array(size + chunkBytes);
  }

  get written(): number {
    return this.#written;
  }

  reset(): void {
    this.#written = 0;
  }

  /** The byte `distance` back; 1 is the last one. Zero before the beginning. */
  back(distance: number): number {
    if (distance > this.#written) return 0;
    const at = this.#next - distance;
    return this.#bytes[at < 0 ? at + this.#bytes.length : at] ?? 0;
  }

  put(byte: number): void {
    this.#bytes[this.#next] = byte;
    this.#next += 1;
    if (this.#next === this.#bytes.length) this.#next = 0;
    this.#written += 1;
  }

  /** Repeats `length` bytes from `distance` back, which may run into themselves. */
  repeat(distance: number, length: number): void {
    if (distance > this.#written || distance > this.#reach) throw new Error('it refers to what is not there');
    const bytes = this.#bytes;
    let from = this.#next - distance;
    if (from < 0) from += bytes.length;
    let to = this.#next;
    for (let index = 0; index < length; index += 1) {
      bytes[to] = bytes[from] ?? 0;
      to += 1;
      if (to === bytes.length) to = 0;
      from += 1;
      if (from === bytes.length) from = 0;
    }
    this.#next = to;
    this.#written += length;
  }

  append(bytes: Uint8Array): void {
    const first = Math.min(bytes.length, this.#bytes.length - this.#next);
    this.#bytes.set(bytes.subarray(0, first), this.#next);
    this.#bytes.set(bytes.subarray(first), 0);
    this.#next = (this.#next + bytes.length) % this.#bytes.length;
    this.#written += bytes.length;
  }

  /** Copies of what was written since the last time. */
  *flush(): Generator<Uint8Array> {
    while (this.#flushed !== this.#next) {
      const end = this.#flushed < this.#next ? this.#next : this.#bytes.length;
      const piece = this.#bytes.slice(this.#flushed, Math.min(end, this.#flushed + pieceBytes));
      this.#flushed = (this.#flushed + piece.length) % this.#bytes.length;
      yield piece;
    }
  }
}
