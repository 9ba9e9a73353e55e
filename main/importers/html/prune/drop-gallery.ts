import { isElement, type PageElement } from '../../../cleaning/parse-html.ts';
import { detach, elementAndAncestors } from '../page-tree.ts';
import { isGood } from './block-kinds.ts';
import { currentBlocks, forgetBlocks } from './current-blocks.ts';

const fewestNumbers = 6;
/** With less text besides, the pictures are what the page is about. */
const leastBeside = 1_000;
const fewestParagraphs = 5;

/** A series of pictures, `1/50 …`, `2/50 …`, put into an article: its captions tell of other things. */
export function dropGallery(root: PageElement): void {
  const numbered = new Map<string, PageElement[]>();
  for (const { text, owner } of currentBlocks(root)) {
    const [, of] = /^\d{1,3}\s?\/\s?(\d{1,3})(?:\s|$)/.exec(text) ?? [];
    if (of !== undefined) numbered.set(of, [...(numbered.get(of) ?? []), owner]);
  }
  for (const owners of numbered.values()) {
    const [first] = owners;
    const last = owners.at(-1);
    if (owners.length < fewestNumbers || first === undefined || last === undefined) continue;
    const around = new Set(elementAndAncestors(last, root));
    const box = [...elementAndAncestors(first, root)].find((element) => around.has(element));
    if (box === undefined || box === root || !isElement(box)) continue;
    const beside = currentBlocks(root).filter((block) => isGood(block) && !isWithin(block.owner, box));
    const length = beside.reduce((sum, { text }) => sum + text.length, 0);
    if (beside.length < fewestParagraphs || length < leastBeside) continue;
    detach(box);
    forgetBlocks(root);
  }
}

function isWithin(element: PageElement, box: PageElement): boolean {
  for (const around of elementAndAncestors(element, box)) if (around === box) return true;
  return false;
}
