/** Bits of bytes in memory, the highest of each byte first. */
export class BitReader {
  readonly #bytes: Uint8Array;
  /** Bits that were read ahead, right-aligned; at most 32. */
  #held = 0;
  #count = 0;
  #next: number;

  constructor(bytes: Uint8Array, startBit: number) {
    this.#bytes = bytes;
    this.#next = 0;
    if (startBit > 0) this.read(startBit);
  }

  /** In bits, from the beginning of the bytes. */
  get position(): number {
    return this.#next * 8 - this.#count;
  }

  /** At most 24 bits. */
  read(count: number): number {
    const value = this.peek(count);
    this.skip(count);
    return value;
  }

  /** At most 24 bits, zeros beyond the end: `skip` is what refuses to go there. */
  peek(count: number): number {
    while (this.#count < count) {
      this.#held = (this.#held << 8) | (this.#bytes[this.#next] ?? 0);
      this.#next += 1;
      this.#count += 8;
    }
    return (this.#held >>> (this.#count - count)) & ((1 << count) - 1);
  }

  /** Only what was peeked. */
  skip(count: number): void {
    this.#count -= count;
    if (this.#next * 8 - this.#count > this.#bytes.length * 8) throw new Error('it is cut off');
  }
}
