import { type PageViewport, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageText } from './page-text.ts';

/** The letters lying over the picture of a page, and the way between offsets of its text and places among them. */
export interface LaidText {
  element: HTMLElement;
  range(start: number, end: number): Range | null;
  offsetAt(node: Node, offset: number): number;
}

export async function layText(text: PageText, viewport: PageViewport, scale: number): Promise<LaidText> {
  const element = document.createElement('div');
  element.className = 'text';
  element.style.setProperty('--total-scale-factor', String(scale));
  await new TextLayer({ textContentSource: text.content, container: element, viewport }).render();
  // What a selection that is drawn past the last letter lands on, instead of jumping to the first.
  const end = document.createElement('div');
  end.className = 'end';
  element.append(end);

  const runs = readRuns(element);
  const starts = new Map(runs.map(({ node, start }) => [node, start]));
  return {
    element,
    range(start, end) {
      const first = runs.find((run) => run.start + run.length > start);
      const last = runs.findLast((run) => run.start < end);
      if (first === undefined || last === undefined || last.start < first.start) return null;
      const range = document.createRange();
      range.setStart(first.node, Math.max(0, start - first.start));
      range.setEnd(last.node, Math.min(last.length, end - last.start));
      return range;
    },
    offsetAt(node, offset) {
      const start = starts.get(node);
      if (start !== undefined) return start + offset;
      const boundary = document.createRange();
      boundary.setStart(node, offset);
      const next = runs.find((run) => boundary.comparePoint(run.node, 0) >= 0);
      return next?.start ?? text.text.length;
    },
  };
}

interface Run {
  node: Node;
  start: number;
  length: number;
}

/** Text nodes and ends of lines, as `readPageText` joins them. */
function readRuns(element: HTMLElement): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const child of element.childNodes) {
    if (child.nodeName === 'BR') at += 1;
    const node = child.firstChild;
    if (child.nodeName !== 'SPAN' || node?.nodeType !== Node.TEXT_NODE) continue;
    const length = node.nodeValue?.length ?? 0;
    runs.push({ node, start: at, length });
    at += length;
  }
  return runs;
}
