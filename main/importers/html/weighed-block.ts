import type { PageElement } from '../../cleaning/parse-html.ts';
import type { TextBlock } from './text-blocks.ts';
import { hasSentence, visualLength } from './words.ts';

/** A block and how much it speaks for being part of an article: 0, or up to its length. */
export interface WeighedBlock extends TextBlock {
  weight: number;
  /** The outermost element around it that looks like boilerplate, if any. */
  boilerplate: PageElement | null;
  /** It belongs to another article that the page goes on with. */
  apart: boolean;
  /** It leads to another article. */
  teaser: boolean;
}

/** How much a block by itself speaks for being part of an article. */
export function goodness(block: TextBlock): number {
  const { owner, text, linked } = block;
  const length = visualLength(text);
  if (/^h[1-6]$/.test(owner.tagName) || length < 25) return 0;
  const unlinked = 1 - linked / text.length;
  const size = length >= 80 ? 1 : 0.4;
  return length * unlinked * unlinked * (hasSentence(text) ? 1 : 0.3) * size;
}

/** How much a block speaks against what holds it: links do, and to a lesser degree scraps of text. */
export function badness({ owner, text, linked }: TextBlock): number {
  if (/^h[1-6]$/.test(owner.tagName)) return linked;
  const loose = text.length - linked;
  return linked + (visualLength(text) < 80 && !hasSentence(text) ? loose * 0.5 : 0);
}
