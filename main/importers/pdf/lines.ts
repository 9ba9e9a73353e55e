import { rightToLeft } from './right-to-left.ts';
import { type Run, rightOf, type Style } from './runs.ts';

/** A piece of a line's text that looks the same throughout. */
export interface Span {
  text: string;
  style: Style;
  /** Raised above the line or lowered below it, and smaller: notes and formulas. */
  shift: 'up' | 'down' | null;
  link: string | null;
}

/** Pieces that stand on one baseline and belong together: a line of a column, a cell of a table. */
export interface Line {
  runs: Run[];
  spans: Span[];
  text: string;
  x: number;
  right: number;
  y: number;
  /** Of most of its letters. */
  size: number;
  bold: boolean;
  mono: boolean;
  rtl: boolean;
  order: number;
}

/** How far, in letters' heights, pieces of a line may be apart that were drawn one after the other. */
const widestGap = 1.6;
/** The same for pieces drawn at different times: words set in another type. */
const widestJoin = 0.6;

/** Pieces of text into lines, in the order of drawing. A wide gap ends a line: beyond it lies another column or cell. */
export function buildLines(runs: readonly Run[]): Line[] {
  const groups: Run[][] = [];
  let current: Run[] = [];
  for (const run of runs) {
    if (current.length > 0 && follows(current, run)) {
      current.push(run);
      continue;
    }
    current = [run];
    groups.push(current);
  }
  return joinNeighbours(groups)
    .map(finishLine)
    .sort((one, other) => one.order - other.order);
}

function follows(line: readonly Run[], run: Run): boolean {
  const last = line[line.length - 1];
  if (last === undefined) return false;
  const main = mainRun(line);
  if (!sameRow(main, run) && !sameRow(last, run)) return false;
  const distance = distanceOf(last, run);
  const size = Math.max(main.size, run.size);
  return distance < widestGap * size && distance > -0.6 * size;
}

/** The last piece of full size: what is raised or lowered is measured against it. */
function mainRun(line: readonly Run[]): Run {
  let main = line[line.length - 1];
  for (let at = line.length - 2; at >= 0 && at >= line.length - 4; at -= 1) {
    const run = line[at];
    if (run && main && run.size > main.size * 1.15) main = run;
  }
  if (main === undefined) throw new Error('a line has no text');
  return main;
}

/** Whether they stand beside one another: the lower overlaps the higher by half of the smaller. */
export function sameRow(one: Pick<Run, 'y' | 'size'>, other: Pick<Run, 'y' | 'size'>): boolean {
  const overlap =
    Math.min(one.y + 0.75 * one.size, other.y + 0.75 * other.size) -
    Math.max(one.y - 0.2 * one.size, other.y - 0.2 * other.size);
  return overlap > 0.45 * Math.min(one.size, other.size);
}

function distanceOf(one: Run, other: Run): number {
  return Math.max(other.x - rightOf(one), one.x - rightOf(other));
}

interface Group {
  runs: Run[];
  left: number;
  right: number;
  y: number;
  size: number;
}

/** Lines in pieces, because a word was drawn later, become whole: the nearest neighbour to the left takes its right one. */
function joinNeighbours(groups: readonly Run[][]): Run[][] {
  const parts = groups.map(measure).sort((one, other) => one.left - other.left);
  const rows = new Map<number, Group[]>();
  const joined: Group[] = [];
  const rowHeight = 12;
  for (const part of parts) {
    const row = Math.round(part.y / rowHeight);
    const before = [row - 1, row, row + 1]
      .flatMap((near) => rows.get(near) ?? [])
      .find(
        (other) =>
          sameRow(other, part) &&
          part.left - other.right < widestJoin * Math.min(part.size, other.size) &&
          part.left - other.right > -0.3 * Math.min(part.size, other.size),
      );
    if (before === undefined) {
      joined.push(part);
      const same = rows.get(row);
      if (same === undefined) rows.set(row, [part]);
      else same.push(part);
    } else {
      before.runs.push(...part.runs);
      before.right = Math.max(before.right, part.right);
      if (part.size > before.size) before.size = part.size;
    }
  }
  return joined.map(({ runs }) => runs);
}

function measure(runs: Run[]): Group {
  const main = runs.reduce((widest, run) => (run.width > widest.width ? run : widest));
  return {
    runs,
    left: Math.min(...runs.map(({ x }) => x)),
    right: Math.max(...runs.map(rightOf)),
    y: main.y,
    size: main.size,
  };
}

function finishLine(runs: Run[]): Line {
  const size = mostOf(runs, ({ size }) => Math.round(size * 10) / 10);
  const y = mostOf(
    runs.filter((run) => Math.abs(run.size - size) < 0.1 * size),
    (run) => Math.round(run.y * 10) / 10,
  );
  const rtl = letters(runs.filter((run) => run.rtl)) > letters(runs.filter((run) => !run.rtl));
  const across = [...runs].sort((one, other) => one.x - other.x);
  const ordered = rtl ? rightToLeft(across) : across;
  const spans = spansOf(ordered, y, size);
  return {
    runs: ordered,
    spans,
    text: spans.map(({ text }) => text).join(''),
    x: Math.min(...runs.map((run) => run.x)),
    right: Math.max(...runs.map(rightOf)),
    y,
    size,
    bold: mostOf(runs, (run) => Number(run.style.bold)) === 1,
    mono: mostOf(runs, (run) => Number(run.style.mono)) === 1,
    rtl,
    order: Math.min(...runs.map(({ order }) => order)),
  };
}

function letters(runs: readonly Run[]): number {
  return runs.reduce((sum, { text }) => sum + (text.match(/[\p{L}]/gu)?.length ?? 0), 0);
}

/** The value that most letters have. */
function mostOf(runs: readonly Run[], value: (run: Run) => number): number {
  const counts = new Map<number, number>();
  let best = 0;
  let most = -1;
  for (const run of runs) {
    const key = value(run);
    const count = (counts.get(key) ?? 0) + run.text.length;
    counts.set(key, count);
    if (count > most) [best, most] = [key, count];
  }
  return best;
}

function spansOf(runs: readonly Run[], y: number, size: number): Span[] {
  const spans: Span[] = [];
  let before: Run | undefined;
  for (const run of runs) {
    const space = before !== undefined && needsSpace(before, run) ? ' ' : '';
    const shift = shiftOf(run, y, size);
    const last = spans.at(-1);
    if (last && last.shift === shift && last.link === run.link && sameStyle(last.style, run.style))
      last.text += space + run.text;
    else {
      if (last) last.text += space;
      spans.push({ text: run.text, style: run.style, shift, link: run.link });
    }
    before = run;
  }
  return spans;
}

/** PDF.js saw the spaces between what was drawn in turn; between other pieces the gap decides. */
function needsSpace(before: Run, run: Run): boolean {
  const turn = run.order - before.order;
  const wide = distanceOf(before, run) > 0.16 * Math.max(before.size, run.size);
  if (turn <= 0 || turn > 1 || run.spaced === null) return wide;
  if (!run.spaced) return (before.rtl || run.rtl) && wide;
  // Justified lines of Chinese and Japanese are stretched; that makes no words.
  return !(
    isDense(before.text.at(-1)) &&
    isDense(run.text.at(0)) &&
    !(distanceOf(before, run) > before.size)
  );
}

export function isDense(character: string | undefined): boolean {
  return (
    character !== undefined &&
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uff65]/u.test(
      character,
    )
  );
}

function shiftOf(run: Run, y: number, size: number): Span['shift'] {
  if (run.size > 0.85 * size) return null;
  if (run.y > y + 0.15 * size) return 'up';
  return run.y < y - 0.08 * size ? 'down' : null;
}

export function sameStyle(one: Style, other: Style): boolean {
  return one.bold === other.bold && one.italic === other.italic && one.mono === other.mono;
}
