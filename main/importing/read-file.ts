import { ArchiveError } from '../../contract/errors.ts';
import { type Container, openContainer } from '../importers/archive/container.ts';
import { decompressedStream } from '../importers/archive/decompress.ts';
import { openZip } from '../importers/archive/zip-archive.ts';
import type {
  FileHead,
  FileStream,
  ImportedArticle,
  Importer,
  ImporterContext,
  PartProblem,
  SourceFile,
} from '../importers/importer.ts';
import { deepestContainer, largestTextBytes } from '../importers/limits.ts';
import { memoryStream } from '../importers/memory-stream.ts';
import { beyondDoubt, recognise, surest } from '../importers/recognise.ts';
import type { ReadyPart } from '../library/ready-article.ts';
import { disarmProblem } from './disarm-fields.ts';
import { prepareArticle } from './prepare-article.ts';
import { rememberSiblings } from './remember-siblings.ts';

/** What a file turned out to be: articles, or a container whose entries are files of their own. */
export type Reading =
  | { kind: 'parts'; parts: AsyncIterable<ReadyPart> }
  | {
      kind: 'container';
      container: Container;
      /** Of all entries, where the container has a directory. */
      names: readonly string[] | null;
    };

/** Compression inside compression is no habit of anybody's. */
const mostLayers = 2;

/**
 * Opens a file of any kind: takes its compression off, looks what it is, and reads it with the surest importer; a zip or tar
 * that no importer knows is a container. Errors: `empty`, `not-recognised`, `damaged`, `unsafe-archive`, `too-large`.
 *
 * @param depth how many containers the file lies in.
 */
export async function openFile(file: FileStream, context: ImporterContext, depth = 0): Promise<Reading> {
  if (file.head.length === 0) throw new ArchiveError('empty', `"${file.name}" is empty.`);
  let stream = file;
  for (let layer = 0; layer < mostLayers; layer += 1) {
    const unpacked = await decompressedStream(stream);
    // Who knows a format in its compressed form can jump about in it, as in archives of the web.
    if (unpacked === null || isSure(surest({ ...stream, bytes: stream.head }))) break;
    stream = unpacked;
  }
  const head: FileHead = { name: stream.name, path: file.path, bytes: stream.head };
  const names = await zipNames(stream);
  if (names !== null) head.entries = names;
  const known = surest(head);
  if (!isSure(known)) {
    const container = await openContainer(stream);
    if (container !== null) {
      if (depth >= deepestContainer)
        throw new ArchiveError(
          'unsafe-archive',
          `"${file.name}" lies in ${depth} archives, one in another; deeper ones are not opened.`,
        );
      return { kind: 'container', container, names };
    }
  }
  return { kind: 'parts', parts: readParts(recognise(head), stream, context) };
}

function isSure(known: { certainty: number } | null): boolean {
  return known !== null && known.certainty >= beyondDoubt;
}

/** A file in memory that is no container, from bytes to articles fit to be stored. Errors as `openFile`, and the importer's own. */
export async function* readFile(file: SourceFile, context: ImporterContext): AsyncGenerator<ReadyPart> {
  const reading = await openFile(memoryStream(file), context);
  if (reading.kind === 'container')
    throw new ArchiveError('not-recognised', `"${file.name}" is a container of files.`);
  yield* reading.parts;
}

/** Null when it is no zip, or one that cannot be opened: whoever reads it will say why. */
async function zipNames(stream: FileStream): Promise<string[] | null> {
  const [first, second] = stream.head;
  if (stream.access === null || first !== 0x50 || second !== 0x4b) return null;
  try {
    return (await openZip(stream.access, `"${stream.name}"`)).entries.map(({ name }) => name);
  } catch {
    return null;
  }
}

/** An article of several that turns out to hold nothing is a problem of its own; one alone is the file's. */
async function* readParts(
  importer: Importer,
  file: FileStream,
  context: ImporterContext,
): AsyncGenerator<ReadyPart> {
  const remembered = rememberSiblings(context);
  let parts = 0;
  for await (const imported of await readWith(importer, file, remembered.context)) {
    parts += 1;
    yield 'problem' in imported
      ? disarmProblem(imported)
      : prepare(imported, importer, file, remembered.siblingOf);
  }
  if (parts === 0) throw new ArchiveError('no-text', `"${file.name}" holds no article.`);
}

function prepare(
  imported: ImportedArticle,
  importer: Importer,
  file: FileStream,
  siblingOf: (bytes: Uint8Array) => string | undefined,
): ReadyPart {
  try {
    const article = prepareArticle(imported, importer, file);
    for (const image of article.images) {
      const sibling = siblingOf(image.bytes);
      if (sibling !== undefined) image.sibling = sibling;
    }
    return article;
  } catch (error) {
    if (!(error instanceof ArchiveError) || imported.within === undefined) throw error;
    return disarmProblem({ problem: error.code, message: error.message, within: imported.within });
  }
}

async function readWith(
  importer: Importer,
  file: FileStream,
  context: ImporterContext,
): Promise<AsyncIterable<ImportedArticle | PartProblem>> {
  if (importer.reads === 'stream') return importer.read(file, context);
  const { name, path, modified } = file;
  const bytes = await wholeFile(file, importer.largestBytes ?? largestTextBytes);
  return importer.read({ name, path, modified, bytes }, context);
}

async function wholeFile(file: FileStream, largest: number): Promise<Uint8Array> {
  if (file.size !== null && file.size > largest) throw tooLarge(file.name, largest, file.size);
  if (file.access !== null) return file.access.read(0, file.access.size);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of file.chunks()) {
    length += piece.length;
    if (length > largest) throw tooLarge(file.name, largest, null);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function tooLarge(name: string, largest: number, size: number | null): ArchiveError {
  const mebibytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);
  const has = size === null ? 'unpacks to more' : `has ${mebibytes(size)} MiB`;
  return new ArchiveError(
    'too-large',
    `"${name}" ${has}; the limit for files of this kind is ${mebibytes(largest)} MiB.`,
  );
}
