import type { PageElement } from '../../../cleaning/parse-html.ts';
import type { TextBlock } from '../text-blocks.ts';
import { plainWords } from '../words.ts';
import { inTable } from './block-kinds.ts';
import { currentBlocks } from './current-blocks.ts';
import { dropBlock } from './drop-block.ts';

/** Shorter ones may be speakers of a dialogue, longer ones a refrain. */
const fewestWords = 5;
const longestLine = 160;
const oftenEnough = 3;
/** What makes up more of the text is the text. */
const largestShare = 0.35;

/** A sentence that stands on its own line again and again is the template's: `Your article continues below`. */
export function dropRepeats(root: PageElement): void {
  const places = new Map<string, TextBlock[]>();
  let all = 0;
  for (const block of currentBlocks(root)) {
    all += block.text.length;
    if (block.text.length > longestLine || block.owner.tagName === 'pre' || inTable(block.owner)) continue;
    const words = plainWords(block.text);
    if (words.split(' ').length >= fewestWords) places.set(words, [...(places.get(words) ?? []), block]);
  }
  const repeated = [...places.values()].filter((same) => same.length >= oftenEnough).flat();
  if (repeated.reduce((sum, { text }) => sum + text.length, 0) > all * largestShare) return;
  for (const block of repeated) dropBlock(block, root);
}
