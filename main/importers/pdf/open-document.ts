import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DocumentInitParameters } from 'pdfjs-dist/types/src/display/api';
import { ArchiveError } from '../../../contract/errors.ts';
import type { FileStream, RandomAccess } from '../importer.ts';
import { largestTextBytes, wholeFileBytes } from '../limits.ts';
import { loadPdfjs, NoCanvas, NoFilters } from './load-pdfjs.ts';
import { ProgramData } from './program-data.ts';

export interface OpenPdf {
  document: PDFDocumentProxy;
  close(): Promise<void>;
}

/** Larger ones are read in parts, as PDF.js asks for them: scans are mostly pictures, which nobody asks for. */
const largestWhole = wholeFileBytes;
const largestFile = 1024 * 1024 * 1024;

/**
 * Opens a PDF for its text: no scripts, no forms of XFA, no pictures decoded, nothing fetched. PDF.js mends what can be
 * mended. An empty user password opens by itself. Errors: `encrypted`, `damaged`, `too-large`.
 */
export async function openDocument(file: PdfSource): Promise<OpenPdf> {
  const { name, size, access } = file;
  if (size !== null && size > largestFile) throw tooLarge(name);
  if (access !== null && access.size > largestWhole) return openInParts(access, name);
  const bytes = await wholeBytes(file);
  try {
    // A copy: PDF.js takes the buffer away, and the file's bytes belong to the archive.
    return await open({ data: Uint8Array.from(bytes) });
  } catch (error) {
    const mended = isInvalid(error) ? withTrailer(bytes) : null;
    if (mended === null) throw refusal(error, name);
    try {
      return await open({ data: mended });
    } catch {
      throw refusal(error, name);
    }
  }
}

export type PdfSource = Pick<FileStream, 'name' | 'size' | 'access' | 'chunks'>;

async function wholeBytes({ name, access, chunks }: PdfSource): Promise<Uint8Array> {
  if (access !== null) return access.read(0, access.size);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of chunks()) {
    length += piece.length;
    if (length > largestTextBytes) throw tooLarge(name);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function openInParts(access: RandomAccess, name: string): Promise<OpenPdf> {
  const { PDFDataRangeTransport } = await loadPdfjs();
  const range = new PDFDataRangeTransport(access.size, null);
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  // Whoever waits for the document hears of it; later a page that is missing its bytes never comes, and the clock ends it.
  failed.catch(() => {});
  range.requestDataRange = (begin, end) => {
    access.read(begin, end - begin).then((bytes) => range.onDataRange(begin, Uint8Array.from(bytes)), fail);
  };
  try {
    return await Promise.race([open({ range, rangeChunkSize: 256 * 1024 }), failed]);
  } catch (error) {
    throw refusal(error, name);
  }
}

async function open(source: DocumentInitParameters): Promise<OpenPdf> {
  const { getDocument, VerbosityLevel } = await loadPdfjs();
  const task = getDocument({
    ...source,
    verbosity: VerbosityLevel.ERRORS,
    // The place is the factory's own affair: it gets the plain name behind it.
    cMapUrl: '/',
    cMapPacked: true,
    useWorkerFetch: false,
    BinaryDataFactory: ProgramData,
    CanvasFactory: NoCanvas,
    FilterFactory: NoFilters,
    // The measures of the standard fonts are in the code; their shapes are not needed.
    useSystemFonts: true,
    disableFontFace: true,
    fontExtraProperties: true,
    enableXfa: false,
    useWasm: false,
    maxImageSize: 0,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    disableStream: true,
    disableAutoFetch: true,
  });
  try {
    return { document: await task.promise, close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    throw error;
  }
}

function tooLarge(name: string): ArchiveError {
  return new ArchiveError(
    'too-large',
    `"${name}" is larger than PDFs are read: 1 GiB, or 64 MiB when it is packed.`,
  );
}

function isInvalid(error: unknown): boolean {
  return error instanceof Error && error.name === 'InvalidPDFException';
}

/**
 * A file that was cut off has lost its end, where it is said which object everything begins with. That object is looked
 * for; PDF.js finds the others by itself.
 */
function withTrailer(bytes: Uint8Array): Uint8Array | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const at = text.search(/\/Type\s{0,9}\/Catalog\b/);
  if (at < 0) return null;
  const [, number, generation] =
    [...text.slice(Math.max(0, at - 2_000), at).matchAll(/(\d{1,9}) (\d{1,5}) obj\b/g)].at(-1) ?? [];
  if (number === undefined || generation === undefined) return null;
  const trailer = Buffer.from(`\ntrailer\n<< /Root ${number} ${generation} R >>\n`, 'latin1');
  const mended = new Uint8Array(bytes.length + trailer.length);
  mended.set(bytes);
  mended.set(trailer, bytes.length);
  return mended;
}

function refusal(error: unknown, name: string): ArchiveError {
  if (error instanceof ArchiveError) return error;
  const kind = error instanceof Error ? error.name : '';
  if (kind === 'PasswordException')
    return new ArchiveError(
      'encrypted',
      `"${name}" is locked by a password. Save it without one in the program that opens it, then import it again.`,
      { cause: error },
    );
  const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
  return new ArchiveError('damaged', `"${name}" cannot be read as a PDF: ${reason}.`, { cause: error });
}
