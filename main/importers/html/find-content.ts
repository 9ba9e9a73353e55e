import { attribute, isElement, type PageElement, type PageParent } from '../../cleaning/parse-html.ts';
import { type BoilerplateSign, boilerplateSign, isContentName } from './boilerplate-names.ts';
import { closest } from './page-tree.ts';
import { type TextBlock, textBlocks } from './text-blocks.ts';
import { hasSentence, plainWords, saysTitle, visualLength } from './words.ts';

/** A block and how much it speaks for being part of an article: 0, or up to its length. */
export interface WeighedBlock extends TextBlock {
  weight: number;
  /** The outermost element around it that looks like boilerplate, if any. */
  boilerplate: PageElement | null;
}

export interface Content {
  root: PageElement;
  /** All of the page's, in document order. */
  blocks: WeighedBlock[];
  /** Which of them is the title, if one is. */
  titleAt: number | null;
}

/**
 * The element that holds the article: the one whose text agrees best with the page's good text, where a loss counts
 * more than an excess, since what is too much is cut later and what is lost is lost.
 */
export function findContent(body: PageElement, title: string | null): Content {
  const blocks = textBlocks(body).map(
    (block): WeighedBlock => ({ ...block, weight: goodness(block), boilerplate: null }),
  );
  const titleAt = findTitleBlock(blocks, title);
  markBoilerplate(body, blocks, titleAt);
  weighTogether(blocks, titleAt);
  const best = bestRoot(body, blocks);
  const root = closest(best, ({ tagName }) => !neverWhole.has(tagName)) ?? body;
  return { root, blocks, titleAt };
}

/** Parts of something else: cut out alone they would lose what they are. */
const neverWhole = new Set(
  'a blockquote dd dl dt em figure h1 h2 h3 h4 h5 h6 li ol p pre span strong table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);

/**
 * Squares of beta in the F-measure: below 1, what is too much counts more than what is lost. The core of the article is
 * found tightly, then widened.
 */
const tight = Number(process.env.LOSS ?? 0.5);
const generous = 4;
/** To go up from the core, an element must add this share of its weight … */
const worthwhile = 0.1;
/** … and of what it adds this share must be good. */
const preciseEnough = 0.55;
/** An article holds at least this share of the page's good text. */
const dominant = Number(process.env.DOM ?? 0.45);

function bestRoot(body: PageElement, blocks: readonly WeighedBlock[]): PageElement {
  const total = blocks.reduce((sum, block) => sum + block.weight, 0);
  if (total === 0) return body;
  const measures = new Map<PageElement, Measure>();
  for (const block of blocks) {
    if (block.boilerplate !== null) continue;
    for (const element of elementAndAncestors(block.owner, body)) {
      const measure = measures.get(element) ?? { weight: 0, bad: 0 };
      measure.weight += block.weight;
      measure.bad += badness(block);
      measures.set(element, measure);
    }
  }
  let root = bestOf(measures, total, tight) ?? body;
  let inside = measures.get(root);
  for (const element of elementAndAncestors(root, body)) {
    const measure = measures.get(element);
    if (measure === undefined || inside === undefined) continue;
    const weight = measure.weight - inside.weight;
    const bad = measure.bad - inside.bad;
    if (weight > inside.weight * worthwhile && weight > (weight + bad) * preciseEnough) {
      root = element;
      inside = measure;
    }
  }
  // Where the text lies scattered over the page, no part of it is the article: better too much of it.
  const share = (inside?.weight ?? 0) / total;
  return share < dominant ? (bestOf(measures, total, generous) ?? root) : root;
}

interface Measure {
  weight: number;
  bad: number;
}

/** The element of the best F-measure; of equals the innermost. */
function bestOf(
  measures: ReadonlyMap<PageElement, Measure>,
  total: number,
  lossCounts: number,
): PageElement | null {
  let best: { element: PageElement; score: number } | null = null;
  for (const [element, { weight, bad }] of measures) {
    if (weight === 0) continue;
    const recall = weight / total;
    const precision = weight / (weight + bad);
    const named =
      isContentName(element) || element.tagName === 'article' || element.tagName === 'main' ? 1.05 : 1;
    const score = (named * (1 + lossCounts) * precision * recall) / (lossCounts * precision + recall);
    // Of equals the outer one comes later in the map.
    if (score > (best?.score ?? 0)) best = { element, score };
  }
  return best?.element ?? null;
}

function* elementAndAncestors(element: PageElement, last: PageElement): Generator<PageElement> {
  for (
    let current: PageParent | null = element;
    current !== null && isElement(current);
    current = current.parentNode
  ) {
    yield current;
    if (current === last) return;
  }
}

/** Paragraphs that stand together are an article; a paragraph alone in its box may be a teaser. */
const fullCluster = 800;

function weighTogether(blocks: readonly WeighedBlock[], titleAt: number | null): void {
  const titleBlock = titleAt === null ? undefined : blocks[titleAt];
  const titled = titleBlock === undefined ? null : closest(titleBlock.owner, isArticle);
  const nextTitleAt = nextTitle(blocks, titleAt);
  const clusters = new Map<PageParent, number>();
  for (const block of blocks)
    if (block.boilerplate === null) {
      const key = clusterOf(block);
      clusters.set(key, (clusters.get(key) ?? 0) + block.weight);
    }
  for (const [index, block] of blocks.entries()) {
    if (block.boilerplate !== null) block.weight = 0;
    else block.weight *= Math.min(1, (clusters.get(clusterOf(block)) ?? 0) / fullCluster);
    if (titleAt !== null && index < titleAt) block.weight *= 0.3;
    else if (titled !== null && isInOtherArticle(block, titled)) block.weight *= 0.2;
    else if (index > nextTitleAt) block.weight *= 0.2;
  }
}

function isArticle(element: PageElement): boolean {
  return element.tagName === 'article';
}

/** Where the next article begins, on pages that go on with it: at a first-level heading that is made like the title's. */
function nextTitle(blocks: readonly WeighedBlock[], titleAt: number | null): number {
  const heading = titleAt === null ? null : titleOf(blocks[titleAt]);
  if (titleAt === null || heading === null) return Number.POSITIVE_INFINITY;
  const found = blocks.findIndex((block, index) => {
    const other = index > titleAt ? titleOf(block) : null;
    return (
      other !== null &&
      other !== heading &&
      attribute(other, 'class') === attribute(heading, 'class') &&
      other.parentNode !== heading.parentNode &&
      attribute(heading, 'class') !== null
    );
  });
  return found < 0 ? Number.POSITIVE_INFINITY : found;
}

function titleOf(block: WeighedBlock | undefined): PageElement | null {
  return block === undefined ? null : closest(block.owner, (element) => element.tagName === 'h1');
}

/** Pages that go on with the next article put each into an element of its own. */
function isInOtherArticle(block: TextBlock, titled: PageElement): boolean {
  const article = closest(block.owner, isArticle);
  return article !== null && article !== titled && closest(article, (element) => element === titled) === null;
}

function clusterOf(block: TextBlock): PageParent {
  const { owner } = block;
  const parent = owner.parentNode ?? owner;
  if (owner.tagName === 'li' && isElement(parent)) return parent.parentNode ?? parent;
  return owner.tagName === 'div' || owner.tagName === 'section' || owner.tagName === 'td' ? owner : parent;
}

function goodness(block: TextBlock): number {
  const { owner, text, linked } = block;
  const length = visualLength(text);
  if (/^h[1-6]$/.test(owner.tagName) || length < 25) return 0;
  const unlinked = 1 - linked / text.length;
  const size = length >= 80 ? 1 : 0.4;
  return length * unlinked * unlinked * (hasSentence(text) ? 1 : 0.3) * size;
}

/** How much a block speaks against what holds it: links do, and to a lesser degree scraps of text. */
function badness({ owner, text, linked }: TextBlock): number {
  if (/^h[1-6]$/.test(owner.tagName)) return linked;
  const loose = text.length - linked;
  return linked + (visualLength(text) < 80 && !hasSentence(text) ? loose * 0.5 : 0);
}

/** The heading that says the title; of several the largest, of equals the first. */
function findTitleBlock(blocks: readonly WeighedBlock[], title: string | null): number | null {
  if (title === null) return null;
  const wanted = plainWords(title);
  let best: { index: number; level: number } | null = null;
  for (const [index, { owner, text }] of blocks.entries()) {
    if (text.length > title.length * 3 + 20) continue;
    const heading = closest(owner, (element) => /^h[1-6]$/.test(element.tagName));
    const level = heading === null ? 7 : Number(heading.tagName.slice(1));
    const same = plainWords(text) === wanted || (level < 4 && saysTitle(text, title));
    if (same && level < (best?.level ?? 8)) best = { index, level };
  }
  return best?.index ?? null;
}

/** Of the page's good text, what an element with such a name may hold and still be boilerplate. */
const largestShare = { none: 0, likely: 0.35, certain: 0.5, comments: 0.9 } as const;
/** The same for what does not hold the title: it is less likely to be all there is. */
const largestShareApart = { none: 0, likely: 0.4, certain: 0.65, comments: 0.95 } as const;
/** Names that would take away more than this share of the text are not believed. */
const mostTaken = 0.8;

/** Comments follow an article; so much of one must have been before them. */
const leastBeforeComments = 150;

/**
 * An element with the name of boilerplate is such unless it holds much of the page's good text: then the name means
 * something else (`page with-sidebar`).
 */
function markBoilerplate(body: PageElement, blocks: WeighedBlock[], titleAt: number | null): void {
  const total = blocks.reduce((sum, block) => sum + block.weight, 0);
  const weights = new Map<PageElement, number>();
  for (const block of blocks)
    for (const element of elementAndAncestors(block.owner, body))
      weights.set(element, (weights.get(element) ?? 0) + block.weight);
  const title = titleAt === null ? undefined : blocks[titleAt];
  const aroundTitle = new Set(title === undefined ? [] : elementAndAncestors(title.owner, body));
  const signs = new Map<PageElement, BoilerplateSign>();
  const signFor = (element: PageElement): BoilerplateSign => {
    const sign = signs.get(element) ?? boilerplateSign(element);
    signs.set(element, sign);
    const limits = title === undefined || aroundTitle.has(element) ? largestShare : largestShareApart;
    const share = total === 0 ? 0 : (weights.get(element) ?? 0) / total;
    return share < limits[sign] ? sign : 'none';
  };
  const believed: BoilerplateSign[][] = [
    ['likely', 'certain', 'comments'],
    ['certain', 'comments'],
    ['comments'],
    [],
  ];
  for (const accepted of believed) {
    const known = new Map<PageElement, { element: PageElement; sign: BoilerplateSign } | null>();
    const outermost = (element: PageElement): { element: PageElement; sign: BoilerplateSign } | null => {
      const before = known.get(element);
      if (before !== undefined) return before;
      const parent = element.parentNode;
      const above = element !== body && parent !== null && isElement(parent) ? outermost(parent) : null;
      const sign = element === body || above !== null ? 'none' : signFor(element);
      const result = above ?? (accepted.includes(sign) ? { element, sign } : null);
      known.set(element, result);
      return result;
    };
    let left = 0;
    let taken = 0;
    let commented = 0;
    for (const block of blocks) {
      const found = outermost(block.owner);
      block.boilerplate = found?.element ?? null;
      if (found === null) left += block.weight;
      else if (found.sign === 'comments' && left > leastBeforeComments) commented += block.weight;
      else taken += block.weight;
    }
    if (taken <= (total - commented) * mostTaken) return;
  }
}
