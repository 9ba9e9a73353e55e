import {
  attribute,
  isElement,
  isText,
  type PageDocument,
  type PageElement,
  type PageNode,
  type PageParent,
  parseHtml,
} from '../../cleaning/parse-html.ts';
import type { ImporterContext } from '../importer.ts';
import { absoluteAddress } from '../web-archive/address-key.ts';
import { decodePage } from './page-source.ts';
import { completeAddresses, findAll, replaceWith } from './page-tree.ts';

/** A page with less text of its own than this may be a mere holder of an inner frame that is the article. */
const leastOwnText = 200;
const deepestFrame = 3;
const mostFrames = 30;
const largestFrame = 4 * 1024 * 1024;

/**
 * Puts the pages that frames show in their place, when the archive holds them: all of a frameset, which is nothing
 * without them; inner frames only where the page has no text to speak of, since most show advertisements.
 */
export async function composeFrames(
  page: PageDocument,
  context: ImporterContext,
  base: string | undefined,
): Promise<void> {
  const { resource } = context;
  if (resource === undefined) return;
  let left = mostFrames;

  const inside = async (frame: PageElement, from: string | undefined, depth: number): Promise<PageNode[]> => {
    const source = attribute(frame, 'src')?.trim().replace(/#.*$/s, '') ?? '';
    if (source === '' || left === 0) return [];
    left -= 1;
    const address = absoluteAddress(source, from);
    const bytes = await resource(address);
    if (bytes === null || bytes.length > largestFrame) return [];
    const inner = parseHtml(decodePage(bytes).text);
    await compose(inner, address, depth + 1);
    const body = bodyOf(inner);
    if (body === null) return [];
    completeAddresses(body, address);
    return [...body.childNodes];
  };

  const compose = async (holder: PageDocument, from: string | undefined, depth: number): Promise<void> => {
    if (depth > deepestFrame) return;
    const frameset = bodyOf(holder, 'frameset');
    if (frameset !== null) {
      const shown: PageNode[] = [];
      for (const frame of findAll(frameset, ({ tagName }) => tagName === 'frame'))
        shown.push(...(await inside(frame, from, depth)));
      if (shown.length > 0) becomeBody(frameset, shown);
      return;
    }
    const frames = findAll(holder, ({ tagName }) => tagName === 'iframe');
    if (frames.length === 0 || ownText(holder, leastOwnText) >= leastOwnText) return;
    for (const frame of frames) {
      const shown = await inside(frame, from, depth);
      if (shown.length > 0) replaceWith(frame, shown);
    }
  };
  await compose(page, base, 0);
}

function bodyOf(page: PageDocument, name = 'body'): PageElement | null {
  const root = page.childNodes.find(isElement);
  const body = root?.childNodes.find((node) => isElement(node) && node.tagName === name);
  return body !== undefined && isElement(body) ? body : null;
}

function becomeBody(frameset: PageElement, children: PageNode[]): void {
  frameset.tagName = 'body';
  frameset.nodeName = 'body';
  frameset.childNodes = children;
  for (const child of children) child.parentNode = frameset;
}

const unseen = new Set(['head', 'script', 'style', 'noscript', 'template', 'iframe']);

/** Characters of text that a reader would see, counted up to `enough`. */
function ownText(page: PageDocument, enough: number): number {
  let length = 0;
  const waiting: (PageNode | PageParent)[] = [page];
  for (let node = waiting.pop(); node !== undefined && length < enough; node = waiting.pop())
    if (isText(node)) length += node.value.trim().length;
    else if ('childNodes' in node && !(isElement(node) && unseen.has(node.tagName)))
      for (const child of node.childNodes) waiting.push(child);
  return length;
}
