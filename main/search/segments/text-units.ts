/**
 * Text as UTF-16 units that grow and shrink at the end: keys of a table are put together and compared so, without making a
 * string of each.
 */
export class TextUnits {
  length = 0;
  private units = new Uint16Array(64);

  /** Cuts off what lies beyond `length` and appends UTF-8 bytes. */
  replaceEnd(length: number, bytes: Uint8Array, from: number, to: number): void {
    if (length + to - from > this.units.length) {
      const larger = new Uint16Array(2 * (length + to - from));
      larger.set(this.units);
      this.units = larger;
    }
    const { units } = this;
    let end = length;
    for (let at = from; at < to; ) {
      const byte = bytes[at++] ?? 0;
      if (byte < 0x80) units[end++] = byte;
      else if (byte < 0xe0) units[end++] = ((byte & 31) << 6) | ((bytes[at++] ?? 0) & 63);
      else if (byte < 0xf0) {
        const second = (bytes[at++] ?? 0) & 63;
        units[end++] = ((byte & 15) << 12) | (second << 6) | ((bytes[at++] ?? 0) & 63);
      } else {
        const second = (bytes[at++] ?? 0) & 63;
        const third = (bytes[at++] ?? 0) & 63;
        const point = ((byte & 7) << 18) | (second << 12) | (third << 6) | ((bytes[at++] ?? 0) & 63);
        units[end++] = 0xd7c0 + (point >>> 10);
        units[end++] = 0xdc00 | (point & 0x3ff);
      }
    }
    this.length = end;
  }

  unitAt(at: number): number {
    return this.units[at] ?? 0;
  }

  /** Negative when this comes before `text`, 0 when they are the same. */
  compare(text: string): number {
    const { units, length } = this;
    const most = Math.min(length, text.length);
    for (let at = 0; at < most; at++) {
      const difference = (units[at] ?? 0) - text.charCodeAt(at);
      if (difference !== 0) return difference;
    }
    return length - text.length;
  }

  startsWith(text: string): boolean {
    if (this.length < text.length) return false;
    for (let at = 0; at < text.length; at++) if (this.units[at] !== text.charCodeAt(at)) return false;
    return true;
  }

  toString(): string {
    let text = '';
    for (let at = 0; at < this.length; at++) text += String.fromCharCode(this.units[at] ?? 0);
    return text;
  }
}
