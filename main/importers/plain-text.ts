import { ArchiveError } from '../../contract/errors.ts';
import { readDate } from '../understanding/date-text.ts';
import { decidePublished } from '../understanding/published.ts';
import { decodeFile } from './decode-text.ts';
import type { ImportedArticle, SourceFile, Stated, WholeImporter } from './importer.ts';
import { blocksToPieces } from './text/blocks-to-html.ts';
import { textBlocks } from './text/text-blocks.ts';
import { readTextFront } from './text/text-front.ts';
import { personOf, readTextHeader, type TextHeader } from './text/text-header.ts';
import { textLines } from './text/text-lines.ts';

export const plainText = {
  id: 'text',
  version: 1,
  label: 'Plain text',
  extensions: ['txt', 'text', 'asc'],
  // Whatever is text and nothing more special.
  recognise: () => 0.2,
  async *read(file): AsyncIterable<ImportedArticle> {
    yield readFile(file);
  },
} satisfies WholeImporter;

function readFile(file: SourceFile): ImportedArticle {
  const { text, encoding } = decodeFile(file.bytes, file.name);
  return { ...readPlainText(text, file), encoding };
}

/** A text without markup as an article: what its header, headline, byline and dateline say, and its body as html. */
export function readPlainText(
  text: string,
  file: Pick<SourceFile, 'name' | 'path' | 'modified'>,
): Omit<ImportedArticle, 'encoding'> {
  const { header, body } = readTextHeader(textLines(text));
  const byline = header.author === undefined ? undefined : personOf(header.author);
  const front = readTextFront(textBlocks(body), { title: header.title, byline, source: header.source });
  const [html, ...more] = blocksToPieces(front.body);
  if (html === undefined) throw new ArchiveError('no-text', `"${file.name}" holds a header and no text.`);
  const published = decidePublished({ ...file, header: readDate(header.date ?? ''), dateline: front.date });
  const article: Omit<ImportedArticle, 'encoding'> = {
    ...(more.length === 0 ? { html } : { html: '', pieces: [html, ...more] }),
    images: [],
    missing: [],
  };
  const set = (
    field: 'title' | 'byline' | 'source' | 'place',
    stated: string | undefined,
    found: Stated | null,
  ): void => {
    if (stated !== undefined) article[field] = { value: stated, origin: 'markup' };
    else if (found !== null) article[field] = found;
  };
  set('title', header.title, found(front.title, 'inferred'));
  set('byline', byline, found(front.byline, 'inferred'));
  set('source', header.source, found(front.source, 'dateline'));
  set('place', header.place, found(front.place, 'dateline'));
  if (published) article.published = published;
  addRest(article, header);
  return article;
}

function found(value: string | null, origin: Stated['origin']): Stated | null {
  return value === null ? null : { value, origin };
}

function addRest(article: Omit<ImportedArticle, 'encoding'>, header: TextHeader): void {
  if (header.address !== undefined && /^https?:\/\/\S+$/i.test(header.address))
    article.address = { value: header.address, origin: 'markup' };
  if (header.section !== undefined) article.section = { value: header.section, origin: 'markup' };
  if (header.language !== undefined && /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(header.language))
    article.language = { value: header.language, origin: 'markup' };
  if (header.tags !== undefined)
    article.tags = header.tags
      .split(/[,;]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '');
}
