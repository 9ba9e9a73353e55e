import type { TextSpan } from '../../contract/anchor-location.ts';
import { articleText, type TextRun, type TextTree } from '../../contract/article-text.ts';
import { nodeOffset, softHyphen, textOffset } from './hyphenation/soft-breaks.ts';

/** The text of the article in the frame, and the way between its offsets and the places in its document. */
export interface FrameText {
  text: string;
  root: HTMLElement;
  /** The text nodes in order, with what is the article's text in them. */
  runs: readonly TextRun<Node>[];
  /** A range over [start, end), or null when no text stands there. */
  range(span: TextSpan): Range | null;
  /** The part of a range that lies in the text, without white space at its ends; null when there is none. */
  span(range: Range): TextSpan | null;
  /**
   * Puts soft hyphens at these offsets of the run's text instead of those that were put there before. They are in the
   * document only: text and offsets stay what they are, and ranges keep their words.
   */
  divide(run: TextRun<Node>, breaks: readonly number[]): void;
}

const none: readonly number[] = [];

export const domTree: TextTree<Node> = {
  text: (node) => (node.nodeType === 3 ? (node.nodeValue ?? '') : null),
  element: (node) => (node.nodeType === 1 ? node.nodeName.toLowerCase() : null),
  children: (node) => node.childNodes,
};

export function readFrameText(root: HTMLElement): FrameText {
  const { text, runs } = articleText<Node>(root, domTree);
  const positions = new Map(runs.map((run) => [run.node, run]));
  const divided = new Map<Node, readonly number[]>();
  const breaksOf = (node: Node): readonly number[] => divided.get(node) ?? none;

  const offsetAt = (node: Node, offset: number): number => {
    const run = positions.get(node);
    if (run !== undefined) return run.start + Math.min(textOffset(breaksOf(node), offset), run.text.length);
    const boundary = root.ownerDocument.createRange();
    boundary.setStart(node, offset);
    const next = firstRun(runs, (candidate) => boundary.comparePoint(candidate.node, 0) >= 0);
    return runs[next]?.start ?? text.length;
  };

  return {
    text,
    root,
    runs,
    range({ start, end }) {
      // An offset between two runs belongs to the later one as a start and to the earlier one as an end.
      const first = runs[firstRun(runs, (run) => run.start + run.text.length > start)];
      const last = runs[firstRun(runs, (run) => run.start >= end) - 1];
      if (first === undefined || last === undefined || last.start < first.start) return null;
      const range = root.ownerDocument.createRange();
      const [from, to] = [Math.max(0, start - first.start), Math.min(last.text.length, end - last.start)];
      // The end last: a range set to end before it begins would move its beginning.
      range.setStart(first.node, nodeOffset(breaksOf(first.node), from, 'start'));
      range.setEnd(last.node, nodeOffset(breaksOf(last.node), to, 'end'));
      return range;
    },
    span(range) {
      if (!range.intersectsNode(root)) return null;
      const inside = root.ownerDocument.createRange();
      inside.selectNodeContents(root);
      const start =
        range.compareBoundaryPoints(0, inside) < 0 ? 0 : offsetAt(range.startContainer, range.startOffset);
      const end =
        range.compareBoundaryPoints(2, inside) > 0
          ? text.length
          : offsetAt(range.endContainer, range.endOffset);
      return trimmed(text, start, end);
    },
    divide({ node }, breaks) {
      if (node.nodeType !== Node.TEXT_NODE) return;
      if (!isCharacters(node)) return;
      const before = breaksOf(node);
      // Letter by letter, not by setting the whole: so ranges over the node (highlights, the selection) keep their ends.
      for (let index = before.length - 1; index >= 0; index -= 1)
        node.deleteData((before[index] ?? 0) + index, 1);
      for (let index = breaks.length - 1; index >= 0; index -= 1)
        node.insertData(breaks[index] ?? 0, softHyphen);
      if (breaks.length === 0) divided.delete(node);
      else divided.set(node, breaks);
    },
  };
}

/** The frame has classes of its own, so that `instanceof` says nothing here. */
function isCharacters(node: Node): node is Text {
  return node.nodeType === 3;
}

/** Index of the first run that passes; the runs before it do not and those after it do. */
export function firstRun(runs: readonly TextRun<Node>[], passes: (run: TextRun<Node>) => boolean): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run !== undefined && passes(run)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function trimmed(text: string, start: number, end: number): TextSpan | null {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return from < to ? { start: from, end: to } : null;
}
