import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import type { TextSpan } from '../../contract/anchor-location.ts';
import type { HighlightColour } from '../../contract/annotation-model.ts';
import { articleText } from '../../contract/article-text.ts';
import { hastTree } from '../cleaning/hast-text.ts';

export interface MarkedPassage extends TextSpan {
  colour: HighlightColour;
  /** Of the comment at the end of the text; null where there is none. */
  number: number | null;
}

/** The text that the offsets of passages speak of. */
export function textOfHtml(html: string): string {
  return articleText(fromHtml(html, { fragment: true }), hastTree).text;
}

/**
 * Cleaned html with its highlights in it, for paper, where nothing can be painted over it. Where several lie over one
 * another, the one that begins last is seen.
 */
export function markPassages(html: string, passages: readonly MarkedPassage[]): string {
  if (passages.length === 0) return html;
  const tree = fromHtml(html, { fragment: true });
  const inOrder = [...passages].sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces = new Map<RootContent, ElementContent[]>();
  let first = 0;
  for (const { node, start, text } of articleText(tree, hastTree).runs) {
    const end = start + text.length;
    // What ends before this run ends before every later one.
    while ((inOrder[first]?.end ?? Number.POSITIVE_INFINITY) <= start) first += 1;
    const here: MarkedPassage[] = [];
    for (let at = first; at < inOrder.length; at += 1) {
      const passage = inOrder[at];
      if (passage === undefined || passage.start >= end) break;
      if (passage.end > start) here.push(passage);
    }
    if (here.length > 0 && node.type === 'text') pieces.set(node, divide(text, start, here));
  }
  replace(tree, pieces);
  return toHtml(tree);
}

function divide(text: string, start: number, passages: readonly MarkedPassage[]): ElementContent[] {
  const cuts = new Set([0, text.length]);
  for (const passage of passages)
    for (const offset of [passage.start - start, passage.end - start])
      if (offset > 0 && offset < text.length) cuts.add(offset);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).flatMap((from, index): ElementContent[] => {
    const to = edges[index + 1] ?? text.length;
    const words: Text = { type: 'text', value: text.slice(from, to) };
    const top = passages.findLast((one) => one.start <= start + from && one.end >= start + to);
    if (top === undefined) return [words];
    const ended = passages.filter((one) => one.end === start + to && one.number !== null);
    return [
      element('mark', `colour-${top.colour}`, [words]),
      ...ended.map(({ number }) =>
        element('sup', 'comment-number', [{ type: 'text', value: String(number) }]),
      ),
    ];
  });
}

function element(tagName: string, className: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: { className: [className] }, children };
}

function replace(tree: Root, pieces: ReadonlyMap<RootContent, ElementContent[]>): void {
  const waiting: (Root | Element)[] = [tree];
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    const children: RootContent[] = parent.children;
    const replaced = children.flatMap((child): RootContent[] => pieces.get(child) ?? [child]);
    for (const child of children) if (child.type === 'element') waiting.push(child);
    Object.assign(parent, { children: replaced });
  }
}
