import type { FrameText } from './frame-text.ts';

/**
 * Where an offset stands on the page, roughly: by its share of the part or block that holds it. Good enough for a tick at
 * the edge of a long article, and it asks for no layout of what is out of sight, where asking exactly would lay out all of
 * it (20 MB: half a minute).
 *
 * @returns for an offset into the text its distance from the top of the window, CSS pixels.
 */
export function roughTops(text: FrameText): (offset: number) => number {
  const blocks = blocksOf(text);
  const boxes = blocks.map(({ element }) => element.getBoundingClientRect());
  return (offset) => {
    const index = lastBefore(blocks, offset);
    const block = blocks[index];
    const box = boxes[index];
    if (block === undefined || box === undefined) return text.root.getBoundingClientRect().top;
    const next = blocks[index + 1]?.start ?? text.text.length;
    const share = (offset - block.start) / Math.max(1, next - block.start);
    return box.top + box.height * Math.min(1, Math.max(0, share));
  };
}

interface Block {
  element: Element;
  start: number;
}

const known = new WeakMap<FrameText, readonly Block[]>();

function blocksOf(text: FrameText): readonly Block[] {
  const before = known.get(text);
  if (before !== undefined) return before;
  const range = text.root.ownerDocument.createRange();
  const blocks: Block[] = [];
  for (const element of text.root.children) {
    range.selectNodeContents(element);
    const start = text.span(range)?.start;
    // A picture or a line between paragraphs holds no text, and what follows it has a block of its own.
    if (start !== undefined) blocks.push({ element, start });
  }
  known.set(text, blocks);
  return blocks;
}

function lastBefore(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
