/**
 * Bytes of a stream, taken as a format wants them: so many, or what there is. Counts what was taken, not what was read
 * ahead, so that a reader knows how far its format has come. Holds what was asked for and one piece of the source.
 */
export class ByteReader {
  /** Bytes taken or skipped so far. */
  consumed = 0;
  /** What the source threw, to tell its failures from those of the format. Whoever asks again is told again. */
  failure: { cause: unknown } | null = null;

  readonly #source: AsyncIterator<Uint8Array>;
  #held: Uint8Array = new Uint8Array(0);
  #ended = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next `length` bytes, left where they are; fewer only at the end. */
  async peek(length: number): Promise<Uint8Array> {
    if (this.#held.length < length) await this.#fill(length);
    return this.#held.subarray(0, length);
  }

  /** As `peek`, and past them. */
  async take(length: number): Promise<Uint8Array> {
    const bytes = await this.peek(length);
    this.#pass(bytes.length);
    return bytes;
  }

  /** Whatever comes next, at most `most` bytes; null at the end. */
  async some(most: number): Promise<Uint8Array | null> {
    const bytes = (await this.peek(1)).length === 0 ? null : this.#held.subarray(0, most);
    this.#pass(bytes?.length ?? 0);
    return bytes;
  }

  /** The next `length` bytes piece by piece; fewer only at the end. */
  async *pieces(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0; ) {
      const piece = await this.some(Math.min(left, pieceBytes));
      if (piece === null) return;
      left -= piece.length;
      yield piece;
    }
  }

  /** Past `length` bytes without holding them; false when the stream ends before. */
  async skip(length: number): Promise<boolean> {
    let left = length;
    for await (const piece of this.pieces(length)) left -= piece.length;
    return left === 0;
  }

  /** Tells the source that nothing more will be asked of it. */
  async close(): Promise<void> {
    this.#ended = true;
    await this.#source.return?.();
  }

  #pass(length: number): void {
    this.consumed += length;
    this.#held = this.#held.subarray(length);
  }

  async #fill(length: number): Promise<void> {
    if (this.failure) throw this.failure.cause;
    const pieces = [this.#held];
    let held = this.#held.length;
    while (held < length && !this.#ended) {
      const { done, value } = await this.#source.next().catch((cause: unknown) => {
        this.failure = { cause };
        throw cause;
      });
      if (done) this.#ended = true;
      else {
        pieces.push(value);
        held += value.length;
      }
    }
    this.#held = pieces.length === 1 ? this.#held : Buffer.concat(pieces, held);
  }
}

const pieceBytes = 64 * 1024;
