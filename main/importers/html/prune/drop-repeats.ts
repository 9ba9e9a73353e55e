import type { PageElement } from '../../../cleaning/parse-html.ts';
import { type TextBlock, textBlocks } from '../text-blocks.ts';
import { plainWords } from '../words.ts';
import { inTable } from './block-kinds.ts';
import { dropBlock } from './drop-block.ts';

/** Shorter ones may be speakers of a dialogue, longer ones a refrain. */
const fewestWords = 5;
const longestLine = 160;
const oftenEnough = 3;

/** A sentence that stands on its own line again and again is the template's: `Your article continues below`. */
export function dropRepeats(root: PageElement): void {
  const places = new Map<string, TextBlock[]>();
  for (const block of textBlocks(root)) {
    if (block.text.length > longestLine || block.owner.tagName === 'pre' || inTable(block.owner)) continue;
    const words = plainWords(block.text);
    if (words.split(' ').length >= fewestWords) places.set(words, [...(places.get(words) ?? []), block]);
  }
  for (const same of places.values())
    if (same.length >= oftenEnough) for (const block of same) dropBlock(block, root);
}
