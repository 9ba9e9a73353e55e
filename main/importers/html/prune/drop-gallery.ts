import { isElement, type PageElement } from '../../../cleaning/parse-html.ts';
import { detach, elementAndAncestors, textOf } from '../page-tree.ts';
import { isGood } from './block-kinds.ts';
import { currentBlocks, forgetBlocks } from './current-blocks.ts';

const fewestNumbers = 6;
/** A page with less text besides is the gallery. */
const leastBeside = 1_000;

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
    const inside = textOf(box).length;
    const good = currentBlocks(root)
      .filter(isGood)
      .reduce((sum, block) => sum + (isWithin(block.owner, box) ? 0 : block.text.length), 0);
    if (good < leastBeside || inside === 0) continue;
    detach(box);
    forgetBlocks(root);
  }
}

function isWithin(element: PageElement, box: PageElement): boolean {
  for (const around of elementAndAncestors(element, box)) if (around === box) return true;
  return false;
}
