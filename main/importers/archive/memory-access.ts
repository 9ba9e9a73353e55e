import type { RandomAccess } from '../importer.ts';

/** Random access to bytes in memory. */
export function memoryAccess(bytes: Uint8Array): RandomAccess {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}
