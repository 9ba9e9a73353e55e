import type { PageElement } from '../../../cleaning/parse-html.ts';
import { isStockLine } from '../stock-phrases.ts';
import { plainWords, saysTitle } from '../words.ts';
import { inCaption, isDateLine, isGood, isHeading } from './block-kinds.ts';
import { currentBlocks } from './current-blocks.ts';
import { dropBlock } from './drop-block.ts';

export function dropTitle(root: PageElement, title: string | null): void {
  if (title === null) return;
  const wanted = plainWords(title);
  const blocks = currentBlocks(root).slice(0, 30);
  const at = blocks.findIndex(
    ({ owner, text }) => plainWords(text) === wanted || (isHeading(owner) && saysTitle(text, title)),
  );
  if (at < 0) return;
  for (const block of blocks.slice(0, at + 1))
    if (block.text.length < 120 || block === blocks[at]) dropBlock(block, root);
}

/** Before the first paragraph and after the standfirst: lines that repeat author and date, name the section, or count minutes and shares. */
export function dropHead(root: PageElement, byline: string | null): void {
  const blocks = currentBlocks(root);
  if (!blocks.some(isGood)) return;
  let paragraphs = 0;
  for (const block of blocks) {
    if (isGood(block)) paragraphs += 1;
    if (paragraphs > 1) return;
    if (isGood(block) || inCaption(block.owner)) continue;
    const { text, linked } = block;
    const repeats =
      byline !== null && text.length < byline.length + 60 && plainWords(text).includes(plainWords(byline));
    if (repeats || isDateLine(text) || isStockLine(text) || (linked > text.length * 0.8 && text.length < 80))
      dropBlock(block, root);
  }
}
