/// <reference path="./pdf-worker.d.ts" />
import type * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';

export type Pdfjs = typeof pdfjs;

let loaded: Promise<Pdfjs> | null = null;

/**
 * PDF.js, both of its halves in this thread: an import worker is a thread of its own already, and one that may die. Loaded
 * when the first PDF comes, since it is larger than all other importers together.
 */
export function loadPdfjs(): Promise<Pdfjs> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Pdfjs> {
  standInForCanvas();
  process.on('unhandledRejection', forgiveDamage);
  const { warn } = console;
  // It says on the console that there is no canvas package, before it can be told to be quiet. Nothing is drawn here.
  console.warn = () => {};
  try {
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    console.warn = warn;
  }
}

const damages = new Set([
  'FormatError',
  'MissingDataException',
  'ParserEOFException',
  'UnknownErrorException',
  'XRefEntryException',
  'XRefParseException',
]);

/**
 * PDF.js looks ahead in a damaged file and forgets the promise when it has gone another way. That is the file's affair;
 * what else nobody waited for is a defect and ends the thread as it would without this.
 */
export function forgiveDamage(reason: unknown): void {
  if (reason instanceof Error && damages.has(reason.name)) return;
  throw reason;
}

/** Classes that PDF.js makes an object of while it is loaded, for drawing. */
function standInForCanvas(): void {
  for (const name of ['DOMMatrix', 'Path2D', 'ImageData'])
    if (!(name in globalThis))
      Object.defineProperty(globalThis, name, { value: class {}, configurable: true });
}

/** What PDF.js would draw with. It is never asked to. */
export class NoCanvas {
  create(): never {
    throw new Error('Nothing is drawn during an import.');
  }
  reset(): void {}
  destroy(): void {}
}

export class NoFilters {
  addFilter(): string {
    return 'none';
  }
  destroy(): void {}
}
