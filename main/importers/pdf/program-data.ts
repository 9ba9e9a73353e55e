import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { workerData } from 'node:worker_threads';

/** What the pool tells a worker of where the program's own data lies. */
export interface WorkerPlaces {
  /** Holds `cmaps/`: how the character codes of Chinese, Japanese and Korean fonts are to be read. */
  pdfData: string;
}

/**
 * The one thing that an importer reads from disk: character maps, files of the program itself. Which of them is asked
 * for by the document, so nothing but a plain name of that kind is ever looked for. Fonts are not needed for text.
 */
export class ProgramData {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl' || !/^[\w-]{1,60}\.bcmap$/.test(filename))
      throw new Error(`"${filename}" is no character map`);
    return new Uint8Array(await readFile(join(pdfDataFolder(), 'cmaps', filename)));
  }
}

/** Outside a worker (in tests) the package's own folder, from where every suite is started. */
function pdfDataFolder(): string {
  const places: unknown = workerData;
  if (typeof places === 'object' && places !== null && 'pdfData' in places) return String(places.pdfData);
  return resolve('node_modules/pdfjs-dist');
}
