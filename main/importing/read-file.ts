import { ArchiveError } from '../../contract/errors.ts';
import type { FieldOrigin } from '../../contract/model.ts';
import type {
  ImportedArticle,
  Importer,
  ImporterContext,
  SourceFile,
  Stated,
} from '../importers/importer.ts';
import { recognise } from '../importers/recognise.ts';
import { cleanLocally } from './clean-locally.ts';
import type { ReadyArticle } from './ready-article.ts';

/** The whole way from bytes to articles fit to be stored: recognise, read, clean, understand. */
export async function readFile(file: SourceFile, context: ImporterContext): Promise<ReadyArticle[]> {
  const importer = recognise(file);
  const articles: ReadyArticle[] = [];
  for await (const imported of importer.read(file, context)) articles.push(prepare(imported, importer, file));
  if (articles.length === 0) throw new ArchiveError('no-text', `"${file.name}" holds no article.`);
  return articles;
}

function prepare(imported: ImportedArticle, importer: Importer, file: SourceFile): ReadyArticle {
  const { html, text } = cleanLocally(imported.html);
  if (text.trim() === '') throw new ArchiveError('no-text', `"${file.name}" holds no text.`);
  const origins: Record<string, FieldOrigin> = {};
  const take = (field: string, stated: Stated | undefined): string | null => {
    if (!stated) return null;
    origins[field] = stated.origin;
    return stated.value;
  };
  return {
    title: take('title', imported.title) ?? file.name,
    byline: take('byline', imported.byline),
    source: take('source', imported.source),
    place: take('place', imported.place),
    published: take('published', imported.published),
    language: take('language', imported.language),
    address: take('address', imported.address),
    section: take('section', imported.section),
    tags: imported.tags ?? [],
    origins,
    html,
    text,
    words: text.split(/\s+/).length,
    excerpt: text.slice(0, 280),
    images: [],
    missing: imported.missing,
    encoding: imported.encoding,
    importer: importer.id,
    importerVersion: importer.version,
    cleanerVersion: 0,
  };
}
