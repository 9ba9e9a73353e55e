/** Reads a stream of bytes from front to back, by lines and by lengths, holding no more than is asked for at once. */
export interface ByteReader {
  /** Of the next byte, counted from where the reading began plus the offset given then. */
  readonly offset: number;
  /** The next line without its break, at most `longest` bytes of it, the rest being passed over; null at the end. */
  line(longest: number): Promise<Buffer | null>;
  /** Fewer bytes only at the end. */
  take(length: number): Promise<Buffer>;
  /** How many there were to pass over. */
  skip(length: number): Promise<number>;
  close(): Promise<void>;
}

export function readBytes(chunks: AsyncIterable<Uint8Array>, from: number): ByteReader {
  const source = chunks[Symbol.asyncIterator]();
  let buffer: Buffer = Buffer.alloc(0);
  let offset = from;

  const more = async (): Promise<boolean> => {
    for (;;) {
      const next = await source.next();
      if (next.done === true) return false;
      if (next.value.length === 0) continue;
      buffer = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
      return true;
    }
  };
  const advance = (length: number): Buffer => {
    const piece = buffer.subarray(0, length);
    buffer = buffer.subarray(length);
    offset += piece.length;
    return piece;
  };

  return {
    get offset() {
      return offset;
    },
    async line(longest) {
      const pieces: Buffer[] = [];
      let length = 0;
      const keep = (piece: Buffer): void => {
        if (length < longest) pieces.push(piece.subarray(0, longest - length));
        length += piece.length;
      };
      for (;;) {
        if (buffer.length === 0 && !(await more())) return length === 0 ? null : Buffer.concat(pieces);
        const end = buffer.indexOf(0x0a);
        if (end === -1) {
          keep(advance(buffer.length));
          continue;
        }
        keep(advance(end));
        advance(1);
        return Buffer.concat(pieces);
      }
    },
    async take(length) {
      const pieces: Buffer[] = [];
      for (let missing = length; missing > 0; ) {
        if (buffer.length === 0 && !(await more())) break;
        const piece = advance(Math.min(missing, buffer.length));
        pieces.push(piece);
        missing -= piece.length;
      }
      return pieces.length === 1 ? (pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(pieces);
    },
    async skip(length) {
      let missing = length;
      while (missing > 0) {
        if (buffer.length === 0 && !(await more())) break;
        missing -= advance(Math.min(missing, buffer.length)).length;
      }
      return length - missing;
    },
    async close() {
      await source.return?.();
    },
  };
}
