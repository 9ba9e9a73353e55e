const encoder = new TextEncoder();

/**
 * Bytes that grow as they are written. Numbers are integers from 0 to 2^53, seven bits a byte, low ones first; a byte with
 * its highest bit set is followed by another.
 */
export class ByteWriter {
  bytes: Uint8Array<ArrayBuffer>;
  size = 0;

  constructor(room = 1 << 12) {
    this.bytes = new Uint8Array(room);
  }

  clear(): void {
    this.size = 0;
  }

  /** What was written, until the next write. */
  written(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.size);
  }

  copy(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.size);
  }

  number(value: number): void {
    if (this.size + 8 > this.bytes.length) this.grow(8);
    let rest = value;
    while (rest > 0x7fff_ffff) {
      this.bytes[this.size++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    while (rest > 127) {
      this.bytes[this.size++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.size++] = rest;
  }

  append(bytes: Uint8Array, from = 0, to = bytes.length): void {
    const length = to - from;
    if (this.size + length > this.bytes.length) this.grow(length);
    // A call of `set` costs more than a few bytes do.
    if (length < 32) for (let at = from; at < to; at++) this.bytes[this.size++] = bytes[at] ?? 0;
    else {
      this.bytes.set(from === 0 && to === bytes.length ? bytes : bytes.subarray(from, to), this.size);
      this.size += length;
    }
  }

  /** UTF-8 from a unit of the text on, with its length in bytes before it. Half a pair of surrogates becomes U+FFFD. */
  text(text: string, from = 0): void {
    const units = text.length - from;
    if (this.size + 3 * units + 8 > this.bytes.length) this.grow(3 * units + 8);
    if (units < 64 && this.shortText(text, from)) return;
    const length = Buffer.byteLength(from === 0 ? text : text.slice(from));
    this.number(length);
    this.size += encoder.encodeInto(
      from === 0 ? text : text.slice(from),
      this.bytes.subarray(this.size, this.size + length),
    ).written;
  }

  /** Most words need no encoder; false, and nothing written, for one that does. */
  private shortText(text: string, from: number): boolean {
    const { bytes } = this;
    let at = this.size + 1;
    for (let unit = from; unit < text.length; unit++) {
      const code = text.charCodeAt(unit);
      if (code < 0x80) bytes[at++] = code;
      else if (code < 0x800) {
        bytes[at++] = 0xc0 | (code >>> 6);
        bytes[at++] = 0x80 | (code & 63);
      } else return false;
    }
    const length = at - this.size - 1;
    if (length > 127) return false;
    bytes[this.size] = length;
    this.size = at;
    return true;
  }

  private grow(wanted: number): void {
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.size + wanted));
    larger.set(this.bytes.subarray(0, this.size));
    this.bytes = larger;
  }
}
