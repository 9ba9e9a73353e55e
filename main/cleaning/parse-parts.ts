import { type DefaultTreeAdapterMap, defaultTreeAdapter, Parser, html as parse5Html } from 'parse5';
import {
  attribute,
  bodyOf,
  bodyStart,
  countingAdapter,
  elementLimit,
  isElement,
  isText,
  type PageElement,
  type PageNode,
  tooManyElements,
} from './parse-html.ts';

/** Large enough that a part costs more than its border, small enough that cleaning one holds a thread for milliseconds. */
export const partLength = 48 * 1024;

/** Where a block may end: there the parser is asked whether one has. */
const border = /<\/(?:p|h[1-6]|ul|ol|dl|blockquote|pre|figure|table|div|section|article)>/gi;

/**
 * As `parseBody`, in parts of whole blocks: one parser reads the html from beginning to end, and whenever it has finished
 * some blocks at the top (or in groups that hold everything, as `<div>` around a text) they are handed over and forgotten.
 * Cleaned one after the other they make what the whole would make. Html that cannot be cut so comes in one part.
 *
 * A part is the caller's until the next is asked for. Throws `too-large` for more elements than so much html can mean.
 */
export function* parseParts(html: string, length = partLength): Generator<PageElement> {
  // Markup that is not misnested has a tag of three characters or more for each element.
  const limit = Math.max(elementLimit, Math.floor(html.length / 3));
  let elements = 0;
  let inPart = 0;
  const parser = new Parser<DefaultTreeAdapterMap>({
    scriptingEnabled: false,
    treeAdapter: countingAdapter(() => {
      elements += 1;
      inPart += 1;
      if (elements > limit || inPart > elementLimit) throw tooManyElements(elementLimit);
    }),
  });
  parser.tokenizer.write(bodyStart, false);
  let start = 0;
  let wanted = length;
  while (html.length - start > wanted) {
    border.lastIndex = start + wanted;
    const end = border.test(html) ? border.lastIndex : html.length;
    if (end === html.length) break;
    parser.tokenizer.write(html.slice(start, end), false);
    start = end;
    const part = takeFinished(parser);
    wanted = part === null ? Math.ceil(length / 16) : length;
    if (part === null) continue;
    inPart = 0;
    yield part;
  }
  parser.tokenizer.write(html.slice(start), true);
  yield bodyOf(parser.document);
}

/** Groups that leave nothing but their language, direction and class to what they hold: each part may have its own. */
const groups = new Set(['article', 'center', 'div', 'main', 'section']);
const deepestGroup = 40;

/**
 * Takes out of the parser's tree what it will not touch again: all before the groups that are open. Null when it is
 * within anything else, or when what follows could still belong to what was last.
 */
function takeFinished(parser: Parser<DefaultTreeAdapterMap>): PageElement | null {
  const { items, stackTop } = parser.openElements;
  const open = items.slice(1, stackTop + 1);
  const [body, ...inner] = open;
  const current = open.at(-1);
  if (!isPageElement(body) || body.tagName !== 'body' || !isPageElement(current)) return null;
  if (inner.length > deepestGroup || !endsWithBlock(current)) return null;
  let above = body;
  for (const group of inner) {
    if (!isPageElement(group) || !groups.has(group.tagName)) return null;
    // A hidden group goes with its blocks, and what stands before and after it meets.
    if (attribute(group, 'hidden') !== null) return null;
    if (group.parentNode !== above || above.childNodes.at(-1) !== group) return null;
    above = group;
  }
  const taken = defaultTreeAdapter.createElement('body', parse5Html.NS.HTML, []);
  let into = taken;
  for (const [index, group] of open.entries()) {
    if (!isPageElement(group)) return null;
    const next = open[index + 1];
    for (const child of group.childNodes.splice(0, group.childNodes.length - (next === undefined ? 0 : 1)))
      defaultTreeAdapter.appendChild(into, child);
    if (!isPageElement(next)) break;
    const copy = defaultTreeAdapter.createElement(next.tagName, parse5Html.NS.HTML, [...next.attrs]);
    defaultTreeAdapter.appendChild(into, copy);
    into = copy;
    // An anchor stands once, where its group begins.
    next.attrs = next.attrs.filter(({ name }) => name !== 'id');
  }
  return taken;
}

function isPageElement(node: unknown): node is PageElement {
  return (
    typeof node === 'object' &&
    node !== null &&
    'tagName' in node &&
    'namespaceURI' in node &&
    node.namespaceURI === parse5Html.NS.HTML
  );
}

/** Elements that become one block, whatever they hold. */
const blocks = new Set('ul ol dl blockquote pre figure h1 h2 h3 h4 h5 h6'.split(' '));
const mostSearched = 2_000;

/** Whether the last thing in it is a block of its own: no text that goes on, no item that gathers with the next. */
function endsWithBlock(parent: PageElement): boolean {
  const last = parent.childNodes.at(-1);
  if (last === undefined || !isPageElement(last) || attribute(last, 'hidden') !== null) return false;
  if (blocks.has(last.tagName)) return true;
  if (last.tagName !== 'p' && !groups.has(last.tagName)) return false;
  return (
    last.childNodes.some((child) => isText(child) && /[\p{L}\p{N}]/u.test(child.value)) && !holdsItems(last)
  );
}

function holdsItems(element: PageElement): boolean {
  const waiting: PageNode[] = [...element.childNodes];
  for (let searched = 0, node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    searched += 1;
    if (searched > mostSearched) return true;
    if (!isElement(node)) continue;
    if (/^(?:li|d[dt])$/.test(node.tagName)) return true;
    if (waiting.length + node.childNodes.length > mostSearched) return true;
    waiting.push(...node.childNodes);
  }
  return false;
}
