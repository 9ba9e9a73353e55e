import { isElement, type PageElement, type PageNode, type PageParent } from '../../cleaning/parse-html.ts';
import { boilerplateSign } from './boilerplate-names.ts';
import type { Content } from './find-content.ts';
import { createElement, detach, elementsOf, findFirst, textOf } from './page-tree.ts';
import type { WeighedBlock } from './weighed-block.ts';
import { alike } from './words.ts';

/**
 * What belongs to the article and stands between its title and the element that holds its text: the standfirst and the
 * picture at the head. They are moved to the beginning of the content.
 */
export function recoverLead({ root, blocks, titleAt }: Content, description: string | null): void {
  const first = blocks.findIndex((block) => contains(root, block.owner));
  if (first < 0) return;
  const from = titleAt !== null && titleAt < first ? titleAt + 1 : Math.max(0, first - 12);
  const lead = blocks
    .slice(from, first)
    .filter((block) => isLead(block, titleAt !== null && titleAt < first, description));
  const picture = titleAt === null ? null : pictureBefore(root, blocks[titleAt]?.owner ?? null);
  const moved: PageNode[] = [];
  const written: PageElement[] = [];
  if (picture !== null) moved.push(picture);
  for (const block of lead) {
    const paragraph = createElement(root, block.owner.tagName === 'li' ? 'li' : 'p');
    for (const node of [...block.nodes]) {
      detach(node);
      node.parentNode = paragraph;
      paragraph.childNodes.push(node);
    }
    written.push(paragraph);
  }
  moved.unshift(...written);
  for (const node of moved) {
    detach(node);
    node.parentNode = root;
  }
  root.childNodes.unshift(...moved);
}

function isLead(block: WeighedBlock, afterTitle: boolean, description: string | null): boolean {
  if (block.linked > block.text.length * 0.3) return false;
  if (block.boilerplate !== null && boilerplateSign(block.boilerplate) !== 'likely') return false;
  if (description !== null && description.length > 40 && alike(block.text, description) > 0.8) return true;
  if (!afterTitle || block.text.length < 60) return false;
  return block.owner.tagName === 'li' || /[.!?…։。！？](?:\s|$|["”»'’)])/u.test(block.text);
}

/** A figure, or a picture in a box of its own, after the title and before the content. */
function pictureBefore(root: PageElement, title: PageElement | null): PageElement | null {
  const common = root.parentNode === null ? null : commonParent(root, title);
  if (common === null || title === null || contains(root, title)) return null;
  let passed = false;
  for (const element of elementsOf(common)) {
    if (element === title) passed = true;
    if (element === root) return null;
    if (!passed || contains(element, root)) continue;
    if (
      element.tagName === 'figure' &&
      findFirst(element, isPicture) !== null &&
      textOf(element).length < 600
    )
      return element;
  }
  return null;
}

function isPicture(element: PageElement): boolean {
  return element.tagName === 'img' || element.tagName === 'picture';
}

function commonParent(left: PageElement, right: PageElement | null): PageElement | null {
  if (right === null) return null;
  for (let parent: PageParent | null = left; parent !== null && isElement(parent); parent = parent.parentNode)
    if (contains(parent, right)) return parent;
  return null;
}

export function contains(outer: PageElement, inner: PageElement): boolean {
  for (
    let current: PageParent | null = inner;
    current !== null && isElement(current);
    current = current.parentNode
  )
    if (current === outer) return true;
  return false;
}
