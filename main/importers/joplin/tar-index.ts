import { ArchiveError } from '../../../contract/errors.ts';
import type { RandomAccess } from '../importer.ts';

/** Where a file lies in a tar. */
export interface TarPlace {
  name: string;
  offset: number;
  size: number;
}

const blockBytes = 512;
const aheadBytes = 64 * 1024;
const mostEntries = 500_000;

/**
 * Where the files of a Joplin archive lie, so that a note can be read with pictures that stand far behind it. Joplin's names fit
 * into the oldest form of tar: members of any other form, links and devices are passed over. Errors: `damaged`, `too-large`.
 */
export async function readTarIndex(access: RandomAccess, name: string): Promise<TarPlace[]> {
  const places: TarPlace[] = [];
  let ahead: { from: number; bytes: Uint8Array } = { from: 0, bytes: new Uint8Array(0) };
  for (let at = 0; at + blockBytes <= access.size; ) {
    if (at < ahead.from || at + blockBytes > ahead.from + ahead.bytes.length)
      ahead = { from: at, bytes: await access.read(at, Math.min(aheadBytes, access.size - at)) };
    const header = readTarHeader(ahead.bytes.subarray(at - ahead.from, at - ahead.from + blockBytes));
    if (header === 'end') return places;
    if (header === null)
      throw new ArchiveError(
        'damaged',
        `"${name}" is damaged: no file begins where one should, at byte ${at}.`,
      );
    const offset = at + blockBytes;
    if (offset + header.size > access.size) {
      if (places.length > 0) return places;
      throw new ArchiveError('damaged', `"${name}" is cut short.`);
    }
    if (header.isFile) places.push({ name: header.name, offset, size: header.size });
    if (places.length > mostEntries)
      throw new ArchiveError('too-large', `"${name}" holds over ${mostEntries} files.`);
    at = offset + Math.ceil(header.size / blockBytes) * blockBytes;
  }
  return places;
}

interface TarHeader {
  name: string;
  size: number;
  isFile: boolean;
}

/** `end` for the empty block that ends an archive; null for what is no header. */
export function readTarHeader(block: Uint8Array): TarHeader | 'end' | null {
  if (block.length < blockBytes) return null;
  if (block.every((byte) => byte === 0)) return 'end';
  const text = Buffer.from(block.buffer, block.byteOffset, blockBytes).toString('latin1');
  const sum = block.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 0x20 : byte), 0);
  if (Number.parseInt(text.slice(148, 156), 8) !== sum) return null;
  const size = /^[0-7 ]{1,12}/.exec(text.slice(124, 136).replaceAll('\0', ' '))?.[0].trim() ?? '';
  const bytes = size === '' ? 0 : Number.parseInt(size, 8);
  if (!Number.isSafeInteger(bytes)) return null;
  const [name = ''] = text.slice(0, 100).split('\0');
  return { name: name.replace(/^\.\//, ''), size: bytes, isFile: text[156] === '0' || text[156] === '\0' };
}
