import { isElement, type PageElement } from '../../cleaning/parse-html.ts';
import { elementsOf, isLonger, textOf } from './page-tree.ts';
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
  const lists = new Map<PageElement, ReadonlySet<string>>();
  for (const block of blocks) {
    let element = block.owner;
    for (let level = 0; level < farthest; level += 1) {
      const parent = element.parentNode;
      if (parent === null || !isElement(parent)) break;
      const found = known.get(element) ?? isTeaserBox(element, parent, lists);
      known.set(element, found);
      if (found) {
        block.teaser = true;
        block.weight *= teaserWeight;
        break;
      }
      element = parent;
    }
  }
}

function isTeaserBox(
  element: PageElement,
  parent: PageElement,
  lists: Map<PageElement, ReadonlySet<string>>,
): boolean {
  if (!isLonger(element, 40) || isLonger(element, longestTeaser) || !hasLinkedHeading(element)) return false;
  const kinds = lists.get(parent) ?? kindsOfTeasers(parent);
  lists.set(parent, kinds);
  return kinds.has(element.tagName);
}

/** Of which kind the boxes in an element are, when most of the kind have a heading that is a link. */
function kindsOfTeasers(parent: PageElement): ReadonlySet<string> {
  const counts = new Map<string, { all: number; headed: number }>();
  for (const box of parent.childNodes) {
    if (!isElement(box)) continue;
    const count = counts.get(box.tagName) ?? { all: 0, headed: 0 };
    counts.set(box.tagName, count);
    count.all += 1;
    if (!isLonger(box, longestTeaser) && hasLinkedHeading(box)) count.headed += 1;
  }
  const kinds = new Set<string>();
  for (const [name, { all, headed }] of counts)
    if (headed >= fewestAlike && headed * 2 >= all) kinds.add(name);
  return kinds;
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
