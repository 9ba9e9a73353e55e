/** A whole number of up to eight bytes, the least first, as zip, xz and zstd write it. Beyond 2^53 it is only about right. */
export function littleEndian(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = length - 1; index >= 0; index -= 1) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}
