import type { RangeDecoder } from './range-decoder.ts';

/** Lengths of LZMA, 2 to 273, in three steps of growing width. */
export class LengthDecoder {
  readonly #choice = new Uint16Array(2);
  readonly #low = new Uint16Array(16 * 8);
  readonly #middle = new Uint16Array(16 * 8);
  readonly #high = new Uint16Array(256);

  reset(): void {
    for (const probabilities of [this.#choice, this.#low, this.#middle, this.#high]) probabilities.fill(1024);
  }

  decode(range: RangeDecoder, position: number): number {
    if (range.bit(this.#choice, 0) === 0) return 2 + range.tree(this.#low, position * 8, 3);
    if (range.bit(this.#choice, 1) === 0) return 10 + range.tree(this.#middle, position * 8, 3);
    return 18 + range.tree(this.#high, 0, 8);
  }
}
