import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { articleText } from '../../contract/article-text.ts';
import type { MissingPart } from '../../contract/model.ts';
import { structureBlocks } from './block-structure.ts';
import { hastTree } from './hast-text.ts';
import { levelHeadings } from './headings.ts';
import { parseBody } from './parse-html.ts';
import type { ReplacedPartOptions } from './replaced-parts.ts';
import { buildSafeTree } from './safe-tree.ts';
import { sanitise } from './sanitise.ts';
import { collapseWhiteSpace, pruneEmpty } from './white-space.ts';

/** Raised whenever the same html would come out otherwise; stored with each article. */
export const cleanerVersion = 2;

export interface CleanOptions {
  /** `src` exactly as the html names it → `/image/<sha256>`. Pictures not named here are listed as missing. */
  images: ReadonlyMap<string, string>;
  /** Address of the page, to resolve its relative links; without it they lose their target. */
  base?: string;
}

export interface CleanedArticle {
  /** Safe, canonical html: parsing and serialising it again changes nothing. */
  html: string;
  /** As `contract/article-text.ts` defines it over `html`. */
  text: string;
  missing: MissingPart[];
}

/**
 * Hostile html of any kind in, an article's html out: no script, style, form, frame or address that would be fetched;
 * links to http, https and mailto only; pictures only from the library. Costs about as much as parsing the html twice.
 */
export function cleanArticle(html: string, options: CleanOptions): CleanedArticle {
  const missing: MissingPart[] = [];
  const first = cleanOnce(html, { images: options.images, base: options.base, again: false }, missing);
  const settled = settle(first);
  return { ...settled, missing: withoutRepeats(missing) };
}

/** For html that was cleaned before, at the moment it is shown: the same rules, own pictures stay. */
export function cleanAgain(html: string): string {
  return settle(cleanOnce(html, again, [])).html;
}

export const again: ReplacedPartOptions = { images: new Map(), base: undefined, again: true };
const roundsLimit = 6;

/**
 * What is shown is what a browser makes of the html, not the tree it was written from; the two differ where markup is
 * misnested, and there lie both mutation attacks and shifted anchors. So the html is cleaned until it comes back unchanged.
 */
export function settle(first: { html: string; tree: Root }, options = again): { html: string; text: string } {
  let current = first;
  for (let round = 0; round < roundsLimit; round += 1) {
    const next = cleanOnce(current.html, options, []);
    if (next.html === current.html) return { html: next.html, text: articleText(next.tree, hastTree).text };
    current = next;
  }
  throw new Error('cleaning does not come to rest');
}

/** One round, which need not be the last. */
export function cleanOnce(
  html: string,
  options: ReplacedPartOptions,
  missing: MissingPart[],
): { html: string; tree: Root } {
  const tree = structureBlocks(buildSafeTree(parseBody(html), options, missing));
  collapseWhiteSpace(tree);
  pruneEmpty(tree);
  levelHeadings(tree, options.whole?.topHeading);
  const safe = sanitise(tree);
  return { tree: safe, html: toHtml(safe) };
}

export function withoutRepeats(parts: MissingPart[]): MissingPart[] {
  const seen = new Set<string>();
  return parts.filter(({ kind, address }) => {
    const key = `${kind} ${address}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
