import type { FileHead } from '../importer.ts';

export function extensionOf(name: string): string {
  return /\.([^.]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** Whether a zip holds a file of this name, by its directory where that is known, else by what its first files are called. */
export function mayHold({ bytes, entries }: FileHead, name: string): boolean {
  if (entries !== undefined) return entries.some((entry) => entry.toLowerCase() === name.toLowerCase());
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name);
}
