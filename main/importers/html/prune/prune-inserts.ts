import { isElement, type PageElement } from '../../../cleaning/parse-html.ts';
import { detach, textOf } from '../page-tree.ts';
import { isEndingHeading, isExactEnding, isStockLine, pointsElsewhere } from '../stock-phrases.ts';
import { textBlocks } from '../text-blocks.ts';
import { isCredit, isLabelledLink } from './appeals.ts';
import { inCaption, inTable, isGood, isHeading, isLoneLink, linkedShare } from './block-kinds.ts';
import { currentBlocks, forgetBlocks } from './current-blocks.ts';
import { dropBlock } from './drop-block.ts';

/** Boxes and lines between the paragraphs that point elsewhere or are no one's text. */
export function dropInserts(root: PageElement): void {
  const all = textOf(root).length;
  const inside = currentBlocks(root);
  const lone = inside.filter(isLoneLink).length;
  const most = inside.filter(isGood).length * 0.5;
  let boxes = 0;
  for (const block of inside) {
    const { text, linked, owner } = block;
    if (inTable(owner)) continue;
    if ((isStockLine(text) && text.length < 60) || /^\+\d+$/.test(text)) dropBlock(block, root);
    else if (linked > text.length * 0.3 && pointsElsewhere(text)) dropBlock(block, root);
    else if (isCredit(block) && !inCaption(owner)) dropBlock(block, root);
    else if (isLabelledLink(block) && owner.tagName !== 'li') dropBlock(block, root);
    else if (isLoneLink(block) && lone <= most) dropBlock(block, root);
    else if (isEndingHeading(text) && (isHeading(owner) || text.length < 40)) {
      boxes += 1;
      const box = boxes > mostBoxes ? null : boxOf(owner, root, all);
      if (box !== null && linkedShare(textBlocks(box)) > 0) {
        detach(box);
        forgetBlocks(root);
      } else if (isExactEnding(text)) dropBlock(block, root);
    }
  }
}

/** Looking for the edges of a box costs; no page has so many. */
const mostBoxes = 100;

/** The largest element around a heading that holds no paragraph of the article, when it is small. */
function boxOf(heading: PageElement, root: PageElement, all: number): PageElement | null {
  let box: PageElement | null = null;
  for (let element: PageElement | null = heading; element !== null && element !== root; ) {
    const inner = textBlocks(element);
    const length = inner.reduce((sum, block) => sum + block.text.length, 0);
    const linked = inner.reduce((sum, block) => sum + block.linked, 0);
    if (length > all * 0.2 || inner.filter(isGood).length > 0 || (inner.length > 1 && linked < length * 0.3))
      break;
    box = element;
    const parent: PageElement['parentNode'] = element.parentNode;
    element = parent !== null && isElement(parent) ? parent : null;
  }
  return box;
}
