import { ArchiveError } from '../../../contract/errors.ts';

const magic = 'mozLz40\0';
const headerBytes = 12;
/** Of what comes out: no one's bookmarks come near. */
const largest = 64 * 1024 * 1024;

/** The form in which Firefox keeps its own backups: one block of LZ4 behind a mark and the size of what comes out. */
export function isMozillaLz4(head: Uint8Array): boolean {
  return (
    head.length >= headerBytes && new TextDecoder('latin1').decode(head.subarray(0, magic.length)) === magic
  );
}

/** Errors: `damaged`, `too-large`; `what` is for their messages, for example `"bookmarks.jsonlz4"`. */
export function readMozillaLz4(bytes: Uint8Array, what: string): Uint8Array {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(magic.length, true);
  if (size > largest)
    throw new ArchiveError('too-large', `${what} says that it unpacks to over ${largest / 1024 / 1024} MiB.`);
  const output = new Uint8Array(size);
  if (unpack(bytes.subarray(headerBytes), output) !== size)
    throw new ArchiveError('damaged', `${what} cannot be unpacked: its LZ4 is damaged or cut short.`);
  return output;
}

/** The length of what was unpacked, or -1 when it leads out of the input or the output. */
function unpack(input: Uint8Array, output: Uint8Array): number {
  let from = 0;
  let to = 0;
  const readLength = (start: number): number => {
    let length = start;
    if (start < 15) return length;
    for (let byte = 255; byte === 255 && from < input.length; ) {
      byte = input[from++] ?? 0;
      length += byte;
    }
    return length;
  };
  while (from < input.length) {
    const token = input[from++] ?? 0;
    const literals = readLength(token >> 4);
    if (from + literals > input.length || to + literals > output.length) return -1;
    output.set(input.subarray(from, from + literals), to);
    from += literals;
    to += literals;
    // The last sequence has no copy.
    if (from === input.length) return to;
    const distance = (input[from] ?? 0) | ((input[from + 1] ?? 0) << 8);
    from += 2;
    const length = readLength(token & 15) + 4;
    if (distance === 0 || distance > to || to + length > output.length) return -1;
    // Byte by byte: a copy may overlap what it writes.
    for (let at = 0; at < length; at += 1, to += 1) output[to] = output[to - distance] ?? 0;
  }
  return to;
}
