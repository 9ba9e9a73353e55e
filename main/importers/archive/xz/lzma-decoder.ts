import type { Dictionary } from './dictionary.ts';
import { LengthDecoder } from './length-decoder.ts';
import { RangeDecoder } from './range-decoder.ts';

/** Of the twelve states that say what the last symbols were, those below seven follow a literal. */
const firstAfterMatch = 7;

/**
 * LZMA as in the specification of its SDK: literals, matches, and repetitions of the last four distances, every decision
 * a bit with a probability of its own.
 */
export class LzmaDecoder {
  readonly #dictionary: Dictionary;
  readonly #range = new RangeDecoder();
  #literalContextBits = 0;
  #literalPositionMask = 0;
  #positionMask = 0;

  #state = 0;
  /** The last distances, less one. */
  #recent: [number, number, number, number] = [0, 0, 0, 0];
  /** Bytes since the last reset of the state, which positions are counted from. */
  #position = 0;

  readonly #isMatch = new Uint16Array(12 * 16);
  readonly #isRepeat = new Uint16Array(12);
  readonly #isRepeat0 = new Uint16Array(12);
  readonly #isRepeat1 = new Uint16Array(12);
  readonly #isRepeat2 = new Uint16Array(12);
  readonly #isRepeat0Long = new Uint16Array(12 * 16);
  readonly #slots = new Uint16Array(4 * 64);
  readonly #special = new Uint16Array(128);
  readonly #align = new Uint16Array(16);
  readonly #literals = new Uint16Array(0x300 * 16);
  readonly #matchLengths = new LengthDecoder();
  readonly #repeatLengths = new LengthDecoder();

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  setProperties(byte: number): void {
    const literalContextBits = byte % 9;
    const literalPositionBits = Math.floor(byte / 9) % 5;
    const positionBits = Math.floor(byte / 45);
    if (positionBits > 4 || literalContextBits + literalPositionBits > 4)
      throw new Error('a chunk begins wrong');
    this.#literalContextBits = literalContextBits;
    this.#literalPositionMask = (1 << literalPositionBits) - 1;
    this.#positionMask = (1 << positionBits) - 1;
    this.resetState();
  }

  resetState(): void {
    this.#state = 0;
    this.#recent = [0, 0, 0, 0];
    const all = [this.#isMatch, this.#isRepeat, this.#isRepeat0, this.#isRepeat1, this.#isRepeat2];
    all.push(this.#isRepeat0Long, this.#slots, this.#special, this.#align, this.#literals);
    for (const probabilities of all) probabilities.fill(1024);
    this.#matchLengths.reset();
    this.#repeatLengths.reset();
  }

  /** One chunk: `size` bytes into the dictionary. */
  decode(packed: Uint8Array, size: number): void {
    const range = this.#range;
    range.start(packed);
    this.#position = this.#dictionary.written;
    const end = this.#position + size;
    while (this.#position < end) {
      const position = this.#position & this.#positionMask;
      if (range.bit(this.#isMatch, this.#state * 16 + position) === 0) {
        this.#literal();
        this.#position += 1;
        continue;
      }
      const length =
        range.bit(this.#isRepeat, this.#state) === 0 ? this.#match(position) : this.#repetition(position);
      if (length > end - this.#position) throw new Error('a chunk is longer than it says');
      this.#dictionary.repeat(this.#recent[0] + 1, length);
      this.#position += length;
    }
    if (!range.finished) throw new Error('a chunk does not end where it should');
  }

  #literal(): void {
    const range = this.#range;
    const dictionary = this.#dictionary;
    const context =
      ((this.#position & this.#literalPositionMask) << this.#literalContextBits) |
      (dictionary.back(1) >> (8 - this.#literalContextBits));
    const start = 0x300 * context;
    let symbol = 1;
    if (this.#state >= firstAfterMatch) {
      // After a match the byte that would have continued it is the best guess, and what it is not is known.
      let guess = dictionary.back(this.#recent[0] + 1);
      while (symbol < 0x100) {
        const guessed = (guess >> 7) & 1;
        guess <<= 1;
        const bit = range.bit(this.#literals, start + ((1 + guessed) << 8) + symbol);
        symbol = (symbol << 1) | bit;
        if (bit !== guessed) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | range.bit(this.#literals, start + symbol);
    dictionary.put(symbol & 0xff);
    this.#state = this.#state < 4 ? 0 : this.#state < 10 ? this.#state - 3 : this.#state - 6;
  }

  #match(position: number): number {
    const length = this.#matchLengths.decode(this.#range, position);
    const [first, second, third] = this.#recent;
    this.#recent = [this.#distance(length), first, second, third];
    this.#state = this.#state < firstAfterMatch ? 7 : 10;
    return length;
  }

  #distance(length: number): number {
    const range = this.#range;
    const slot = range.tree(this.#slots, Math.min(length - 2, 3) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = ((2 | (slot & 1)) << bits) >>> 0;
    // The tree of a slot follows those of the slots before it.
    if (slot < 14) return base + range.reverseTree(this.#special, base - slot, bits);
    return base + range.direct(bits - 4) * 16 + range.reverseTree(this.#align, 0, 4);
  }

  #repetition(position: number): number {
    const range = this.#range;
    const [first, second, third, fourth] = this.#recent;
    const state = this.#state;
    const afterLiteral = state < firstAfterMatch;
    if (range.bit(this.#isRepeat0, state) === 0) {
      if (range.bit(this.#isRepeat0Long, state * 16 + position) === 0) {
        this.#state = afterLiteral ? 9 : 11;
        return 1;
      }
    } else if (range.bit(this.#isRepeat1, state) === 0) this.#recent = [second, first, third, fourth];
    else if (range.bit(this.#isRepeat2, state) === 0) this.#recent = [third, first, second, fourth];
    else this.#recent = [fourth, first, second, third];
    this.#state = afterLiteral ? 8 : 11;
    return this.#repeatLengths.decode(range, position);
  }
}
