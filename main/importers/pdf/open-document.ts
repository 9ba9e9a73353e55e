import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ArchiveError } from '../../../contract/errors.ts';
import { loadPdfjs, NoCanvas, NoFilters } from './load-pdfjs.ts';
import { ProgramData } from './program-data.ts';

export interface OpenPdf {
  document: PDFDocumentProxy;
  close(): Promise<void>;
}

/**
 * Opens a PDF for its text: no scripts, no forms of XFA, no pictures decoded, nothing fetched. PDF.js mends what can be
 * mended. An empty user password opens by itself. Errors: `encrypted`, `damaged`.
 */
export async function openDocument(bytes: Uint8Array, name: string): Promise<OpenPdf> {
  try {
    return await open(bytes);
  } catch (error) {
    const mended = isInvalid(error) ? withTrailer(bytes) : null;
    if (mended === null) throw refusal(error, name);
    try {
      return await open(mended);
    } catch {
      throw refusal(error, name);
    }
  }
}

async function open(bytes: Uint8Array): Promise<OpenPdf> {
  const { getDocument, VerbosityLevel } = await loadPdfjs();
  const task = getDocument({
    // PDF.js takes the buffer away; the file's bytes belong to the archive.
    data: Uint8Array.from(bytes),
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
    disableRange: true,
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
