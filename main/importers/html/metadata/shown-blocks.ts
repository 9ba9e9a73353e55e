import type { PageDocument } from '../../../cleaning/parse-html.ts';
import { findFirst, textOf } from '../page-tree.ts';
import { type TextBlock, textBlocks } from '../text-blocks.ts';

/** Every block of text of the untouched page, for the rules that look for a date or a name in it; found once. */
export function shownBlocks(page: PageDocument): readonly TextBlock[] {
  const known = blocksOfPage.get(page);
  if (known !== undefined) return known;
  const body = findFirst(page, ({ tagName }) => tagName === 'body');
  const blocks = body === null ? [] : textBlocks(body);
  blocksOfPage.set(page, blocks);
  return blocks;
}
const blocksOfPage = new WeakMap<PageDocument, readonly TextBlock[]>();

/** The lines of a block that line breaks part. */
export function linesOf({ nodes, text }: TextBlock): string[] {
  if (!nodes.some(({ nodeName }) => nodeName === 'br')) return [text];
  const lines = [''];
  for (const node of nodes)
    if (node.nodeName === 'br') lines.push('');
    else lines.push(`${lines.pop() ?? ''} ${textOf(node)}`);
  return lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
}
