/** CRC-64 of ECMA-182 as xz uses it, in two halves of 32 bits, because numbers here hold 53. */
export class Crc64 {
  #low = -1;
  #high = -1;

  get low(): number {
    return ~this.#low >>> 0;
  }

  get high(): number {
    return ~this.#high >>> 0;
  }

  update(bytes: Uint8Array): void {
    let low = this.#low;
    let high = this.#high;
    for (let index = 0; index < bytes.length; index += 1) {
      const row = (low ^ (bytes[index] ?? 0)) & 0xff;
      low = ((low >>> 8) | (high << 24)) ^ (lowTable[row] ?? 0);
      high = (high >>> 8) ^ (highTable[row] ?? 0);
    }
    this.#low = low;
    this.#high = high;
  }
}

const lowTable = new Int32Array(256);
const highTable = new Int32Array(256);
for (let byte = 0; byte < 256; byte += 1) {
  let value = BigInt(byte);
  for (let bit = 0; bit < 8; bit += 1) value = value & 1n ? (value >> 1n) ^ 0xc96c5795d7870f42n : value >> 1n;
  lowTable[byte] = Number(BigInt.asIntN(32, value));
  highTable[byte] = Number(BigInt.asIntN(32, value >> 32n));
}
