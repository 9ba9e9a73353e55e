import { isElement, isText, type PageElement, type PageNode } from '../../cleaning/parse-html.ts';
import { collapse, inlineElements, textOf } from './page-tree.ts';

/** A line of inline content as a reader sees it: a paragraph, an item, a heading, or bare text in a box. */
export interface TextBlock {
  /** The element whose child nodes these are. */
  owner: PageElement;
  nodes: PageNode[];
  text: string;
  /** Characters of it that stand in links. */
  linked: number;
}

/** Every block of text below an element, in document order. */
export function textBlocks(root: PageElement): TextBlock[] {
  const blocks: TextBlock[] = [];
  const visit = (element: PageElement, insideLink: boolean): void => {
    let run: PageNode[] = [];
    const flush = (): void => {
      const text = collapse(run.map(textOf).join(' '));
      if (text !== '') {
        const linked = insideLink ? text.length : run.reduce((sum, node) => sum + linkedLength(node), 0);
        blocks.push({ owner: element, nodes: run, text, linked: Math.min(linked, text.length) });
      }
      run = [];
    };
    const inLink = insideLink || element.tagName === 'a';
    for (const child of element.childNodes) {
      if (isText(child)) run.push(child);
      else if (!isElement(child) || neverShown.has(child.tagName)) continue;
      else if (isInline(child)) {
        if (child.tagName === 'br' && run.at(-1)?.nodeName === 'br') flush();
        run.push(child);
      } else {
        flush();
        visit(child, inLink);
      }
    }
    flush();
  };
  visit(root, false);
  return blocks;
}

const neverShown = new Set(['script', 'style', 'noscript', 'template']);

/** Inline by name, and with nothing in it that stands on its own line. */
export function isInline(element: PageElement): boolean {
  if (element.tagName === 'br' || element.tagName === 'img' || element.tagName === 'math') return true;
  if (!inlineElements.has(element.tagName)) return false;
  return element.childNodes.every((child) => !isElement(child) || isInline(child));
}

export function linkedLength(node: PageNode): number {
  if (!isElement(node)) return 0;
  if (node.tagName === 'a') return textOf(node).length;
  return node.childNodes.reduce((sum, child) => sum + linkedLength(child), 0);
}
