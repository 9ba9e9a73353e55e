import { escapeHtml } from '../escape-html.ts';
import { looksLikeHtml } from '../feed/feed-text.ts';
import { type NitfFacts, readNitf } from '../nitf/nitf-article.ts';
import { blocksToHtml } from '../text/blocks-to-html.ts';
import { textBlocks } from '../text/text-blocks.ts';
import { textLines } from '../text/text-lines.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { innerHtml } from '../xml/xml-to-html.ts';
import { childOf, childrenOf, elementsOf, isElement, wordsOf, xmlText } from '../xml/xml-tree.ts';

/** Text that stands inside a news item, and what a document in it says of itself. */
export interface InlineContent {
  html: string;
  nitf: NitfFacts | null;
  /** `<title>` of an html document. */
  title: string | undefined;
}

/** NITF, html or text, whichever stands in the element; null when it is none of them. */
export function readInline(element: XmlElement, contentType: string): InlineContent | null {
  const nitf = element.local === 'nitf' ? element : elementsOf(element, 'nitf')[0];
  if (nitf !== undefined) {
    const facts = readNitf(nitf);
    return { html: facts.html, nitf: facts, title: undefined };
  }
  const page = elementsOf(element, 'html')[0];
  const body = page ? childOf(page, 'body') : elementsOf(element, 'body')[0];
  if (body !== undefined)
    return {
      html: innerHtml(body),
      nitf: null,
      title: wordsOf(page && childOf(childOf(page, 'head'), 'title')),
    };
  const children = childrenOf(element);
  if (children.length > 0)
    return children.every(({ local }) => blockNames.test(local))
      ? { html: innerHtml(element), nitf: null, title: undefined }
      : null;
  const text = xmlText(element);
  if (text.trim() === '') return null;
  const html = /html/i.test(contentType) || (!/plain/i.test(contentType) && looksLikeHtml(text));
  return { html: html ? text : textHtml(text), nitf: null, title: undefined };
}

const blockNames =
  /^(?:p|div|h[1-6]|ul|ol|dl|table|blockquote|pre|br|hr|b|i|em|strong|a|span|img|figure|section|article)$/i;

export function textHtml(text: string): string {
  return blocksToHtml(textBlocks(textLines(text)));
}

/** A line of text that may hold `<br/>`, as descriptions do. */
export function blockHtml(element: XmlElement | undefined): string {
  if (element === undefined || wordsOf(element) === undefined) return '';
  const html = element.children
    .map((child) =>
      isElement(child) ? (child.local === 'br' ? '<br>' : escapeHtml(xmlText(child))) : escapeHtml(child),
    )
    .join('');
  return `<p>${html.trim()}</p>`;
}

/** Pictures and films that a news item consists of: of several sizes the largest, shown or named where it belongs. */
export function remoteHtml(contents: readonly XmlElement[]): string {
  const largest = new Map<'img' | 'video', { address: string; size: number }>();
  for (const { attributes } of contents) {
    const address = (attributes.get('href') ?? attributes.get('Href') ?? '')
      .trim()
      .replace(/^file:\/\/\/?\.\/\s*/, './');
    const type = attributes.get('contenttype') ?? '';
    if (address === '' || /xml|^text\//.test(type)) continue;
    const kind = /^image\//.test(type) || /\.(?:jpe?g|png|gif|tiff?)$/i.test(address) ? 'img' : 'video';
    const size = Number(attributes.get('width') ?? attributes.get('size') ?? 0) || 0;
    const known = largest.get(kind);
    if (known === undefined || size > known.size) largest.set(kind, { address, size });
  }
  return [...largest]
    .map(([kind, { address }]) => `<p><${kind} src="${escapeHtml(address)}"></${kind}></p>`)
    .join('\n');
}
