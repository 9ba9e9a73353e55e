/** Bytes as a stream, in pieces of one size. */
export async function* inPieces(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What a stream yields, and what it threw after that. */
export async function drain(
  stream: AsyncIterable<Uint8Array>,
): Promise<{ bytes: Uint8Array; length: number; error: unknown }> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of stream) {
      length += piece.length;
      // Of a bomb only the count matters.
      if (length <= 8 * 1024 * 1024) pieces.push(piece);
    }
    return { bytes: Buffer.concat(pieces), length, error: null };
  } catch (error) {
    return { bytes: Buffer.concat(pieces), length, error };
  }
}
