import { attribute, isElement, type PageElement, type PageParent } from '../../cleaning/parse-html.ts';
import { boilerplateSign, isContentName } from './boilerplate-names.ts';
import { markBoilerplate } from './mark-boilerplate.ts';
import { markOtherArticles } from './other-articles.ts';
import { closest, elementAndAncestors, isLonger } from './page-tree.ts';
import { markTeasers } from './teasers.ts';
import { type TextBlock, textBlocks } from './text-blocks.ts';
import { badness, goodness, type WeighedBlock } from './weighed-block.ts';
import { plainWords, saysTitle } from './words.ts';

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
    (block): WeighedBlock => ({
      ...block,
      weight: goodness(block),
      boilerplate: null,
      apart: false,
      teaser: false,
    }),
  );
  const titleAt = aboveText(findTitleBlock(blocks, title), blocks);
  markTeasers(blocks);
  markBoilerplate(body, blocks, titleAt);
  markOtherArticles(blocks, titleAt);
  weighTogether(blocks, titleAt);
  const best = bestRoot(body, blocks);
  const root = closest(best, ({ tagName }) => !neverWhole.has(tagName)) ?? body;
  return { root, blocks, titleAt };
}

/** What stands below most of the page's text only repeats the title. */
function aboveText(titleAt: number | null, blocks: readonly WeighedBlock[]): number | null {
  if (titleAt === null) return null;
  let before = 0;
  let all = 0;
  for (const [index, { weight }] of blocks.entries()) {
    all += weight;
    if (index < titleAt) before += weight;
  }
  return before > all * 0.85 ? null : titleAt;
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
const tight = 0.5;
const generous = 4;
/** To go up from the core, an element must add this share of its weight … */
const worthwhile = 0.3;
/** … and of what it adds this share must be good. */
const preciseEnough = 0.7;
/** An article holds at least this share of the page's good text. */
const dominant = 0.45;

function bestRoot(body: PageElement, blocks: readonly WeighedBlock[]): PageElement {
  const total = blocks.reduce((sum, block) => sum + block.weight, 0);
  if (total === 0) return body;
  const measures = new Map<PageElement, Measure>();
  for (const block of blocks) {
    if (block.boilerplate !== null) continue;
    for (const element of elementAndAncestors(block.owner, body)) {
      const measure = measures.get(element) ?? { weight: 0, raw: 0, bad: 0 };
      measure.weight += block.weight;
      measure.bad += block.teaser ? block.text.length : badness(block);
      if (!block.apart && !block.teaser) measure.raw += goodness(block);
      measures.set(element, measure);
    }
  }
  let root = bestOf(measures, total, tight) ?? body;
  let inside = measures.get(root);
  for (const element of elementAndAncestors(root, body)) {
    const measure = measures.get(element);
    if (measure === undefined || inside === undefined) continue;
    const raw = measure.raw - inside.raw;
    const bad = measure.bad - inside.bad;
    if (raw > inside.raw * worthwhile && raw > (raw + bad) * preciseEnough) {
      root = element;
      inside = measure;
    }
  }
  root = withItsKind(root, measures);
  inside = measures.get(root);
  // Where the text lies scattered over the page, no part of it is the article: better too much of it.
  const share = (inside?.weight ?? 0) / total;
  return share < dominant ? (bestOf(measures, total, generous) ?? root) : root;
}

/** How much of its own good text the boxes like it must hold together. */
const kindEnough = 0.5;

/** Where paragraphs stand in boxes, some in each, the article is all boxes of that kind. */
function withItsKind(root: PageElement, measures: ReadonlyMap<PageElement, Measure>): PageElement {
  const [kind] = classesOf(root);
  const parent = root.parentNode;
  if (kind === undefined || parent === null || !isElement(parent)) return root;
  if (root.tagName !== 'div' && root.tagName !== 'section') return root;
  let raw = 0;
  for (const other of parent.childNodes)
    if (isElement(other) && other !== root && classesOf(other)[0] === kind)
      raw += measures.get(other)?.raw ?? 0;
  return raw >= (measures.get(root)?.raw ?? 0) * kindEnough ? parent : root;
}

function classesOf(element: PageElement): string[] {
  return (attribute(element, 'class') ?? '').split(/\s+/).filter((name) => name !== '');
}

interface Measure {
  weight: number;
  /** Weight without regard to what stands around. */
  raw: number;
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

/** Paragraphs that stand together are an article; a paragraph alone in its box may be a teaser. */
const fullCluster = 800;

function weighTogether(blocks: readonly WeighedBlock[], titleAt: number | null): void {
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
    else if (block.apart) block.weight *= 0.2;
  }
}

function clusterOf(block: TextBlock): PageParent {
  const { owner } = block;
  const parent = owner.parentNode ?? owner;
  if (owner.tagName === 'li' && isElement(parent)) return parent.parentNode ?? parent;
  return owner.tagName === 'div' || owner.tagName === 'section' || owner.tagName === 'td' ? owner : parent;
}

/** The heading that says the title; of several the largest, of equals the first. */
function findTitleBlock(blocks: readonly WeighedBlock[], title: string | null): number | null {
  if (title === null) return null;
  const wanted = plainWords(title);
  let best: { index: number; level: number } | null = null;
  for (const [index, { owner, text }] of blocks.entries()) {
    if (text.length > title.length * 3 + 20) continue;
    const heading = closest(owner, (element) => /^h[1-6]$/.test(element.tagName));
    const rank = heading === null ? 7 : Number(heading.tagName.slice(1));
    if (plainWords(text) !== wanted && (rank > 3 || !saysTitle(text, title))) continue;
    const level = rank + (closest(owner, isAsideOfPage) === null ? 0 : 7);
    if (level < (best?.level ?? 15)) best = { index, level };
  }
  return best?.index ?? null;
}

/** A box to share the page, a list of headlines: they repeat titles. */
function isAsideOfPage(element: PageElement): boolean {
  if (element.tagName === 'body' || element.tagName === 'html') return false;
  return boilerplateSign(element) === 'certain' && !isLonger(element, longestAside);
}
const longestAside = 600;
