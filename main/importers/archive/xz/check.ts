import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Crc64 } from './crc64.ts';

/** What a block of an xz file ends with, to tell that its content is whole. */
export interface Check {
  /** Bytes. */
  length: number;
  update(bytes: Uint8Array): void;
  agrees(stated: Uint8Array): boolean;
}

/** By its number in the header of the stream. Of the reserved ones only the length is known. */
export function checkOf(number: number): Check {
  if (number === 1) return crc32Check();
  if (number === 4) return crc64Check();
  if (number === 10) return sha256Check();
  return {
    length: number === 0 ? 0 : 4 * 2 ** Math.floor((number - 1) / 3),
    update: () => {},
    agrees: () => true,
  };
}

function crc32Check(): Check {
  let value = 0;
  return {
    length: 4,
    update(bytes) {
      value = crc32(bytes, value);
    },
    agrees: (stated) => Buffer.from(stated).readUInt32LE() === value,
  };
}

function crc64Check(): Check {
  const crc = new Crc64();
  return {
    length: 8,
    update: (bytes) => crc.update(bytes),
    agrees(stated) {
      const bytes = Buffer.from(stated);
      return bytes.readUInt32LE(0) === crc.low && bytes.readUInt32LE(4) === crc.high;
    },
  };
}

function sha256Check(): Check {
  const hash = createHash('sha256');
  return {
    length: 32,
    update: (bytes) => hash.update(bytes),
    agrees: (stated) => hash.digest().equals(stated),
  };
}
