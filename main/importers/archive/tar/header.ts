/** One header of a tar, 512 bytes, as it stands there: ustar, GNU, or older than both. */
export interface TarHeader {
  /** The bytes of the name, with the folder that ustar keeps apart. */
  rawName: Uint8Array;
  size: number;
  /** Seconds since 1970. */
  time: number;
  /** A letter or digit: 0 a file, 5 a folder, x and g attributes of the next and of all, L a long name … */
  kind: string;
  /** Of an old file with holes: blocks that say where they are follow the header. */
  holesFollow: boolean;
}

/** Null when the checksum or a number is wrong: these are not the bytes of a header. */
export function parseHeader(block: Uint8Array): TarHeader | null {
  if (block.length < 512 || !hasChecksum(block)) return null;
  const size = numberOf(block, 124, 12);
  if (size === null || size < 0) return null;
  const name = textOf(block, 0, 100);
  const magic = Buffer.from(block.subarray(257, 263)).toString('latin1');
  const folder = magic === 'ustar\0' ? textOf(block, 345, 155) : new Uint8Array(0);
  const kind = block[156] === 0 ? '0' : String.fromCharCode(block[156] ?? 0);
  return {
    rawName: folder.length > 0 ? Buffer.concat([folder, slash, name]) : name,
    size,
    time: numberOf(block, 136, 12) ?? 0,
    kind,
    holesFollow: kind === 'S' && block[482] === 1,
  };
}

const slash = Buffer.from('/');

/** Without regard to magic: tars older than ustar have none. */
export function isTarHead(head: Uint8Array): boolean {
  const block = head.subarray(0, 512);
  return (block[0] ?? 0) !== 0 && parseHeader(block) !== null;
}

export function isEmptyBlock(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}

/** The bytes of the checksum count as spaces. Some old programs summed them as if they had a sign. */
function hasChecksum(block: Uint8Array): boolean {
  let sum = 8 * 32;
  let signed = 8 * 32;
  for (let index = 0; index < 512; index += 1) {
    if (index >= 148 && index < 156) continue;
    const byte = block[index] ?? 0;
    sum += byte;
    signed += byte < 128 ? byte : byte - 256;
  }
  const stated = numberOf(block, 148, 8);
  return stated === sum || stated === signed;
}

/** Octal digits between spaces and zeros; GNU writes what is too large for them as bytes after a mark. */
function numberOf(block: Uint8Array, at: number, length: number): number | null {
  const first = block[at] ?? 0;
  if (first === 0x80) {
    let value = 0;
    for (let index = 1; index < length; index += 1) value = value * 256 + (block[at + index] ?? 0);
    return Number.isSafeInteger(value) ? value : null;
  }
  if (first > 0x80) return null;
  const digits = Buffer.from(textOf(block, at, length))
    .toString('latin1')
    .trim();
  if (digits === '') return 0;
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : null;
}

function textOf(block: Uint8Array, at: number, length: number): Uint8Array {
  const field = block.subarray(at, at + length);
  const end = field.indexOf(0);
  return field.slice(0, end < 0 ? length : end);
}
