import { attribute, type PageElement } from '../../cleaning/parse-html.ts';
import { closest } from './page-tree.ts';
import type { WeighedBlock } from './weighed-block.ts';

/** Less than this before the next title is no article, and the title is a heading of the same one. */
const leastBefore = 600;

/**
 * Pages that go on with the next article when the first is read: in an `article` of its own, or after a first-level
 * heading that is made like the title's. Such blocks are set apart.
 */
export function markOtherArticles(blocks: readonly WeighedBlock[], titleAt: number | null): void {
  const titleBlock = titleAt === null ? undefined : blocks[titleAt];
  if (titleAt === null || titleBlock === undefined) return;
  const around = closest(titleBlock.owner, isArticle);
  const held = blocks.reduce(
    (sum, block) => sum + (closest(block.owner, isArticle) === around ? block.weight : 0),
    0,
  );
  const titled = held >= leastBefore ? around : null;
  const next = nextTitle(blocks, titleAt, titleOf(titleBlock));
  for (const [index, block] of blocks.entries())
    block.apart = index >= next || (titled !== null && isInOtherArticle(block, titled));
}

function nextTitle(blocks: readonly WeighedBlock[], titleAt: number, heading: PageElement | null): number {
  let before = 0;
  for (const [index, block] of blocks.entries()) {
    if (heading === null || index <= titleAt) continue;
    const other = titleOf(block);
    const alike = other !== null && other !== heading && other.parentNode !== heading.parentNode;
    if (alike && before >= leastBefore && sharesClass(other, heading)) return index;
    if (block.boilerplate === null) before += block.weight;
  }
  return Number.POSITIVE_INFINITY;
}

function titleOf(block: WeighedBlock): PageElement | null {
  return closest(block.owner, (element) => element.tagName === 'h1');
}

function sharesClass(left: PageElement, right: PageElement): boolean {
  const classes = attribute(left, 'class')?.split(/\s+/) ?? [];
  return classes.some(
    (name) => name.length > 4 && (attribute(right, 'class')?.split(/\s+/) ?? []).includes(name),
  );
}

function isArticle(element: PageElement): boolean {
  return element.tagName === 'article';
}

function isInOtherArticle(block: WeighedBlock, titled: PageElement): boolean {
  const article = closest(block.owner, isArticle);
  return article !== null && article !== titled && closest(article, (element) => element === titled) === null;
}
