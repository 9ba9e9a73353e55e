const pieceBytes = 64 * 1024;

/**
 * From the last column of the sorted rotations back to the text, in pieces. Undoes the first step of bzip2 too: four
 * equal bytes are followed by how many more there are.
 */
export function* restoreText(block: Uint32Array, length: number, origin: number): Generator<Uint8Array> {
  linkRows(block, length);
  let piece = new Uint8Array(pieceBytes);
  let filled = 0;
  let row = (block[origin] ?? 0) >>> 8;
  let previous = -1;
  let equal = 0;
  for (let index = 0; index < length; index += 1) {
    const entry = block[row] ?? 0;
    const byte = entry & 0xff;
    row = entry >>> 8;
    if (equal < 4) {
      equal = byte === previous ? equal + 1 : 1;
      previous = byte;
      piece[filled] = byte;
      filled += 1;
    } else {
      equal = 0;
      if (filled + byte > pieceBytes) {
        yield piece.subarray(0, filled);
        piece = new Uint8Array(pieceBytes);
        filled = 0;
      }
      piece.fill(previous, filled, filled + byte);
      filled += byte;
      previous = -1;
    }
    if (filled === pieceBytes) {
      yield piece;
      piece = new Uint8Array(pieceBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
}

/** Into the upper 24 bits of each row goes where the next byte of the text stands. */
function linkRows(block: Uint32Array, length: number): void {
  const next = new Uint32Array(256);
  for (let index = 0; index < length; index += 1) {
    const byte = (block[index] ?? 0) & 0xff;
    next[byte] = (next[byte] ?? 0) + 1;
  }
  let sum = 0;
  for (let byte = 0; byte < 256; byte += 1) {
    const count = next[byte] ?? 0;
    next[byte] = sum;
    sum += count;
  }
  for (let index = 0; index < length; index += 1) {
    const byte = (block[index] ?? 0) & 0xff;
    const place = next[byte] ?? 0;
    next[byte] = place + 1;
    block[place] = ((block[place] ?? 0) & 0xff) | (index << 8);
  }
}
