/** The arithmetic decoder of LZMA over one chunk. A probability is 11 bits wide and learns with each bit. */
export class RangeDecoder {
  #bytes: Uint8Array = new Uint8Array(0);
  #next = 0;
  #range = 0;
  #code = 0;

  start(bytes: Uint8Array): void {
    if (bytes.length < 5 || bytes[0] !== 0) throw new Error('a chunk begins wrong');
    this.#bytes = bytes;
    this.#range = -1;
    this.#code = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).readInt32BE(1);
    this.#next = 5;
  }

  /** A chunk that was read right is used up and leaves nothing. */
  get finished(): boolean {
    return this.#next === this.#bytes.length && this.#code === 0;
  }

  bit(probabilities: Uint16Array, index: number): number {
    const probability = probabilities[index] ?? 0;
    const bound = Math.imul(this.#range >>> 11, probability);
    let bit: number;
    if (this.#code >>> 0 < bound >>> 0) {
      this.#range = bound;
      probabilities[index] = probability + ((2048 - probability) >>> 5);
      bit = 0;
    } else {
      this.#range = (this.#range - bound) | 0;
      this.#code = (this.#code - bound) | 0;
      probabilities[index] = probability - (probability >>> 5);
      bit = 1;
    }
    if (this.#range >>> 24 === 0) this.#shift();
    return bit;
  }

  /** Bits that are as likely as not, the highest first. */
  direct(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index += 1) {
      this.#range >>>= 1;
      const below = this.#code >>> 0 < this.#range >>> 0;
      if (!below) this.#code = (this.#code - this.#range) | 0;
      value = (value << 1) | (below ? 0 : 1);
      if (this.#range >>> 24 === 0) this.#shift();
    }
    return value >>> 0;
  }

  /** A number of `count` bits, the highest first, each with a probability of its own by those before it. */
  tree(probabilities: Uint16Array, start: number, count: number): number {
    let node = 1;
    for (let index = 0; index < count; index += 1) node = (node << 1) | this.bit(probabilities, start + node);
    return node - (1 << count);
  }

  /** As `tree`, the lowest bit first. */
  reverseTree(probabilities: Uint16Array, start: number, count: number): number {
    let node = 1;
    let value = 0;
    for (let index = 0; index < count; index += 1) {
      const bit = this.bit(probabilities, start + node);
      node = (node << 1) | bit;
      value |= bit << index;
    }
    return value;
  }

  #shift(): void {
    if (this.#next >= this.#bytes.length) throw new Error('a chunk is too short');
    this.#range <<= 8;
    this.#code = (this.#code << 8) | (this.#bytes[this.#next] ?? 0);
    this.#next += 1;
  }
}
