import type { PageElement } from '../../../cleaning/parse-html.ts';
import { type TextBlock, textBlocks } from '../text-blocks.ts';

/** The blocks of a content that is being pruned; found again only after something was taken out. */
export function currentBlocks(root: PageElement): readonly TextBlock[] {
  const known = blocksOf.get(root);
  if (known !== undefined) return known;
  const blocks = textBlocks(root);
  blocksOf.set(root, blocks);
  return blocks;
}

/** To be called by whoever takes something out of a content. */
export function forgetBlocks(root: PageElement): void {
  blocksOf.delete(root);
}

const blocksOf = new WeakMap<PageElement, readonly TextBlock[]>();
