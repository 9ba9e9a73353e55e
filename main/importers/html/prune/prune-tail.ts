import type { PageElement } from '../../../cleaning/parse-html.ts';
import { textOf } from '../page-tree.ts';
import { isEndingHeading, isExactEnding, isStockLine } from '../stock-phrases.ts';
import type { TextBlock } from '../text-blocks.ts';
import { isAppeal } from './appeals.ts';
import { inCaption, isDateLine, isGood, isHeading, linkedShare } from './block-kinds.ts';
import { currentBlocks } from './current-blocks.ts';
import { dropBlock, dropPicturesAfter } from './drop-block.ts';

/**
 * From a heading such as `Related articles` on, when most of the text lies before it: all of the rest. A heading that only
 * begins like one (`Related work`) counts when what follows is mostly links.
 */
export function cutTail(root: PageElement): void {
  const blocks = currentBlocks(root);
  const lengths = blocks.map((block) => (isGood(block) ? block.text.length - block.linked : 0));
  const all = lengths.reduce((sum, length) => sum + length, 0);
  let before = 0;
  let home: PageElement['parentNode'] = null;
  let resumeAt = 0;
  for (const [index, block] of blocks.entries()) {
    if (index < resumeAt) continue;
    const { text, owner } = block;
    if (before > 0 && text.length < 60 && isEndingHeading(text) && !inCaption(owner)) {
      const rest = blocks.slice(index);
      const most = isHeading(owner) ? 0.3 : 0.15;
      if (all - before <= all * most && (isExactEnding(text) || linkedShare(rest) > 0.4)) {
        const length = insertLength(rest, home);
        for (const later of rest.slice(0, length ?? rest.length)) dropBlock(later, root);
        if (length === null) {
          dropPicturesAfter(root, blocks[index - 1]);
          return;
        }
        resumeAt = index + length;
        continue;
      }
    }
    if (isGood(block)) home = owner.parentNode;
    before += lengths[index] ?? 0;
  }
}

/**
 * How many lines stand between such a heading and the article's next paragraph, where the article goes on after a few links;
 * null where it does not.
 */
function insertLength(rest: readonly TextBlock[], home: PageElement['parentNode']): number | null {
  const next = rest.findIndex((block) => isGood(block) && block.owner.parentNode === home);
  if (next < 2 || home === null) return null;
  return linkedShare(rest.slice(1, next)) > 0.8 ? next : null;
}

/** After the last paragraph: lines of links, lone headings, dates. */
export function dropEndOfLinks(root: PageElement): void {
  const blocks = currentBlocks(root);
  const last = blocks.findLastIndex((block) => isGood(block));
  if (last < 0) return;
  const tail = blocks.slice(last + 1);
  const length = tail.reduce((sum, block) => sum + block.text.length, 0);
  if (length > textOf(root).length * 0.4) return;
  for (const block of tail.reverse()) {
    const { owner, text, linked } = block;
    if (inCaption(owner) || owner.tagName === 'td' || owner.tagName === 'th') continue;
    if (linked > text.length * 0.5 || isStockLine(text) || isDateLine(text)) dropBlock(block, root);
  }
  const left = currentBlocks(root);
  for (const block of left.slice(left.findLastIndex((candidate) => !isHeading(candidate.owner)) + 1))
    dropBlock(block, root);
}

/** How many of the last blocks may ask for something. */
const appealReach = 8;

/** What follows the article's last words, or stands shortly before them, and asks for subscription, support or company. */
export function dropAppeals(root: PageElement): void {
  const blocks = currentBlocks(root);
  if (blocks.filter((block) => isGood(block) && !isAppeal(block)).length < 3) return;
  for (const block of blocks.slice(-appealReach))
    if (isAppeal(block) && !inCaption(block.owner)) dropBlock(block, root);
}
