import { ArchiveError } from '../../../contract/errors.ts';
import { parseHtml } from '../../cleaning/parse-html.ts';
import { memoryAccess } from '../archive/memory-access.ts';
import { openZip } from '../archive/zip-archive.ts';
import type { ImporterContext, SourceFile } from '../importer.ts';
import { type SavedFrom, savedFrom } from './metadata/saved-from.ts';

export interface InnerPage {
  file: Pick<SourceFile, 'name' | 'bytes'>;
  context: ImporterContext;
  /** As the page around it says. */
  saved: SavedFrom;
}

const firstEntry = Buffer.from('PK\x03\x04', 'latin1');

/**
 * The page inside a page that is also a zip: SingleFile writes a small page whose script unpacks the zip behind it. Null
 * for any other page. A zip without a page is
 * read as what it seems. Errors: those of a zip.
 */
export async function openSelfExtracting(file: SourceFile): Promise<InnerPage | null> {
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  if (!/<html[^>]{0,200}\sdata-sfz[\s>=]/i.test(bytes.toString('latin1', 0, 4_096))) return null;
  const zipStart = bytes.indexOf(firstEntry);
  if (zipStart === -1) return null;
  const zip = await openZip(memoryAccess(file.bytes), `"${file.name}"`);
  const page = await zip.read('index.html');
  if (page === null) return null;
  return {
    file: { name: file.name, bytes: page },
    context: { sibling: (path) => zip.read(path).catch(absentWhenBroken) },
    saved: savedFrom(parseHtml(bytes.toString('utf8', 0, Math.min(zipStart, 64 * 1024)))),
  };
}

/** A picture that cannot be unpacked is a missing one. */
function absentWhenBroken(error: unknown): null {
  if (error instanceof ArchiveError) return null;
  throw error;
}
