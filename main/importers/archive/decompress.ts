import type { FileStream } from '../importer.ts';
export async function decompressedStream(_file: FileStream): Promise<FileStream | null> {
  return null;
}
