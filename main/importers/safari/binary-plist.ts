import { ArchiveError } from '../../../contract/errors.ts';

/** What a property list can hold, in either of its forms. Dictionaries are Maps: their keys come from the file. */
export type PropertyValue =
  | null
  | boolean
  | number
  | string
  | Date
  | Uint8Array
  | PropertyValue[]
  | PropertyDictionary;

export type PropertyDictionary = Map<string, PropertyValue>;

const trailerLength = 32;
const mostObjects = 1_000_000;
const deepest = 64;
/** Seconds from 1970 to 2001, where Apple's time begins. */
const epoch = 978_307_200;

/**
 * Reads a binary property list. Own code, because a list may name one object from many places, and the package for it
 * copies the object each time: a file of a few hundred bytes would fill the memory. Here every object is read once.
 * Error: `damaged`.
 */
export function readBinaryPlist(bytes: Uint8Array, what: string): PropertyValue {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = (reason: string): ArchiveError =>
    new ArchiveError('damaged', `${what} is no sound property list: ${reason}.`);
  if (file.length < 8 + trailerLength || file.toString('latin1', 0, 7) !== 'bplist0')
    throw damaged('it is cut short');
  const trailer = file.subarray(-trailerLength);
  const offsetSize = trailer[6] ?? 0;
  const referenceSize = trailer[7] ?? 0;
  const count = Number(trailer.readBigUInt64BE(8));
  const top = Number(trailer.readBigUInt64BE(16));
  const table = Number(trailer.readBigUInt64BE(24));
  const sizesFit = offsetSize >= 1 && offsetSize <= 6 && referenceSize >= 1 && referenceSize <= 4;
  if (!sizesFit || count > mostObjects || table + count * offsetSize > file.length - trailerLength)
    throw damaged('its table of objects does not fit');

  const known = new Map<number, PropertyValue>();
  const underWay = new Set<number>();

  const bytesAt = (at: number, length: number): Buffer => {
    if (at < 8 || length < 0 || at + length > table) throw damaged('an object does not fit');
    return file.subarray(at, at + length);
  };
  /** Length of what follows the mark at `at`, and where it begins. */
  const sizeAt = (at: number): { length: number; start: number } => {
    const low = bytesAt(at, 1).readUInt8() & 0x0f;
    if (low !== 0x0f) return { length: low, start: at + 1 };
    const width = 1 << (bytesAt(at + 1, 1).readUInt8() & 0x0f);
    if (width > 8) throw damaged('a length is too long');
    const length = integerOf(bytesAt(at + 2, width));
    return { length, start: at + 2 + width };
  };
  const referencesAt = (start: number, length: number): number[] => {
    const references = bytesAt(start, length * referenceSize);
    return Array.from({ length }, (_, index) => references.readUIntBE(index * referenceSize, referenceSize));
  };
  const objectAt = (index: number, depth: number): PropertyValue => {
    const before = known.get(index);
    if (before !== undefined) return before;
    if (index >= count || depth > deepest || underWay.has(index)) throw damaged('its objects lead nowhere');
    underWay.add(index);
    const value = readObject(file.readUIntBE(table + index * offsetSize, offsetSize), depth);
    underWay.delete(index);
    known.set(index, value);
    return value;
  };
  const readObject = (at: number, depth: number): PropertyValue => {
    const mark = bytesAt(at, 1).readUInt8();
    const low = mark & 0x0f;
    switch (mark >> 4) {
      case 0x0:
        return low === 9 ? true : low === 8 ? false : null;
      case 0x1:
        return integerOf(bytesAt(at + 1, 1 << low));
      case 0x2:
        return low === 2 ? bytesAt(at + 1, 4).readFloatBE() : bytesAt(at + 1, 8).readDoubleBE();
      case 0x3:
        return new Date((bytesAt(at + 1, 8).readDoubleBE() + epoch) * 1_000);
      case 0x4: {
        const { length, start } = sizeAt(at);
        return new Uint8Array(bytesAt(start, length));
      }
      case 0x5: {
        const { length, start } = sizeAt(at);
        return bytesAt(start, length).toString('latin1');
      }
      case 0x6: {
        const { length, start } = sizeAt(at);
        return Buffer.from(bytesAt(start, length * 2))
          .swap16()
          .toString('utf16le');
      }
      case 0x8:
        return integerOf(bytesAt(at + 1, low + 1));
      case 0xa:
      case 0xc: {
        const { length, start } = sizeAt(at);
        return referencesAt(start, length).map((reference) => objectAt(reference, depth + 1));
      }
      case 0xd: {
        const { length, start } = sizeAt(at);
        const references = referencesAt(start, length * 2);
        const dictionary: PropertyDictionary = new Map();
        for (let index = 0; index < length; index += 1) {
          const key = objectAt(references[index] ?? count, depth + 1);
          if (typeof key === 'string')
            dictionary.set(key, objectAt(references[index + length] ?? count, depth + 1));
        }
        return dictionary;
      }
      default:
        throw damaged('an object is of no known kind');
    }
  };
  return objectAt(top, 0);
}

/** Of any width; beyond 2^53 no number here means anything. */
function integerOf(bytes: Buffer): number {
  let value = 0;
  for (const byte of bytes) value = value * 256 + byte;
  return value;
}
