import { ArchiveError } from '../../../contract/errors.ts';
import { openZip, type ZipArchive } from '../archive/zip-archive.ts';
import type { FileStream } from '../importer.ts';

/** The zip of a service. Error: `damaged` when it cannot be read at any place, besides those of `openZip`. */
export async function openExportZip({ name, access }: FileStream): Promise<ZipArchive> {
  if (access === null)
    throw new ArchiveError(
      'damaged',
      `"${name}" is a zip inside a compressed file; unpack it once and import that.`,
    );
  return openZip(access, `"${name}"`);
}
