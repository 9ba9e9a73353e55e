import { createHash } from 'node:crypto';
import { ArchiveError } from '../../contract/errors.ts';
import type { FieldOrigin } from '../../contract/model.ts';
import { cleanArticle, cleanerVersion } from '../cleaning/clean-article.ts';
import type {
  ImportedArticle,
  ImportedImage,
  Importer,
  ImporterContext,
  PartProblem,
  SourceFile,
  Stated,
} from '../importers/importer.ts';
import { largestTextBytes } from '../importers/limits.ts';
import { memoryStream } from '../importers/memory-stream.ts';
import { recognise } from '../importers/recognise.ts';
import type { ReadyArticle, ReadyImage } from '../library/ready-article.ts';
import { countWords } from '../understanding/count-words.ts';
import { makeExcerpt } from '../understanding/excerpt.ts';
import { understand } from '../understanding/understand.ts';

/** The whole way from bytes to articles fit to be stored: recognise, read, clean, understand. */
export async function readFile(file: SourceFile, context: ImporterContext): Promise<ReadyArticle[]> {
  const importer = recognise(file);
  const articles: ReadyArticle[] = [];
  for await (const imported of readWith(importer, file, context))
    if ('problem' in imported) throw new ArchiveError(imported.problem, imported.message);
    else articles.push(prepare(imported, importer, file));
  if (articles.length === 0) throw new ArchiveError('no-text', `"${file.name}" holds no article.`);
  return articles;
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

function prepare(imported: ImportedArticle, importer: Importer, file: SourceFile): ReadyArticle {
  const images = readyImages(imported.images);
  const { html, text, missing } = cleanArticle(imported.html, {
    images: images.addresses,
    ...(imported.address && { base: imported.address.value }),
  });
  if (text.trim() === '') throw new ArchiveError('no-text', `"${file.name}" holds no text.`);
  const fields = understand(imported, text, file);
  const origins: Record<string, FieldOrigin> = {};
  const take = (field: string, stated: Stated | undefined): string | null => {
    if (!stated) return null;
    origins[field] = stated.origin;
    return stated.value;
  };
  return {
    title: take('title', fields.title) ?? '',
    byline: take('byline', fields.byline),
    source: take('source', fields.source),
    place: take('place', fields.place),
    published: take('published', fields.published),
    language: take('language', fields.language),
    address: take('address', fields.address),
    section: take('section', fields.section),
    tags: [...new Set(imported.tags ?? [])],
    origins,
    html,
    text,
    words: countWords(text),
    excerpt: makeExcerpt(text),
    images: images.ready,
    missing: [...imported.missing, ...missing],
    encoding: imported.encoding,
    importer: importer.id,
    importerVersion: importer.version,
    cleanerVersion,
  };
}

/** Each picture once, by the hash of its bytes, and the address that each `src` of the html becomes. */
function readyImages(images: readonly ImportedImage[]): {
  ready: ReadyImage[];
  addresses: Map<string, string>;
} {
  const ready = new Map<string, ReadyImage>();
  const addresses = new Map<string, string>();
  for (const { source, bytes, mediaType } of images) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (!ready.has(sha256)) ready.set(sha256, { sha256, mediaType, bytes });
    addresses.set(source, `/image/${sha256}`);
  }
  return { ready: [...ready.values()], addresses };
}
