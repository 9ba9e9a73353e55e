import { isElement, type PageElement } from '../../cleaning/parse-html.ts';
import { elementsOf, textOf } from './page-tree.ts';
import { linkedLength } from './text-blocks.ts';
import type { WeighedBlock } from './weighed-block.ts';

/** Longer than this it is an article, not what leads to one. */
const longestTeaser = 700;
const teaserWeight = 0.1;
/** How far above a paragraph its box may be. */
const farthest = 6;
/** So many boxes of one kind side by side are a list. */
const fewestAlike = 3;

/**
 * Marks paragraphs that only lead to other articles: each in a box with a heading that is a link, among boxes of its kind.
 */
export function markTeasers(blocks: readonly WeighedBlock[]): void {
  const known = new Map<PageElement, boolean>();
  for (const block of blocks) {
    let element = block.owner;
    for (let level = 0; level < farthest; level += 1) {
      const found = known.get(element) ?? isTeaserBox(element);
      known.set(element, found);
      if (found) {
        block.teaser = true;
        block.weight *= teaserWeight;
      }
      const parent = element.parentNode;
      if (found || parent === null || !isElement(parent)) break;
      element = parent;
    }
  }
}

function isTeaserBox(element: PageElement): boolean {
  const parent = element.parentNode;
  if (parent === null || !isElement(parent)) return false;
  const alike = parent.childNodes.filter((node) => isElement(node) && node.tagName === element.tagName);
  if (alike.length < fewestAlike) return false;
  const length = textOf(element).length;
  if (length < 40 || length > longestTeaser) return false;
  let boxes = 0;
  for (const other of alike) if (isElement(other) && hasLinkedHeading(other)) boxes += 1;
  return hasLinkedHeading(element) && boxes >= fewestAlike && boxes * 2 >= alike.length;
}

function hasLinkedHeading(box: PageElement): boolean {
  let heading: PageElement | null = null;
  for (const element of elementsOf(box))
    if (/^h[1-6]$/.test(element.tagName)) {
      if (heading !== null) return false;
      heading = element;
    }
  if (heading === null) return false;
  const length = textOf(heading).length;
  return length >= 15 && (linkedLength(heading) >= length * 0.9 || isInLink(heading, box));
}

function isInLink(element: PageElement, box: PageElement): boolean {
  for (let current = element; current !== box; ) {
    const parent = current.parentNode;
    if (parent === null || !isElement(parent)) return false;
    if (parent.tagName === 'a') return true;
    current = parent;
  }
  return false;
}
