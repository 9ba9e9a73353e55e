/** Reads what `ByteWriter` wrote. Past the end all bytes are 0: checksums have spoken for the bytes before. */
export class ByteReader {
  at: number;
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  number(): number {
    const { bytes } = this;
    let byte = bytes[this.at++] ?? 0;
    if (byte < 128) return byte;
    let value = byte & 127;
    byte = bytes[this.at++] ?? 0;
    if (byte < 128) return value | (byte << 7);
    value |= (byte & 127) << 7;
    byte = bytes[this.at++] ?? 0;
    if (byte < 128) return value | (byte << 14);
    value |= (byte & 127) << 14;
    for (let scale = 2_097_152; ; scale *= 128) {
      byte = bytes[this.at++] ?? 0;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  /** Passes over so many numbers. */
  skip(count: number): void {
    const { bytes } = this;
    let { at } = this;
    for (let left = count; left > 0; at++) if ((bytes[at] ?? 0) < 128) left--;
    this.at = at;
  }

  take(length: number): Uint8Array {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text(): string {
    return decodeText(this.take(this.number()));
  }
}

export function decodeText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}
