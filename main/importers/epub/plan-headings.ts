import type { XmlElement } from '../xml/parse-xml.ts';
import { isElement, wordsOf } from '../xml/xml-tree.ts';
import type { ContentsEntry } from './contents.ts';

/** How a document's beginning, and the places its table of contents names, get headings. */
export interface HeadingPlan {
  /** Written before everything: the document has no heading of its own. */
  opening: ContentsEntry | null;
  /** Paragraphs that are headings but for their markup: the table of contents calls the place by their words. */
  promoted: ReadonlyMap<XmlElement, Promotion>;
  /** Headings to write before an element. */
  inserted: ReadonlyMap<XmlElement, ContentsEntry>;
  /** What repeats the book's title, or became part of a heading before it. */
  skipped: ReadonlySet<XmlElement>;
  /** Level and words of the heading that begins the document, and how deep the table of contents has it. */
  first: { level: number; words: string; depth: number } | null;
}

/** A heading of that depth, with what follows it and belongs to it: `1.` and `The landing`. */
export interface Promotion {
  depth: number;
  more: readonly XmlElement[];
}

/** So much text may stand before a heading that still begins the chapter: a number, a motto. */
const openingReach = 300;
const longestHeading = 200;
const mostBlocksOfHeading = 4;

interface Block {
  element: XmlElement;
  /** Characters of text before it in the document. */
  before: number;
  words: string;
}

/**
 * @param entries those of the table of contents that lead into this document.
 * @param title of the book, when nothing but title pages came before: a heading that repeats it goes.
 */
export function planHeadings(
  body: XmlElement,
  entries: readonly ContentsEntry[],
  title: string | null,
): HeadingPlan {
  const { blocks, headings, places, length } = survey(body);
  const skipped = new Set<XmlElement>();
  if (title !== null) {
    const first = [...headings, ...blocks].find(({ words, before }) => before === 0 && words !== '');
    if (first !== undefined && bare(first.words) === bare(title) && first.words.length < length)
      skipped.add(first.element);
  }
  const own = headings.find(
    ({ element, words, before }) => before <= openingReach && words !== '' && !skipped.has(element),
  );
  const beforeOf = ({ fragment }: ContentsEntry): number =>
    fragment === null ? 0 : (places.get(fragment)?.before ?? 0);
  const start =
    entries.find((entry) => entry.fragment === null) ?? entries.find((entry) => beforeOf(entry) === 0);
  const promoted = new Map<XmlElement, Promotion>();
  const inserted = new Map<XmlElement, ContentsEntry>();
  let opening: ContentsEntry | null = null;
  const promote = (blocks: readonly XmlElement[], depth: number): boolean => {
    const [first, ...more] = blocks;
    // A block is part of one heading only: what another has taken is not taken again.
    if (first === undefined || blocks.some((block) => skipped.has(block) || promoted.has(block)))
      return false;
    promoted.set(first, { depth, more });
    for (const block of more) skipped.add(block);
    return true;
  };
  if (own === undefined && start !== undefined && skipped.size === 0) {
    const same = blocksSaying(start.label, blocks, 0);
    if (!promote(same, start.depth)) opening = start;
  }
  if (headings.length === 0)
    for (const entry of entries) {
      const place = entry.fragment === null ? undefined : places.get(entry.fragment);
      if (entry === start || place === undefined || place.before === 0) continue;
      const same = blocksSaying(entry.label, blocks, place.before);
      if (!promote(same, entry.depth) && !inserted.has(place.element)) inserted.set(place.element, entry);
    }
  return {
    opening,
    promoted,
    inserted,
    skipped,
    first:
      own === undefined
        ? null
        : { level: Number(own.element.local.slice(1)), words: own.words, depth: start?.depth ?? 0 },
  };
}

/** The blocks from there on that together say the label: `Chapter 1` and `Loomings` for `Chapter 1. Loomings`. */
function blocksSaying(label: string, blocks: readonly Block[], from: number): XmlElement[] {
  let rest = bare(label);
  const found: XmlElement[] = [];
  for (let index = firstAt(blocks, from); index < blocks.length; index += 1) {
    const { element, words } = blocks[index] ?? { element: null, words: '' };
    if (element === null || words === '') continue;
    const said = bare(words);
    if (said === '' || words.length > longestHeading || !rest.startsWith(said)) break;
    if (found.length === mostBlocksOfHeading) break;
    found.push(element);
    rest = rest.slice(said.length);
    if (rest === '') return found;
  }
  return [];
}

/** Index of the first block at or behind that much text. */
function firstAt(blocks: readonly Block[], from: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.before ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Letters and digits alone, so that dots, dashes and capitals do not tell equal words apart. */
export function bare(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const blockNames = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const mostBlocks = 20_000;

function survey(body: XmlElement): {
  blocks: Block[];
  headings: Block[];
  places: Map<string, { element: XmlElement; before: number }>;
  length: number;
} {
  const blocks: Block[] = [];
  const headings: Block[] = [];
  const places = new Map<string, { element: XmlElement; before: number }>();
  let length = 0;
  /** Whether a block lies within. */
  const visit = (element: XmlElement): boolean => {
    const before = length;
    const id =
      element.attributes.get('id') ?? (element.local === 'a' ? element.attributes.get('name') : undefined);
    if (id !== undefined && !places.has(id)) places.set(id, { element, before });
    const isBlock = blockNames.has(element.local);
    const position = blocks.length;
    let hasBlocks = false;
    for (const child of element.children) {
      if (isElement(child)) hasBlocks = (child.local !== 'head' && visit(child)) || hasBlocks;
      else length += child.trim().length;
    }
    const isHeading = /^h[1-6]$/.test(element.local);
    if ((isHeading || (isBlock && !hasBlocks)) && blocks.length < mostBlocks) {
      const block = { element, before, words: (wordsOf(element) ?? '').slice(0, longestHeading * 2) };
      blocks.splice(position, 0, block);
      if (isHeading) headings.push(block);
    }
    return isBlock;
  };
  visit(body);
  return { blocks, headings, places, length };
}
