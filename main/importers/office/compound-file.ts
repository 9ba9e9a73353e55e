/** The container of old Office files (OLE): what is in it is told by the names of its streams, which stand in UTF-16. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((value, index) => bytes[index] === value);
}

/** Whether a stream of this name may be in it. */
export function holdsStream(bytes: Uint8Array, name: string): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return file.includes(Buffer.from(`${name}\0`, 'utf16le'));
}
