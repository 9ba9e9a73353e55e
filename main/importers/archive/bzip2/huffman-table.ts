import type { BitReader } from './bit-reader.ts';

const longest = 20;

/** A canonical code: shorter codes come first, and within a length the symbols in their order. */
export class HuffmanTable {
  /** The symbols in the order of their codes. */
  readonly #symbols: Uint16Array;
  /** By length: the first code that is longer, as if all had 20 bits. */
  readonly #limits = new Int32Array(longest + 2);
  /** By length: what to take from a code to have its place among the symbols. */
  readonly #offsets = new Int32Array(longest + 2);
  readonly #shortest: number;

  constructor(lengths: Uint8Array) {
    this.#symbols = new Uint16Array(lengths.length);
    this.#shortest = lengths.reduce((least, length) => Math.min(least, length), longest);
    let code = 0;
    let place = 0;
    for (let length = 1; length <= longest; length += 1) {
      this.#offsets[length] = code - place;
      for (let symbol = 0; symbol < lengths.length; symbol += 1) {
        if (lengths[symbol] !== length) continue;
        this.#symbols[place] = symbol;
        place += 1;
        code += 1;
      }
      // More codes than there can be of this length: the tables of a broken block. Too few is met when one is not found.
      if (code > 1 << length) throw new Error('the tables of a block are wrong');
      this.#limits[length] = code << (longest - length);
      code <<= 1;
    }
  }

  decode(bits: BitReader): number {
    const ahead = bits.peek(longest);
    let length = this.#shortest;
    while (length <= longest && ahead >= (this.#limits[length] ?? 0)) length += 1;
    if (length > longest) throw new Error('a code of a block means nothing');
    bits.skip(length);
    return this.#symbols[(ahead >>> (longest - length)) - (this.#offsets[length] ?? 0)] ?? 0;
  }
}
