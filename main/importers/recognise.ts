import { ArchiveError } from '../../contract/errors.ts';
import { decodeText } from './decode-text.ts';
import { foreignFormat } from './foreign-format.ts';
import type { FileHead, Importer } from './importer.ts';
import { importers } from './table.ts';

/** From here on an importer knows its format by marks in the content, which no other format has. */
export const beyondDoubt = 0.9;

/**
 * Which importer reads this file: by content first, name second. Throws `empty`, or `not-recognised` with what the file seems
 * to be.
 */
export function recognise(file: FileHead): Importer {
  const { bytes, name } = file;
  if (bytes.length === 0) throw new ArchiveError('empty', `"${name}" is empty.`);
  const best = surest(file);
  if (best && best.certainty >= beyondDoubt) return best.importer;
  const foreign = foreignFormat(bytes, name);
  if (foreign !== null)
    throw new ArchiveError('not-recognised', `"${name}": Carrel does not read ${foreign} yet.`);
  if (isBinary(bytes))
    throw new ArchiveError('not-recognised', `"${name}" is not text, and of no kind that Carrel knows.`);
  if (!best) throw new ArchiveError('not-recognised', `"${name}" is of no kind that Carrel reads.`);
  return best.importer;
}

/** The importer that is surest of a file, whatever else it may be; null when none will have it. */
export function surest(file: FileHead): { importer: Importer; certainty: number } | null {
  let best: { importer: Importer; certainty: number } | null = null;
  for (const importer of importers) {
    const certainty = importer.recognise(file);
    if (certainty > (best?.certainty ?? 0)) best = { importer, certainty };
  }
  return best;
}

const sampleLength = 8_192;

/** Text, whatever its charset, has next to no control characters once it is decoded; a few stray zero bytes are forgiven. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, sampleLength);
  let suspicious = 0;
  for (const byte of sample) if (byte < 0x20 && !isWhiteSpace(byte)) suspicious += 1;
  if (suspicious <= Math.max(sample.length * 0.001, Math.min(4, sample.length * 0.1))) return false;
  const { text } = decodeText(sample);
  const odd = text.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\x80-\x84\x86-\x9f\ufffd\ufffe\uffff]/g)?.length ?? 0;
  return odd > text.length * 0.01 + 1;
}

function isWhiteSpace(byte: number): boolean {
  return (byte >= 0x09 && byte <= 0x0d) || byte === 0x1a || byte === 0x1b;
}
