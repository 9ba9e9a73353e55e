import jschardet from 'jschardet';

export interface CharsetGuess {
  /** WHATWG label; null when nothing speaks for any. */
  encoding: string | null;
  /** 0 to 1. */
  confidence: number;
}

/** Statistics over a sample of at most 64 KiB. */
export function guessCharset(sample: Uint8Array, excludeEncodings: string[]): CharsetGuess {
  try {
    return jschardet.detect(sample, { excludeEncodings });
  } catch {
    // It looks charsets that a text declares up in an object, where `constructor` is found too, and fails. Without the signs
    // that make a declaration it goes by the letters alone.
    return jschardet.detect(
      sample.map((byte) => (byte === 0x3d || byte === 0x3a ? 0x20 : byte)),
      { excludeEncodings },
    );
  }
}
