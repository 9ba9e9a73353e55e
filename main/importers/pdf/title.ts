import { type Block, type Paragraph, plainTextOf } from './blocks.ts';
import { isParagraph } from './read-document.ts';

const longestTitle = 250;

/** The largest type on the first page is the title, when it is plainly larger than the text. Null where nothing is. */
export function largestText(blocks: readonly Block[], bodySize: number): Paragraph | null {
  const [start] = blocks;
  const first = blocks
    .filter(isParagraph)
    .filter(({ page }) => page === (start?.kind === 'paragraph' ? start.page : 1));
  let best: Paragraph | null = null;
  for (const paragraph of first) {
    const text = plainTextOf(paragraph.lines);
    const size = sizeOf(paragraph);
    if (size < 1.2 * bodySize || text.length > longestTitle || text.length < 4 || !/\p{L}{3}/u.test(text))
      continue;
    if (best === null || size > sizeOf(best) * 1.03) best = paragraph;
  }
  // Of two that are as large neither is the title: headings, or a page of slides.
  const rival = first.find(
    (paragraph) =>
      paragraph !== best &&
      best !== null &&
      sizeOf(paragraph) > sizeOf(best) * 0.97 &&
      isApart(paragraph, best),
  );
  return rival === undefined ? best : null;
}

function isApart({ lines: [one] }: Paragraph, { lines }: Paragraph): boolean {
  return one === undefined || Math.abs(one.y - (lines[lines.length - 1]?.y ?? 0)) > 4 * one.size;
}

function sizeOf({ lines }: Paragraph): number {
  return lines[0]?.size ?? 0;
}

/** Without the heading that says nothing but the title, which stands above the article anyway. */
export function withoutTitle(blocks: readonly Block[], title: string): Block[] {
  const wanted = wordsOf(title);
  const at = blocks
    .slice(0, 12)
    .findIndex(
      (block) =>
        block.kind === 'paragraph' &&
        (block.role === null || block.role.kind === 'heading' || block.role.kind === 'text') &&
        wordsOf(plainTextOf(block.lines)) === wanted,
    );
  return at < 0 ? [...blocks] : blocks.toSpliced(at, 1);
}

function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
