import { serialize } from 'parse5';
import { parseBody } from '../../cleaning/parse-html.ts';
import { languageFits } from '../html/metadata/language-fits.ts';
import { limitDepth, textOf } from '../html/page-tree.ts';
import { readImages } from '../html/read-images.ts';
import type { ImportedArticle, ImporterContext, TextEncoding } from '../importer.ts';

/** What a news item says of itself, in plain text but for its html. */
export interface NewsFacts {
  html: string;
  title?: string;
  byline?: string;
  source?: string;
  place?: string;
  /** ISO 8601. */
  published?: string;
  language?: string;
  address?: string;
  section?: string;
  tags: string[];
}

/**
 * A news item as an article, with the pictures that lie beside its file; one of a headline alone is an article without
 * text.
 */
export async function newsArticle(
  facts: NewsFacts,
  encoding: TextEncoding | null,
  context: ImporterContext,
): Promise<ImportedArticle> {
  const content = parseBody(facts.html);
  limitDepth(content);
  const { images, missing } = await readImages(content, context, new Map());
  const text = textOf(content);
  const known = facts.title !== undefined || facts.address !== undefined;
  const article: ImportedArticle = {
    html: text === '' && images.length === 0 ? '' : serialize(content),
    images,
    missing,
    encoding,
    tags: facts.tags,
    ...(text === '' && known && { withoutText: true }),
  };
  for (const field of ['title', 'byline', 'source', 'place', 'published', 'address', 'section'] as const) {
    const value = facts[field];
    if (value !== undefined && value !== '') article[field] = { value, origin: 'markup' };
  }
  const language = facts.language?.trim() ?? '';
  if (
    /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/i.test(language) &&
    languageFits(language.split('-')[0]?.toLowerCase() ?? '', text)
  )
    article.language = { value: language, origin: 'markup' };
  return article;
}
