import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { articleText } from '../../contract/article-text.ts';
import type { MissingPart } from '../../contract/model.ts';
import { structureBlocks } from './block-structure.ts';
import { hastTree } from './hast-text.ts';
import { highestHeading, levelHeadings } from './headings.ts';
import { anchorName, linkedFragments } from './links.ts';
import { isElement, type PageParent } from './parse-html.ts';
import { parseParts, partLength } from './parse-parts.ts';
import type { ReplacedPartOptions } from './replaced-parts.ts';
import { buildSafeTree } from './safe-tree.ts';
import { sanitise } from './sanitise.ts';
import { collapseWhiteSpace, pruneEmpty } from './white-space.ts';

export interface RoundOptions extends ReplacedPartOptions {
  /** Characters of html that are cleaned at a time; the result is the same whatever it is. */
  partLength?: number | undefined;
}

export interface Round {
  html: string;
  /** As `contract/article-text.ts` defines it over `html`; null where `html` differs from what was expected. */
  text: string | null;
}

/** Work in steps of some milliseconds: whoever runs it may let others go first between two of them. */
export type Steps<T> = Generator<void, T>;

/**
 * One round of cleaning, which need not be the last. Memory and steps are bounded by the largest part, not by the article:
 * the tree of a book would take a gigabyte. Several sources are cleaned as if each stood in a group of its own.
 *
 * @param expected what comes out when nothing is left to be cleaned: while it does, no second copy of it is made.
 */
export function* cleanRound(
  sources: readonly string[],
  options: RoundOptions,
  missing: MissingPart[],
  expected: string | null = null,
): Steps<Round> {
  const anchors = yield* findAnchors(sources, options);
  // Html so short comes in one part, whose own headings are all there are.
  const isShort = sources.length === 1 && (sources[0]?.length ?? 0) <= (options.partLength ?? partLength);
  // The parts need to know the highest heading of all. It is guessed, and where the guess was wrong it is known after that.
  const guess = isShort ? null : highestNamed(sources);
  const round = yield* cleanParts(sources, options, { anchors, topHeading: guess, expected }, missing);
  if (guess === null || round.highest === null || round.highest === guess) return round;
  return yield* cleanParts(sources, options, { anchors, topHeading: round.highest, expected }, []);
}

interface Whole {
  anchors: ReadonlySet<string>;
  topHeading: number | null;
  expected: string | null;
}

function* cleanParts(
  sources: readonly string[],
  options: RoundOptions,
  { anchors, topHeading, expected }: Whole,
  missing: MissingPart[],
): Steps<Round & { highest: number | null }> {
  const output = createOutput(expected);
  const used = new Set<string>();
  let highest: number | null = null;
  for (const source of sources)
    for (const body of parseParts(source, options.partLength)) {
      const tree: Root = structureBlocks(buildSafeTree(body, { ...options, anchors, used }, missing));
      collapseWhiteSpace(tree);
      pruneEmpty(tree);
      const own = highestHeading(tree);
      if (own !== null) highest = Math.min(highest ?? own, own);
      levelHeadings(tree, topHeading ?? own ?? undefined);
      output.add(sanitise(tree));
      yield;
    }
  return { ...output.end(), highest };
}

function createOutput(expected: string | null): { add(tree: Root): void; end(): Round } {
  let html: string[] = [];
  let texts: string[] = [];
  /** So much of what is expected has come; null when something else did. */
  let matched: number | null = expected === null ? null : 0;
  return {
    add(tree) {
      const part = toHtml(tree);
      if (matched === null || expected === null) {
        html.push(part);
        return;
      }
      if (expected.startsWith(part, matched)) {
        matched += part.length;
        const { text } = articleText(tree, hastTree);
        if (text !== '') texts.push(text);
        return;
      }
      html = [expected.slice(0, matched), part];
      texts = [];
      matched = null;
    },
    end() {
      if (matched === null || expected === null) return { html: html.join(''), text: null };
      if (matched < expected.length) return { html: expected.slice(0, matched), text: null };
      return { html: expected, text: texts.join('\n\n') };
    },
  };
}

/** The anchors that links of any part lead to and that any part has. */
function* findAnchors(sources: readonly string[], options: RoundOptions): Steps<ReadonlySet<string>> {
  const linked = new Set<string>();
  const present = new Set<string>();
  // Most long texts have none; to look for what every anchor is written with costs next to nothing.
  if (!sources.some((source) => /\b(?:id|name)\s*=/i.test(source))) return present;
  for (const source of sources)
    for (const body of parseParts(source, options.partLength)) {
      for (const fragment of linkedFragments(body, options.base)) linked.add(fragment);
      const waiting: PageParent[] = [body];
      for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
        if (isElement(node)) {
          const name = anchorName(node);
          if (name !== null) present.add(name);
        }
        for (const child of node.childNodes) if (isElement(child)) waiting.push(child);
      }
      yield;
    }
  return new Set([...linked].filter((name) => present.has(name)));
}

/** Level of the highest heading that is written anywhere, in comments too. */
function highestNamed(sources: readonly string[]): number {
  for (let level = 1; level < 6; level += 1)
    if (sources.some((source) => source.includes(`<h${level}`) || source.includes(`<H${level}`)))
      return level;
  return 6;
}
