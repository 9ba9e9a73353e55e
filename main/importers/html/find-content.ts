import { isElement, type PageElement, type PageParent } from '../../cleaning/parse-html.ts';
import { boilerplateSign, isContentName } from './boilerplate-names.ts';
import { closest } from './page-tree.ts';
import { type TextBlock, textBlocks } from './text-blocks.ts';

/** A block and how much it speaks for being part of an article: 0, or up to its length. */
export interface WeighedBlock extends TextBlock {
  weight: number;
  /** The outermost element around it that looks like boilerplate, if any. */
  boilerplate: PageElement | null;
}

export interface Content {
  root: PageElement;
  blocks: WeighedBlock[];
}

/**
 * The element that holds the article: the one whose text agrees best with the page's good text, where a loss counts
 * more than an excess, since what is too much is cut later and what is lost is lost.
 */
export function findContent(body: PageElement): Content {
  const blocks = weighBlocks(body);
  const total = blocks.reduce((sum, block) => sum + block.weight, 0);
  if (total === 0) return { root: body, blocks };
  const measures = new Map<PageElement, { weight: number; length: number }>();
  for (const block of blocks) {
    if (block.boilerplate !== null) continue;
    for (
      let element: PageParent | null = block.owner;
      element !== null && isElement(element);
      element = element.parentNode
    ) {
      const measure = measures.get(element) ?? { weight: 0, length: 0 };
      measure.weight += block.weight;
      measure.length += block.text.length;
      measures.set(element, measure);
      if (element === body) break;
    }
  }
  let best: { root: PageElement; score: number } = { root: body, score: 0 };
  for (const [element, { weight, length }] of measures) {
    if (weight === 0) continue;
    const recall = weight / total;
    const precision = weight / length;
    const named =
      isContentName(element) || element.tagName === 'article' || element.tagName === 'main' ? 1.05 : 1;
    const score = (named * (1 + lossCounts) * precision * recall) / (lossCounts * precision + recall);
    // Of equals the outer one comes later in the map: the inner, met first, stays.
    if (score > best.score) best = { root: element, score };
  }
  return { root: best.root, blocks };
}

/** The square of beta in the F-measure. */
const lossCounts = 4;

function weighBlocks(body: PageElement): WeighedBlock[] {
  const blocks = textBlocks(body).map((block) => ({
    ...block,
    weight: goodness(block),
    boilerplate: null as PageElement | null,
  }));
  markBoilerplate(body, blocks);
  const clusters = new Map<PageParent, number>();
  for (const block of blocks)
    if (block.boilerplate === null) {
      const key = clusterOf(block);
      clusters.set(key, (clusters.get(key) ?? 0) + block.weight);
    }
  for (const block of blocks) {
    if (block.boilerplate !== null) block.weight = 0;
    else block.weight *= Math.min(1, (clusters.get(clusterOf(block)) ?? 0) / fullCluster);
  }
  return blocks;
}

/** Paragraphs that stand together are an article; a paragraph alone in its box may be a teaser. */
const fullCluster = 800;

function clusterOf(block: TextBlock): PageParent {
  const { owner } = block;
  const parent = owner.parentNode ?? owner;
  if (owner.tagName === 'li' && isElement(parent)) return parent.parentNode ?? parent;
  return owner.tagName === 'div' || owner.tagName === 'section' || owner.tagName === 'td' ? owner : parent;
}

function goodness({ owner, text, linked }: TextBlock): number {
  if (/^h[1-6]$/.test(owner.tagName) || text.length < 25) return 0;
  const unlinked = 1 - linked / text.length;
  const sentences = /[.!?…։。！？:;,،](?:\s|$|["”»'’)])/u.test(text) ? 1 : 0.3;
  const size = text.length >= 80 ? 1 : 0.4;
  return text.length * unlinked * unlinked * sentences * size;
}

/**
 * An element with the name of boilerplate is such unless it holds much of the page's good text: then the name means
 * something else (`page with-sidebar`).
 */
function markBoilerplate(body: PageElement, blocks: WeighedBlock[]): void {
  const total = blocks.reduce((sum, block) => sum + block.weight, 0);
  const weights = new Map<PageElement, number>();
  for (const block of blocks)
    for (
      let element: PageParent | null = block.owner;
      element !== null && isElement(element);
      element = element.parentNode
    )
      weights.set(element, (weights.get(element) ?? 0) + block.weight);
  const known = new Map<PageElement, boolean>();
  const isBoilerplate = (element: PageElement): boolean => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const sign = element === body ? 'none' : boilerplateSign(element);
    const share = total === 0 ? 0 : (weights.get(element) ?? 0) / total;
    const result = sign === 'certain' ? share < 0.5 : sign === 'likely' && share < 0.35;
    known.set(element, result);
    return result;
  };
  for (const block of blocks) {
    let outermost: PageElement | null = null;
    for (let element = closest(block.owner, isBoilerplate); element !== null; ) {
      outermost = element;
      const parent: PageParent | null = element.parentNode;
      element = parent !== null && isElement(parent) ? closest(parent, isBoilerplate) : null;
    }
    block.boilerplate = outermost;
  }
}
