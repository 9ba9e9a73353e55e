import type { TextSpan } from '../../contract/anchor-location.ts';
import { articleText, type TextRun, type TextTree } from '../../contract/article-text.ts';

/** The text of the article in the frame, and the way between its offsets and the places in its document. */
export interface FrameText {
  text: string;
  root: HTMLElement;
  /** A range over [start, end), or null when no text stands there. */
  range(span: TextSpan): Range | null;
  /** The part of a range that lies in the text, without white space at its ends; null when there is none. */
  span(range: Range): TextSpan | null;
}

export const domTree: TextTree<Node> = {
  text: (node) => (node.nodeType === 3 ? (node.nodeValue ?? '') : null),
  element: (node) => (node.nodeType === 1 ? node.nodeName.toLowerCase() : null),
  children: (node) => node.childNodes,
};

export function readFrameText(root: HTMLElement): FrameText {
  const { text, runs } = articleText<Node>(root, domTree);
  const positions = new Map(runs.map((run) => [run.node, run]));

  const offsetAt = (node: Node, offset: number): number => {
    const run = positions.get(node);
    if (run !== undefined) return run.start + Math.min(offset, run.text.length);
    const boundary = root.ownerDocument.createRange();
    boundary.setStart(node, offset);
    const next = firstRun(runs, (candidate) => boundary.comparePoint(candidate.node, 0) >= 0);
    return runs[next]?.start ?? text.length;
  };

  return {
    text,
    root,
    range({ start, end }) {
      // An offset between two runs belongs to the later one as a start and to the earlier one as an end.
      const first = runs[firstRun(runs, (run) => run.start + run.text.length > start)];
      const last = runs[firstRun(runs, (run) => run.start >= end) - 1];
      if (first === undefined || last === undefined || last.start < first.start) return null;
      const range = root.ownerDocument.createRange();
      range.setStart(first.node, Math.max(0, start - first.start));
      range.setEnd(last.node, Math.min(last.text.length, end - last.start));
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
  };
}

/** Index of the first run that passes; the runs before it do not and those after it do. */
function firstRun(runs: readonly TextRun<Node>[], passes: (run: TextRun<Node>) => boolean): number {
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
