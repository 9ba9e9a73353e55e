import { ArchiveError } from '../../contract/errors.ts';
import type { Importer, SourceFile } from './importer.ts';
import { largestTextBytes } from './limits.ts';
import { importers } from './table.ts';

/** Which importer reads this file: by content first, name second. Throws `empty`, `too-large` or `not-recognised`. */
export function recognise(file: SourceFile): Importer {
  if (file.bytes.length === 0) throw new ArchiveError('empty', `"${file.name}" is empty.`);
  if (file.bytes.length > largestTextBytes)
    throw new ArchiveError(
      'too-large',
      `"${file.name}" is larger than ${largestTextBytes / 1024 / 1024} MiB, the limit for files of text.`,
    );
  let best: { importer: Importer; certainty: number } | null = null;
  for (const importer of importers) {
    const certainty = importer.recognise(file);
    if (certainty > (best?.certainty ?? 0)) best = { importer, certainty };
  }
  if (!best) throw new ArchiveError('not-recognised', `"${file.name}" is of no kind that Carrel reads.`);
  return best.importer;
}
