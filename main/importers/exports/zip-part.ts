import type { ZipArchive } from '../archive/zip-archive.ts';
import type { FileStream } from '../importer.ts';

const headBytes = 64 * 1024;

/** A file inside a zip, as those want it that read as they go. Unpacked anew each time it is read. */
export async function zipPart(
  zip: Pick<ZipArchive, 'chunks'>,
  name: string,
): Promise<Pick<FileStream, 'name' | 'head' | 'chunks'>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of zip.chunks(name)) {
    pieces.push(chunk);
    length += chunk.length;
    if (length >= headBytes) break;
  }
  return { name, head: Buffer.concat(pieces).subarray(0, headBytes), chunks: () => zip.chunks(name) };
}
