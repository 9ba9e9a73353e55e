import { ArchiveError } from '../../contract/errors.ts';
import { memoryAccess } from './archive/memory-access.ts';
import { openZip, type ZipArchive } from './archive/zip-archive.ts';
import type { FileHead, FileStream, ImportedArticle, PartProblem, StreamImporter } from './importer.ts';
import { openArchiveBytes } from './warc/archive-bytes.ts';
import { type ListedPage, type NamedArchive, readArchives } from './warc/read-archives.ts';

/** A zip of web archives with a list of the pages that somebody meant to keep (WACZ 1.x). */
export const wacz = {
  id: 'wacz',
  version: 1,
  label: 'Web archive (WACZ)',
  extensions: ['wacz'],
  reads: 'stream',
  recognise: recogniseWacz,
  read: readWacz,
} satisfies StreamImporter;

const archiveName = /^archive\/[^/]+\.w?arc(?:\.gz)?$/i;

function recogniseWacz({ entries = [] }: FileHead): number {
  return entries.includes('datapackage.json') && entries.some((name) => archiveName.test(name)) ? 0.98 : 0;
}

async function* readWacz(file: FileStream): AsyncGenerator<ImportedArticle | PartProblem> {
  const access = file.access ?? memoryAccess(await collect(file));
  const zip = await openZip(access, `"${file.name}"`);
  yield* zip.problems;
  const archives: NamedArchive[] = [];
  for (const { name, size } of zip.entries)
    if (archiveName.test(name))
      archives.push({ name, bytes: openArchiveBytes(await streamOf(zip, name, size)) });
  yield* readArchives(archives, await readPages(zip));
}

const largestInMemory = 64 * 1024 * 1024;
const headBytes = 64 * 1024;

/** Archives lie in a WACZ as they are, and can be read at any place; a small one that does not is unpacked. */
async function streamOf(zip: ZipArchive, name: string, size: number): Promise<FileStream> {
  const unpacked =
    size <= largestInMemory ? async () => memoryAccess((await zip.read(name)) ?? Buffer.alloc(0)) : null;
  const access = (await zip.access(name)) ?? (await unpacked?.()) ?? null;
  const chunks = (): AsyncIterable<Uint8Array> => zip.chunks(name);
  const head = access === null ? await startOf(chunks()) : await access.read(0, headBytes);
  return { ...{ name, path: name, modified: null, size, head, access }, chunks };
}

async function startOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  for await (const chunk of chunks) return chunk.subarray(0, headBytes);
  return Buffer.alloc(0);
}

/** Both lists: what was asked for, and what a crawler met on the way from there. */
async function readPages(zip: ZipArchive): Promise<ListedPage[]> {
  const pages: ListedPage[] = [];
  for (const name of ['pages/pages.jsonl', 'pages/extraPages.jsonl']) {
    const bytes = await zip.read(name);
    if (bytes === null) continue;
    for (const line of new TextDecoder().decode(bytes).split('\n')) {
      const page = listedPage(line);
      if (page !== null) pages.push(page);
    }
  }
  return pages;
}

/** Null for the first line, which names the list, and for lines that say nothing. */
function listedPage(line: string): ListedPage | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('url' in value) || typeof value.url !== 'string')
    return null;
  const title = 'title' in value && typeof value.title === 'string' ? value.title.trim() : '';
  return { address: value.url, title: title === '' || title === value.url ? null : title };
}

const largestCollected = 256 * 1024 * 1024;

async function collect(file: FileStream): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of file.chunks()) {
    pieces.push(piece);
    length += piece.length;
    if (length > largestCollected)
      throw new ArchiveError('too-large', `"${file.name}" is compressed a second time; unpack it first.`);
  }
  return Buffer.concat(pieces);
}
