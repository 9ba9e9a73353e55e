import { ArchiveError } from '../../../contract/errors.ts';
import { isElement, type PageDocument, type PageElement, parseBody } from '../../cleaning/parse-html.ts';
import { escapeHtml } from '../escape-html.ts';
import { findContent } from './find-content.ts';
import { findAll, findFirst, hasText, textOf } from './page-tree.ts';
import { prepareBody } from './prepare-page.ts';
import { type PruneHints, pruneContent } from './prune/prune-content.ts';
import { recoverLead } from './recover-lead.ts';
import { agreeWithStated } from './stated-body.ts';

/** What the page says of its article, to find it by. */
export interface ExtractionHints extends PruneHints {
  description: string | null;
  /** The article's text as the page states it to machines. */
  statedBody: string | null;
}

/** Less than this is no article but what is left of one. */
const leastText = 1;

/** What a page shows until its scripts have run, or where they cannot. */
const waits =
  /^(?:(?:loading|please wait|загрузка|laden)[\s.…]*|[^.]{0,80}\benable javascript\b[^.]{0,80}\.?)$/i;

/**
 * The article of a page, without what surrounds it. When in doubt the page is kept whole. Throws `no-text` with what
 * the page seems to be when there is nothing to read.
 */
export function extractArticle(page: PageDocument, hints: ExtractionHints, fileName: string): PageElement {
  const body = bodyOf(page);
  const fields = findAll(body, (element) => element.tagName === 'input' && isPassword(element)).length;
  const scripts = findAll(page, (element) => element.tagName === 'script').length;
  prepareBody(body);
  const text = textOf(body);
  const nothing = text.length < leastText || (scripts > 0 && waits.test(text));
  if (nothing && hints.statedBody === null)
    throw new ArchiveError('no-text', nothingToRead(page, scripts, fileName));
  if (fields > 0 && text.length < 400)
    throw new ArchiveError(
      'no-text',
      `"${fileName}" is a form to sign in, not an article. Save the page again when signed in.`,
    );
  const content = findContent(body, hints.title);
  content.root = agreeWithStated(content.root, body, hints.statedBody);
  recoverLead(content, hints.description);
  pruneContent(content, hints);
  // A page that is nothing but a title and a film keeps its words.
  if (!hasText(content.root))
    content.root.childNodes.push(...parseBody(`<p>${escapeHtml(text)}</p>`).childNodes);
  return content.root;
}

function bodyOf(page: PageDocument): PageElement {
  const root = page.childNodes.find(isElement);
  const body = root?.childNodes.find((node) => isElement(node) && node.tagName === 'body');
  if (body !== undefined && isElement(body)) return body;
  const frames = findFirst(page, (element) => element.tagName === 'noframes');
  return parseBody(frames === null ? '' : textOf(frames));
}

function isPassword(element: PageElement): boolean {
  return element.attrs.some(({ name, value }) => name === 'type' && value.toLowerCase() === 'password');
}

function nothingToRead(page: PageDocument, scripts: number, fileName: string): string {
  if (findFirst(page, (element) => element.tagName === 'frameset') !== null)
    return `"${fileName}" is a page of frames; its text is in other files. Import those.`;
  if (scripts > 0)
    return `"${fileName}" holds no text: the page writes it by scripts when it is opened. Save it from a browser as a complete page.`;
  return `"${fileName}" is a web page without any text.`;
}
