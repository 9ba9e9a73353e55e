import { serialize } from 'parse5';
import type { MissingPart } from '../../../contract/model.ts';
import { attribute, type PageElement, parseBody } from '../../cleaning/parse-html.ts';
import { escapeHtml } from '../escape-html.ts';
import { languageFits } from '../html/metadata/language-fits.ts';
import { findAll, limitDepth, textOf } from '../html/page-tree.ts';
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
  const empty = text === '' && images.length === 0;
  if (empty && entry.title === undefined && entry.address === undefined)
    return { problem: 'no-text', message: `Entry ${within} has no title, no address and no text.`, within };
  const authors = entry.authors.length > 0 ? entry.authors : feed.authors;
  const article: Omit<ImportedArticle, 'encoding'> = {
    html: empty
      ? ''
      : `${serialize(body)}${entry.enclosures.map((part) => shown(part, entry.html)).join('')}`,
    images,
    missing: empty ? [...missing, ...remoteParts(body, entry.enclosures)] : missing,
    tags: entry.tags,
    within,
  };
  if (text === '') article.withoutText = true;
  else if (entry.address !== undefined && (entry.summary === true || breaksOff(text)))
    article.missing.push({ kind: 'text', address: entry.address, reason: 'absent' });
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

/** A whole text may end in points as well. */
const longestExcerpt = 1_500;

/** Feeds end what they cut short with points, or with a request to come and read. */
function breaksOff(text: string): boolean {
  if (text.length > longestExcerpt) return false;
  return /(?:…|\.\.\.|\[…\]|\[\.\.\.\]|(?:read|see) (?:the )?(?:more|rest)|continue reading|weiterlesen|mehr lesen|lire la suite|leer más|читать (?:далее|дальше)|подробнее|կարդալ ավելին)[\s\]»>→.]*$/iu.test(
    text.slice(-60),
  );
}

/** What an entry of pictures alone shows, and what goes with it. */
function remoteParts(body: PageElement, enclosures: readonly Enclosure[]): MissingPart[] {
  const pictures = findAll(body, ({ tagName }) => tagName === 'img').flatMap((image) => {
    const address = attribute(image, 'src') ?? '';
    return /^https?:/i.test(address) ? [{ kind: 'image' as const, address: address.slice(0, 2_000) }] : [];
  });
  return [...pictures, ...enclosures].map(({ kind, address }) => ({ kind, address, reason: 'remote' }));
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
