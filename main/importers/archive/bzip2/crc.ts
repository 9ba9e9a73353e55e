/** The checksum of bzip2: that of zip, with the bits the other way round. */
export function updateCrc(crc: number, bytes: Uint8Array): number {
  let value = crc;
  for (let index = 0; index < bytes.length; index += 1)
    value = (value << 8) ^ (table[(value >>> 24) ^ (bytes[index] ?? 0)] ?? 0);
  return value;
}

const table = new Int32Array(256);
for (let byte = 0; byte < 256; byte += 1) {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) value = value < 0 ? (value << 1) ^ 0x04c11db7 : value << 1;
  table[byte] = value;
}
