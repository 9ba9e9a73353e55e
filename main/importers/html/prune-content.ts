import { isElement, type PageElement, type PageNode } from '../../cleaning/parse-html.ts';
import { boilerplateSign } from './boilerplate-names.ts';
import type { Content } from './find-content.ts';
import { closest, detach, findFirst, hasText, removeAll, textOf } from './page-tree.ts';
import { isEndingHeading, isExactEnding, isStockLine, pointsElsewhere } from './stock-phrases.ts';
import { type TextBlock, textBlocks } from './text-blocks.ts';
import { plainWords, saysTitle } from './words.ts';

export interface PruneHints {
  title: string | null;
  byline: string | null;
  language: string | null;
}

/** Takes out of the content what is not the article's. Every rule is bounded: none may take a great part of the text. */
export function pruneContent({ root, blocks }: Content, hints: PruneHints): void {
  const dropped = new Set<PageElement>();
  for (const block of blocks) if (block.boilerplate !== null) dropped.add(block.boilerplate);
  removeAll(
    root,
    (element) =>
      dropped.has(element) ||
      (['certain', 'comments'].includes(boilerplateSign(element)) && textOf(element) === ''),
  );
  for (const block of blocks) if (block.apart && block.boilerplate === null) dropBlock(block, root);
  dropTitle(root, hints.title);
  dropHead(root, hints);
  cutTail(root);
  dropInserts(root);
  dropEndOfLinks(root);
}

function dropTitle(root: PageElement, title: string | null): void {
  if (title === null) return;
  const wanted = plainWords(title);
  const blocks = textBlocks(root).slice(0, 30);
  const at = blocks.findIndex(
    ({ owner, text }) => plainWords(text) === wanted || (isHeading(owner) && saysTitle(text, title)),
  );
  if (at < 0) return;
  for (const block of blocks.slice(0, at + 1))
    if (block.text.length < 120 || block === blocks[at]) dropBlock(block, root);
}

function isHeading(element: PageElement): boolean {
  return closest(element, (candidate) => /^h[1-6]$/.test(candidate.tagName)) !== null;
}

const sentence = /[.!?…։。！？](?:\s|$|["”»'’)])/u;

/** A line that carries the article by itself. */
function isGood({ owner, text, linked }: TextBlock): boolean {
  return !isHeading(owner) && text.length >= 60 && linked < text.length * 0.4 && sentence.test(text);
}

/** Before the first paragraph and after the standfirst: lines that repeat author and date, name the section, or count minutes and shares. */
function dropHead(root: PageElement, { byline }: PruneHints): void {
  const blocks = textBlocks(root);
  if (!blocks.some(isGood)) return;
  let paragraphs = 0;
  for (const block of blocks) {
    if (isGood(block)) paragraphs += 1;
    if (paragraphs > 1) return;
    if (isGood(block) || inCaption(block.owner)) continue;
    const { text, linked } = block;
    const repeats =
      byline !== null && text.length < byline.length + 60 && plainWords(text).includes(plainWords(byline));
    if (repeats || isDateLine(text) || isStockLine(text) || (linked > text.length * 0.8 && text.length < 80))
      dropBlock(block, root);
  }
}

/** Little more than a date, a time, a count: `12. März 2019, 14:05 Uhr`, `Updated: 3/4/2020`, `5 min read`, `12`. */
function isDateLine(text: string): boolean {
  if (text.length > 70) return false;
  if (!/\p{L}/u.test(text)) return true;
  if (/^\d{1,3}\s?(?:min(?:ute)?s?|мин|minuten|րոպե)\b/iu.test(text)) return true;
  const hasDate = /(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|(?:19|20)\d{2})(?!\d)/.test(
    text,
  );
  const words = (text.match(/\p{L}+/gu) ?? []).length;
  return hasDate && words <= 6 && (words <= 2 || !/[.!?]$/.test(text));
}

/**
 * From a heading such as `Related articles` on, when most of the text lies before it: all of the rest. A heading that only
 * begins like one (`Related work`) counts when what follows is mostly links.
 */
function cutTail(root: PageElement): void {
  const blocks = textBlocks(root);
  const lengths = blocks.map((block) => (isGood(block) ? block.text.length - block.linked : 0));
  const all = lengths.reduce((sum, length) => sum + length, 0);
  let before = 0;
  for (const [index, block] of blocks.entries()) {
    const { text, owner } = block;
    if (before > 0 && text.length < 60 && isEndingHeading(text) && !inCaption(owner)) {
      const rest = blocks.slice(index);
      const most = isHeading(owner) ? 0.3 : 0.15;
      if (all - before <= all * most && (isExactEnding(text) || linkedShare(rest) > 0.4)) {
        for (const later of rest) dropBlock(later, root);
        dropPicturesAfter(root, blocks[index - 1]);
        return;
      }
    }
    before += lengths[index] ?? 0;
  }
}

function linkedShare(blocks: readonly TextBlock[]): number {
  const length = blocks.reduce((sum, block) => sum + block.text.length, 0);
  return length === 0 ? 0 : blocks.reduce((sum, block) => sum + block.linked, 0) / length;
}

/** Pictures of other articles go with their titles. */
function dropPicturesAfter(root: PageElement, last: TextBlock | undefined): void {
  if (last === undefined) return;
  const node = last.nodes.at(-1);
  let passed = false;
  const visit = (parent: PageElement): void => {
    for (const child of [...parent.childNodes]) {
      if (child === node) passed = true;
      if (!isElement(child)) continue;
      if (passed && child !== node && (child.tagName === 'img' || child.tagName === 'picture')) detach(child);
      else visit(child);
    }
  };
  visit(root);
}

/** Boxes and lines between the paragraphs that point elsewhere or are no one's text. */
function dropInserts(root: PageElement): void {
  const all = textOf(root).length;
  const inside = textBlocks(root);
  const lone = inside.filter(isLoneLink).length;
  const most = inside.filter(isGood).length * 0.5;
  let boxes = 0;
  for (const block of inside) {
    const { text, linked, owner } = block;
    if (inTable(owner)) continue;
    if ((isStockLine(text) && text.length < 60) || /^\+\d+$/.test(text)) dropBlock(block, root);
    else if (linked > text.length * 0.3 && pointsElsewhere(text)) dropBlock(block, root);
    else if (isLoneLink(block) && lone <= most) dropBlock(block, root);
    else if (isEndingHeading(text) && (isHeading(owner) || text.length < 40)) {
      boxes += 1;
      const box = boxes > mostBoxes ? null : boxOf(owner, root, all);
      if (box !== null && linkedShare(textBlocks(box)) > 0) detach(box);
      else if (isExactEnding(text)) dropBlock(block, root);
    }
  }
}

/** Looking for the edges of a box costs; no page has so many. */
const mostBoxes = 100;

/** A whole line that is the title of something else: between paragraphs it points elsewhere, among its like it is a list. */
function isLoneLink({ text, linked, owner }: TextBlock): boolean {
  return (
    text.length > 15 &&
    linked >= text.length * 0.95 &&
    closest(owner, ({ tagName }) => tagName === 'li') === null
  );
}

/** The largest element around a heading that holds no paragraph of the article, when it is small. */
function boxOf(heading: PageElement, root: PageElement, all: number): PageElement | null {
  let box: PageElement | null = null;
  for (let element: PageElement | null = heading; element !== null && element !== root; ) {
    const inner = textBlocks(element);
    const length = inner.reduce((sum, block) => sum + block.text.length, 0);
    const linked = inner.reduce((sum, block) => sum + block.linked, 0);
    if (length > all * 0.2 || inner.filter(isGood).length > 0 || (inner.length > 1 && linked < length * 0.3))
      break;
    box = element;
    const parent: PageElement['parentNode'] = element.parentNode;
    element = parent !== null && isElement(parent) ? parent : null;
  }
  return box;
}

/** After the last paragraph: lines of links, lone headings, dates. */
function dropEndOfLinks(root: PageElement): void {
  const blocks = textBlocks(root);
  const last = blocks.findLastIndex((block) => isGood(block));
  if (last < 0) return;
  const tail = blocks.slice(last + 1);
  const length = tail.reduce((sum, block) => sum + block.text.length, 0);
  if (length > textOf(root).length * 0.4) return;
  for (const block of tail.reverse()) {
    const { owner, text, linked } = block;
    if (inCaption(owner) || owner.tagName === 'td' || owner.tagName === 'th') continue;
    if (linked > text.length * 0.5 || isStockLine(text) || isDateLine(text)) dropBlock(block, root);
  }
  const left = textBlocks(root);
  for (const block of left.slice(left.findLastIndex((candidate) => !isHeading(candidate.owner)) + 1))
    dropBlock(block, root);
}

function inCaption(element: PageElement): boolean {
  return (
    closest(element, ({ tagName }) => tagName === 'figure' || tagName === 'figcaption') !== null ||
    inTable(element)
  );
}

/** In a cell of a table of data; what only lays out the page has cells full of paragraphs. */
function inTable(element: PageElement): boolean {
  const cell = closest(element, ({ tagName }) => tagName === 'td' || tagName === 'th');
  return cell !== null && textOf(cell).length < longestCell;
}
const longestCell = 300;

/** Takes a line out, and what held nothing else. */
function dropBlock(block: TextBlock, root: PageElement): void {
  for (const node of block.nodes) if (!holdsPicture(node)) detach(node);
  for (let element = block.owner; element !== root; ) {
    const parent = element.parentNode;
    if (parent === null || !isElement(parent) || hasText(element) || holdsPicture(element)) return;
    detach(element);
    element = parent;
  }
}

function holdsPicture(node: PageNode): boolean {
  if (!isElement(node)) return false;
  const seen = (element: PageElement): boolean =>
    ['img', 'picture', 'video', 'iframe', 'math', 'table', 'pre'].includes(element.tagName);
  return seen(node) || findFirst(node, seen) !== null;
}
