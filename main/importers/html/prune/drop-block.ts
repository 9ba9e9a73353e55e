import { isElement, type PageElement, type PageNode } from '../../../cleaning/parse-html.ts';
import { detach, findFirst, hasText } from '../page-tree.ts';
import type { TextBlock } from '../text-blocks.ts';
import { forgetBlocks } from './current-blocks.ts';

/** Takes a line out, and what held nothing else. */
export function dropBlock(block: TextBlock, root: PageElement): void {
  forgetBlocks(root);
  for (const node of block.nodes) if (!holdsPicture(node)) detach(node);
  for (let element = block.owner; element !== root; ) {
    const parent = element.parentNode;
    if (parent === null || !isElement(parent) || hasText(element) || holdsPicture(element)) return;
    detach(element);
    element = parent;
  }
}

/** Pictures of other articles go with their titles. */
export function dropPicturesAfter(root: PageElement, last: TextBlock | undefined): void {
  if (last === undefined) return;
  const node = last.nodes.at(-1);
  let passed = false;
  const visit = (parent: PageElement): void => {
    for (const child of [...parent.childNodes]) {
      if (child === node) passed = true;
      if (!isElement(child)) continue;
      if (passed && child !== node && (child.tagName === 'img' || child.tagName === 'picture')) detach(child);
      else visit(child);
    }
  };
  visit(root);
}

function holdsPicture(node: PageNode): boolean {
  if (!isElement(node)) return false;
  const seen = (element: PageElement): boolean =>
    ['img', 'picture', 'video', 'iframe', 'math', 'table', 'pre'].includes(element.tagName);
  return seen(node) || findFirst(node, seen) !== null;
}
