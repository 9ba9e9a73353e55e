import { ArchiveError } from '../../contract/errors.ts';
import type {
  ImportedArticle,
  Importer,
  ImporterContext,
  PartProblem,
  SourceFile,
} from '../importers/importer.ts';
import { largestTextBytes } from '../importers/limits.ts';
import { memoryStream } from '../importers/memory-stream.ts';
import { recognise } from '../importers/recognise.ts';
import type { ReadyPart } from '../library/ready-article.ts';
import { prepareArticle } from './prepare-article.ts';

/**
 * The whole way from bytes to articles fit to be stored: recognise, read, clean, understand. An article of several that
 * turns out to hold nothing is a problem of its own; one alone is the file's.
 */
export async function* readFile(file: SourceFile, context: ImporterContext): AsyncGenerator<ReadyPart> {
  const importer = recognise(file);
  let parts = 0;
  for await (const imported of readWith(importer, file, context)) {
    parts += 1;
    yield 'problem' in imported ? imported : prepare(imported, importer, file);
  }
  if (parts === 0) throw new ArchiveError('no-text', `"${file.name}" holds no article.`);
}

function prepare(imported: ImportedArticle, importer: Importer, file: SourceFile): ReadyPart {
  try {
    return prepareArticle(imported, importer, file);
  } catch (error) {
    if (!(error instanceof ArchiveError) || imported.within === undefined) throw error;
    return { problem: error.code, message: error.message, within: imported.within };
  }
}

function readWith(
  importer: Importer,
  file: SourceFile,
  context: ImporterContext,
): AsyncIterable<ImportedArticle | PartProblem> {
  if (importer.reads === 'stream') return importer.read(memoryStream(file), context);
  const largest = importer.largestBytes ?? largestTextBytes;
  if (file.bytes.length > largest)
    throw new ArchiveError(
      'too-large',
      `"${file.name}" is ${mebibytes(file.bytes.length)} MiB large; the limit for this kind is ${mebibytes(largest)} MiB.`,
    );
  return importer.read(file, context);
}

function mebibytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024);
}
