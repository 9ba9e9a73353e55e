import { ArchiveError } from '../../../contract/errors.ts';
import { isElement, isText, type PageElement, type PageNode, parseHtml } from '../../cleaning/parse-html.ts';
import { decodePage, settleXhtml } from '../html/page-source.ts';
import { limitDepth } from '../html/page-tree.ts';
import type { TextEncoding } from '../importer.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { parseXml, type XmlElement } from '../xml/parse-xml.ts';

export interface ChapterTree {
  root: XmlElement;
  encoding: TextEncoding;
}

/**
 * A document of a book → its tree. Chapters are XML and are read as such: an html parser would take `<a id="x"/>` for the
 * start of a link. What is not well-formed is read as browsers read html. Null when the bytes are no text.
 *
 * @param what for messages.
 */
export function parseChapter(bytes: Uint8Array, what: string): ChapterTree | null {
  const { text, encoding } = decodeXml(bytes);
  if (isNoText(text)) return null;
  try {
    return { root: parseXml(text.replace(/^[\s\ufeff]+/, ''), what), encoding };
  } catch (error) {
    if (!(error instanceof ArchiveError) || error.code !== 'damaged') throw error;
  }
  const page = decodePage(bytes);
  const document = parseHtml(settleXhtml(page.text));
  limitDepth(document);
  const root = document.childNodes.find(isElement);
  return root === undefined ? null : { root: fromPage(root), encoding: page.encoding };
}

/** Locked or damaged files are as good as random; text has next to no control characters. */
function isNoText(text: string): boolean {
  const sample = text.slice(0, 8_192);
  const odd = sample.match(/[\0-\x08\x0b\x0e-\x1f\ufffd]/g)?.length ?? 0;
  return odd > sample.length * 0.05;
}

/** The depth was limited, so this may recurse. */
function fromPage(element: PageElement): XmlElement {
  const children: (XmlElement | string)[] = [];
  const add = (node: PageNode): void => {
    if (isText(node)) children.push(node.value);
    else if (isElement(node)) children.push(fromPage(node));
  };
  for (const node of element.childNodes) add(node);
  const attributes = new Map(
    element.attrs.map(({ name, prefix, value }) => [prefix ? `${prefix}:${name}` : name, value]),
  );
  // An html parser keeps `m:math` and `epub:switch` as they are written.
  const local = element.tagName.slice(element.tagName.indexOf(':') + 1);
  return { name: element.tagName, local, attributes, children };
}
