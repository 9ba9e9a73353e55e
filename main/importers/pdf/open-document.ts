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
    throw refusal(error, name);
  }
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
