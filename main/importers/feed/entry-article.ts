import { serialize } from 'parse5';
import { parseBody } from '../../cleaning/parse-html.ts';
import { escapeHtml } from '../escape-html.ts';
import { languageFits } from '../html/metadata/language-fits.ts';
import { limitDepth, textOf } from '../html/page-tree.ts';
import { readImages } from '../html/read-images.ts';
import type { ImportedArticle, ImporterContext, PartProblem } from '../importer.ts';
import type { Enclosure, Feed, FeedEntry } from './feed.ts';

/** An entry of a feed as an article; one that says nothing at all is a problem of its own. */
export async function entryArticle(
  entry: FeedEntry,
  feed: Feed,
  within: string,
  context: ImporterContext,
): Promise<Omit<ImportedArticle, 'encoding'> | PartProblem> {
  const body = parseBody(entry.html);
  limitDepth(body);
  const { images, missing } = await readImages(body, context, new Map());
  const text = textOf(body);
  const withoutText = text === '' && images.length === 0;
  if (withoutText && entry.title === undefined && entry.address === undefined)
    return { problem: 'no-text', message: `Entry ${within} has no title, no address and no text.`, within };
  const authors = entry.authors.length > 0 ? entry.authors : feed.authors;
  const article: Omit<ImportedArticle, 'encoding'> = {
    html: withoutText
      ? ''
      : `${serialize(body)}${entry.enclosures.map((part) => shown(part, entry.html)).join('')}`,
    images,
    missing: withoutText
      ? entry.enclosures.map(({ kind, address }) => ({ kind, address, reason: 'remote' as const }))
      : missing,
    tags: entry.tags,
    within,
  };
  if (withoutText) article.withoutText = true;
  const set = (
    field: 'title' | 'byline' | 'source' | 'published' | 'language' | 'address',
    value: string | undefined,
  ): void => {
    if (value !== undefined && value !== '') article[field] = { value, origin: 'markup' };
  };
  set('title', entry.title);
  set('byline', authors.join(', '));
  set('source', entry.source ?? feed.title);
  set('published', entry.published);
  set('address', entry.address);
  set('language', languageOf(entry.language ?? feed.language, text));
  return article;
}

/** As an element that the cleaning turns into a quiet mark, and lists; once, when the text shows it already. */
function shown({ kind, address }: Enclosure, html: string): string {
  if (html.includes(address) || html.includes(escapeHtml(address))) return '';
  return kind === 'image'
    ? `<p><img src="${escapeHtml(address)}"></p>`
    : `<p><audio src="${escapeHtml(address)}"></audio></p>`;
}

/** As BCP 47 wants it, and only when the text can be in it. */
function languageOf(stated: string | undefined, text: string): string | undefined {
  const tag = stated?.trim().replaceAll('_', '-').toLowerCase() ?? '';
  if (!/^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/.test(tag)) return undefined;
  const proper = tag.replace(/-([a-z]{2})$/, (_, region: string) => `-${region.toUpperCase()}`);
  return languageFits(tag.slice(0, tag.includes('-') ? tag.indexOf('-') : undefined), text)
    ? proper
    : undefined;
}
