import type { MissingPart } from '../../contract/model.ts';
import {
  again,
  type CleanedArticle,
  type CleanOptions,
  cleanOnce,
  settle,
  withoutRepeats,
} from './clean-article.ts';
import { highestHeading } from './headings.ts';
import { anchorName, linkedFragments } from './links.ts';
import { isElement, type PageParent, parseBody } from './parse-html.ts';

/**
 * As `cleanArticle` of all pieces joined, with the memory of the largest of them: a book's tree would take a gigabyte. Each
 * piece holds whole blocks. Links from one into another work, and headings keep their levels among each other.
 */
export function cleanPieces(pieces: readonly string[], options: CleanOptions): CleanedArticle {
  const { anchors, topHeading } = survey(pieces, options.base);
  const missing: MissingPart[] = [];
  const cleaned: { html: string; text: string }[] = [];
  let highest = 6;
  for (const piece of pieces) {
    const first = cleanOnce(
      piece,
      { images: options.images, base: options.base, again: false, whole: { anchors, topHeading } },
      missing,
    );
    highest = Math.min(highest, highestHeading(first.tree) ?? 6);
    cleaned.push(settle(first, { ...again, whole: { anchors, topHeading: 2 } }));
  }
  // The highest heading was an empty one, and went: the others move up.
  const settled =
    highest === 2 || highest === 6 ? cleaned : cleaned.map((piece) => raised(piece.html, anchors, highest));
  return {
    html: settled.map(({ html }) => html).join(''),
    text: settled
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join('\n\n'),
    missing: withoutRepeats(missing),
  };
}

function raised(html: string, anchors: ReadonlySet<string>, highest: number): { html: string; text: string } {
  const moved = cleanOnce(html, { ...again, whole: { anchors, topHeading: highest } }, []);
  return settle(moved, { ...again, whole: { anchors, topHeading: 2 } });
}

/** The anchors that links of any piece lead to and that any piece has, and the level of the highest heading. */
function survey(
  pieces: readonly string[],
  base: string | undefined,
): { anchors: ReadonlySet<string>; topHeading: number } {
  const linked = new Set<string>();
  const present = new Set<string>();
  let topHeading = 6;
  for (const piece of pieces) {
    const body = parseBody(piece);
    for (const fragment of linkedFragments(body, base)) linked.add(fragment);
    const waiting: PageParent[] = [body];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (isElement(node)) {
        const name = anchorName(node);
        if (name !== null) present.add(name);
        const level = /^h([1-6])$/.exec(node.tagName)?.[1];
        if (level !== undefined) topHeading = Math.min(topHeading, Number(level));
      }
      for (const child of node.childNodes) if (isElement(child)) waiting.push(child);
    }
  }
  return { anchors: new Set([...linked].filter((name) => present.has(name))), topHeading };
}
