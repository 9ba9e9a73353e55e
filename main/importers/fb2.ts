import { ArchiveError } from '../../contract/errors.ts';
import { memoryAccess } from './archive/memory-access.ts';
import { openZip } from './archive/zip-archive.ts';
import { readFictionBook } from './fb2/read-fiction-book.ts';
import type { FileHead, SourceFile, WholeImporter } from './importer.ts';
import { largestTextBytes } from './limits.ts';

export const fb2 = {
  id: 'fb2',
  version: 1,
  label: 'FictionBook',
  extensions: ['fb2', 'fbz', 'fb2.zip'],
  recognise,
  async *read(file) {
    yield readFictionBook(await unzipped(file));
  },
} satisfies WholeImporter;

/** By its root element; a zip when the one file in it is a book. */
function recognise({ bytes, name, entries }: FileHead): number {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096)).replaceAll('\0', '');
  if (head.startsWith('PK\x03\x04')) {
    const only = entries?.length === 1 ? entries[0] : undefined;
    if (only !== undefined) return /\.fb2$/i.test(only) ? 0.97 : 0;
    return entries === undefined && /\.(?:fb2\.zip|fbz)$/i.test(name) ? 0.95 : 0;
  }
  const start = head.replace(/^[^<]{0,10}/, '').slice(0, 3_000);
  if (/^(?:<\?xml[^>]*>|<!--(?:[^-]|-[^-])*-->|<\?[^>]*>|\s)*<FictionBook[\s>]/.test(start)) return 0.98;
  return /\.fb2$/i.test(name) && start.startsWith('<') ? 0.6 : 0;
}

async function unzipped(file: SourceFile): Promise<SourceFile> {
  if (file.bytes[0] !== 0x50 || file.bytes[1] !== 0x4b) return file;
  const zip = await openZip(memoryAccess(file.bytes), `"${file.name}"`);
  const entry = zip.entries.find(({ name }) => /\.fb2$/i.test(name));
  if (entry === undefined) throw new ArchiveError('damaged', `fb2: "${file.name}" holds no .fb2 file.`);
  if (entry.size > largestTextBytes)
    throw new ArchiveError(
      'too-large',
      `fb2: the book in "${file.name}" is over ${largestTextBytes / 1024 / 1024} MiB, the limit for one of its kind.`,
    );
  const bytes = await zip.read(entry.name);
  if (bytes === null)
    throw new ArchiveError('damaged', `fb2: "${entry.name}" of "${file.name}" is not there.`);
  return { ...file, bytes };
}
