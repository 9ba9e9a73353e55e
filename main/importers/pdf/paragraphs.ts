import type { Paragraph } from './blocks.ts';
import type { Line } from './lines.ts';
import { listMarker } from './list-marker.ts';
import { median } from './reading-order.ts';

/** Lines of one region, from top to bottom, as paragraphs: by white space, indents and lines that end early. */
export function paragraphsOf(lines: readonly Line[], page: number, column: number): Paragraph[] {
  const rtl = lines.filter((line) => line.rtl).length * 2 > lines.length;
  const shape = shapeOf(lines, rtl);
  const paragraphs: Paragraph[] = [];
  let current: Line[] = [];
  let hard = new Set<number>();
  const flush = (): void => {
    const [first] = current;
    if (first) {
      const indent = startOf(first, rtl) - shape.start;
      if (isVerse(current, rtl)) hard = new Set(current.slice(1).keys());
      paragraphs.push({ kind: 'paragraph', page, column, indent, lines: current, hard, role: null });
    }
    current = [];
    hard = new Set();
  };
  for (const line of lines) {
    const seam = current.length === 0 ? 'same' : seamBetween(current, line, shape);
    if (seam === 'new') flush();
    else if (seam === 'break') hard.add(current.length - 1);
    current.push(line);
  }
  flush();
  return paragraphs;
}

/** Each line begins as a sentence does and ends where it likes. */
function isVerse(lines: readonly Line[], rtl: boolean): boolean {
  if (lines.length < 4 || !lines.every(({ text }) => /^["'«„“‘(—–\s]*\p{Lu}/u.test(text))) return false;
  const ends = lines.map((line) => endOf(line, rtl));
  const middle = median(ends);
  return (
    ends.filter((end, index) => Math.abs(end - middle) > (lines[index]?.size ?? 10)).length >=
    lines.length / 2
  );
}

interface Shape {
  rtl: boolean;
  leading: number;
  size: number;
  /** Where lines begin and end, counted in the direction of reading. */
  start: number;
  end: number;
}

function shapeOf(lines: readonly Line[], rtl: boolean): Shape {
  const steps = lines
    .slice(1)
    .map((line, index) => (lines[index]?.y ?? 0) - line.y)
    .filter(
      (step, index) => step > 0.7 * (lines[index]?.size ?? 0) && step < 2.4 * (lines[index]?.size ?? 0),
    );
  const sorted = lines.map((line) => endOf(line, rtl)).sort((one, other) => one - other);
  return {
    rtl,
    size: median(lines.map(({ size }) => size)),
    leading: steps.length === 0 ? 1.3 * median(lines.map(({ size }) => size)) : lowerMedian(steps),
    start: Math.min(...lines.map((line) => startOf(line, rtl))),
    end: sorted[Math.floor((sorted.length - 1) * 0.95)] ?? 0,
  };
}

/** White space between paragraphs is wider than that between lines, so the narrower half tells. */
function lowerMedian(steps: readonly number[]): number {
  const sorted = [...steps].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) * 0.4)] ?? 0;
}

function startOf(line: Line, rtl: boolean): number {
  return rtl ? -line.right : line.x;
}
function endOf(line: Line, rtl: boolean): number {
  return rtl ? -line.x : line.right;
}

/** A line of a printed table of contents: leaders and a page's number. */
export const contentsLine = /(?:[.·…_] ?){4,} ?(?:\d{1,4}|[ivxlc]{1,7})\s*$|…{2,} ?\d+\s*$/;

const sentenceEnd = /[.!?…:;։؟。！？]["'»”’)\]]*$/u;

function seamBetween(paragraph: readonly Line[], line: Line, shape: Shape): 'same' | 'break' | 'new' {
  const before = paragraph[paragraph.length - 1];
  if (before === undefined) return 'new';
  const size = Math.max(before.size, line.size);
  const step = before.y - line.y;
  if (Math.abs(before.size - line.size) > 0.12 * size) return 'new';
  // Headings of two lines are set wider than the text around them.
  const widest = line.size > 1.08 * shape.size ? 1.55 * size : 0;
  const limit = Math.max(1.28 * shape.leading, shape.leading + 0.25 * size, widest);
  if (step < 0.2 * size || step > limit || contentsLine.test(before.text)) return 'new';
  if (before.mono && line.mono) return 'break';
  if (before.mono !== line.mono && (isAll(before, 'mono') || isAll(line, 'mono'))) return 'new';
  if (/[\p{L}][-‐\u00ad]$/u.test(before.text.trimEnd())) return 'same';
  const endsEarly = wouldHaveFit(paragraph, before, line, shape);
  if (isAll(before, 'bold') !== isAll(line, 'bold') && endsEarly) return 'new';
  const ended = sentenceEnd.test(before.text.trimEnd());
  const marker = listMarker(line.text);
  if (marker !== null && (!marker.ordered || ended || endsEarly)) return 'new';
  const indent = indentSeam(paragraph, line, shape, endsEarly, ended);
  if (indent !== null) return indent;
  if (!endsEarly) return 'same';
  if (ended) return 'new';
  return /^["'«„“‘(]?\p{Ll}/u.test(line.text) ? 'same' : 'break';
}

function isAll(line: Line, look: 'bold' | 'mono'): boolean {
  return line.spans.every(({ style, text }) => style[look] || text.trim() === '');
}

/** Whether the first word of a line would have had room on the line before: then somebody ended that line. */
function wouldHaveFit(paragraph: readonly Line[], before: Line, line: Line, { end, rtl }: Shape): boolean {
  const ownEnd = Math.max(...paragraph.map((each) => endOf(each, rtl)));
  const edge = paragraph.length >= 3 ? Math.min(end, ownEnd) : end;
  const word = /^\S+/.exec(line.text.trimStart())?.[0] ?? '';
  const perLetter = (line.right - line.x) / Math.max(1, line.text.length);
  const width = Math.min(word.length, 40) * perLetter;
  return endOf(before, rtl) + width + 1.2 * before.size < edge;
}

/** What the beginnings of lines tell; null when nothing. */
function indentSeam(
  paragraph: readonly Line[],
  line: Line,
  shape: Shape,
  endsEarly: boolean,
  ended: boolean,
): 'same' | 'new' | null {
  const { rtl } = shape;
  const [first, second] = paragraph;
  const before = paragraph[paragraph.length - 1];
  if (first === undefined || before === undefined) return null;
  const step = 0.7 * line.size;
  const start = startOf(line, rtl);
  // Centred lines begin anywhere.
  if (Math.abs(first.x + first.right - line.x - line.right) < line.size && start - shape.start > step)
    return null;
  if (second === undefined) {
    const shift = start - startOf(first, rtl);
    // The second line goes in: an item that hangs, or a paragraph that begins after a short one.
    if (shift > step)
      return listMarker(first.text) !== null || !endsEarly ? (ended && endsEarly ? 'new' : null) : 'new';
    return null;
  }
  const body = startOf(before, rtl);
  if (start - body > step) return 'new';
  // Back to where the hanging paragraph began: the next one of its kind.
  if (body - start > step) return 'new';
  return null;
}
