import type { Line } from './lines.ts';

/** Lines that are read from the first to the last: a column, or what spans several. */
export type Region = Line[];

interface Box {
  line: Line;
  top: number;
  bottom: number;
}

/** How deep regions may lie in one another. */
const deepest = 8;

/**
 * The lines of a page in the order in which they are read. Where a gutter parts the lines, the page has columns and the
 * left is read before the right, zone by zone between the lines that span both (titles, wide tables). What was drawn row
 * by row is a table, unless its halves are plainly running text.
 */
export function readingOrder(lines: readonly Line[], rtl: boolean): Region[] {
  const boxes = lines.map((line) => ({
    line,
    top: line.y + 0.75 * line.size,
    bottom: line.y - 0.25 * line.size,
  }));
  return split(boxes, rtl, 0).filter((region) => region.length > 0);
}

function split(boxes: readonly Box[], rtl: boolean, depth: number): Region[] {
  if (boxes.length < 4 || depth > deepest) return [leaf(boxes)];
  const gutter = findGutter(boxes);
  if (gutter !== null) return columnsAt(boxes, gutter, rtl, depth);
  const bands = bandsOf(boxes);
  if (bands.length === 1) return [leaf(boxes)];
  const regions: Region[] = [];
  let plain: Box[] = [];
  for (const part of sharingGutters(bands)) {
    if (part.gutter === null) {
      plain.push(...part.boxes);
      continue;
    }
    if (plain.length > 0) regions.push(leaf(plain));
    plain = [];
    regions.push(...columnsAt(part.boxes, part.gutter, rtl, depth));
  }
  if (plain.length > 0) regions.push(leaf(plain));
  return regions;
}

function columnsAt(boxes: readonly Box[], gutter: Gutter, rtl: boolean, depth: number): Region[] {
  return zonesAt(boxes, gutter).flatMap((zone) => {
    if (zone.kind === 'across') return split(zone.boxes, rtl, depth + 1);
    const halves = rtl ? [zone.right, zone.left] : [zone.left, zone.right];
    return halves.flatMap((half) => split(half, rtl, depth + 1));
  });
}

interface Part {
  boxes: Box[];
  gutter: Gutter | null;
}

/**
 * Bands one above the other that are parted at the same place are columns that go on: white space across the page came
 * about by chance. A band on one side alone belongs to them when they go on below it.
 */
function sharingGutters(bands: readonly Box[][]): Part[] {
  const parts: Part[] = [];
  let waiting: Box[][] = [];
  for (const boxes of bands) {
    const gutter = findGutter(boxes);
    const last = parts.at(-1);
    const shared = gutter && last?.gutter ? overlapOf(gutter, last.gutter) : null;
    if (last && shared) {
      last.boxes.push(...waiting.flat(), ...boxes);
      last.gutter = shared;
      waiting = [];
    } else if (gutter === null && last?.gutter && isOneSided(boxes, last.gutter)) waiting.push(boxes);
    else {
      parts.push(...waiting.map((each) => ({ boxes: each, gutter: null })), { boxes: [...boxes], gutter });
      waiting = [];
    }
  }
  return [...parts, ...waiting.map((boxes) => ({ boxes, gutter: null }))];
}

function overlapOf(one: Gutter, other: Gutter): Gutter | null {
  const left = Math.max(one.left, other.left);
  const right = Math.min(one.right, other.right);
  return right - left > 3 ? { left, right } : null;
}

function isOneSided(boxes: readonly Box[], { left, right }: Gutter): boolean {
  return boxes.every(({ line }) => line.right <= right) || boxes.every(({ line }) => line.x >= left);
}

function leaf(boxes: readonly Box[]): Region {
  return boxes.map(({ line }) => line);
}

interface Gutter {
  left: number;
  right: number;
}

/** Lines that may lie across a gutter: a title, a wide figure's caption. */
const mostAcross = 0.2;

function findGutter(boxes: readonly Box[]): Gutter | null {
  const size = median(boxes.map(({ line }) => line.size));
  const left = Math.min(...boxes.map(({ line }) => line.x));
  const right = Math.max(...boxes.map(({ line }) => line.right));
  if (boxes.length < 6 || right - left < 12 * size) return null;
  const candidates = thinPlaces(boxes, left, right, Math.floor(boxes.length * mostAcross))
    .filter((gap) => gap.right - gap.left >= 0.55 * size)
    .sort((one, other) => other.right - other.left - (one.right - one.left));
  return candidates.slice(0, 4).find((gap) => isGutter(boxes, gap, size)) ?? null;
}

/** Where, from left to right, at most so many lines are. In steps of a point. */
function thinPlaces(boxes: readonly Box[], left: number, right: number, most: number): Gutter[] {
  const width = Math.min(20_000, Math.ceil(right - left));
  const change = new Int32Array(width + 2);
  for (const { line } of boxes) {
    const [from, to] = [Math.floor(line.x - left), Math.ceil(line.right - left)];
    change[Math.min(width, Math.max(0, from))] = (change[Math.min(width, Math.max(0, from))] ?? 0) + 1;
    change[Math.min(width + 1, Math.max(0, to))] = (change[Math.min(width + 1, Math.max(0, to))] ?? 0) - 1;
  }
  const places: Gutter[] = [];
  let covered = 0;
  let start = -1;
  for (let at = 0; at <= width; at += 1) {
    covered += change[at] ?? 0;
    if (covered <= most && start < 0) start = at;
    if ((covered > most || at === width) && start >= 0) {
      if (start > 0 && at < width) places.push({ left: left + start, right: left + at });
      start = -1;
    }
  }
  return places;
}

function isGutter(boxes: readonly Box[], gutter: Gutter, size: number): boolean {
  const middle = (gutter.left + gutter.right) / 2;
  const leftSide = boxes.filter(({ line }) => line.right <= middle);
  const rightSide = boxes.filter(({ line }) => line.x >= middle);
  const fewer = Math.min(leftSide.length, rightSide.length);
  if (fewer < 3 || fewer < boxes.length * 0.12) return false;
  // Beside one another, not one above the other: an indented part is no column.
  if (sharedHeight(leftSide, rightSide) < 3 * size) return false;
  const turns = turnsOf(leftSide, rightSide, middle);
  const inTurn = turns <= 2 + fewer * 0.15;
  const flowing = isFlowing(leftSide) && isFlowing(rightSide);
  if (inTurn) return flowing || (isProse(leftSide) && isProse(rightSide)) || turns <= 2;
  return flowing && fewer >= 5;
}

function sharedHeight(one: readonly Box[], other: readonly Box[]): number {
  return Math.min(topOf(one), topOf(other)) - Math.max(bottomOf(one), bottomOf(other));
}

function topOf(boxes: readonly Box[]): number {
  return Math.max(...boxes.map(({ top }) => top));
}
function bottomOf(boxes: readonly Box[]): number {
  return Math.min(...boxes.map(({ bottom }) => bottom));
}

/** How often the drawing went from one side to the other. */
function turnsOf(left: readonly Box[], right: readonly Box[], middle: number): number {
  const drawn = [...left, ...right].sort((one, other) => one.line.order - other.line.order);
  let turns = 0;
  let before: boolean | null = null;
  for (const { line } of drawn) {
    const isLeft = line.right <= middle;
    if (before !== null && before !== isLeft) turns += 1;
    before = isLeft;
  }
  return turns;
}

/** Running text fills its lines. */
function isFlowing(boxes: readonly Box[]): boolean {
  const left = Math.min(...boxes.map(({ line }) => line.x));
  const right = Math.max(...boxes.map(({ line }) => line.right));
  const fills = boxes.map(({ line }) => (line.right - line.x) / Math.max(1, right - left));
  return median(fills) > 0.8 && median(boxes.map(({ line }) => line.text.length)) >= 18;
}

function isProse(boxes: readonly Box[]): boolean {
  return median(boxes.map(({ line }) => line.text.length)) >= 25;
}

type Zone = { kind: 'across'; boxes: Box[] } | { kind: 'columns'; left: Box[]; right: Box[] };

/** From top to bottom: what spans the gutter, and what stands beside it. */
function zonesAt(boxes: readonly Box[], { left, right }: Gutter): Zone[] {
  const middle = (left + right) / 2;
  const zones: Zone[] = [];
  for (const box of [...boxes].sort((one, other) => other.line.y - one.line.y)) {
    const last = zones.at(-1);
    const across = box.line.x < middle && box.line.right > middle;
    if (across) {
      if (last?.kind === 'across') last.boxes.push(box);
      else zones.push({ kind: 'across', boxes: [box] });
      continue;
    }
    const side = box.line.x >= middle ? 'right' : 'left';
    if (last?.kind === 'columns') last[side].push(box);
    else zones.push({ kind: 'columns', left: [], right: [], [side]: [box] });
  }
  return zones;
}

/** Parted by white space that is higher than that between paragraphs. */
function bandsOf(boxes: readonly Box[]): Box[][] {
  const size = median(boxes.map(({ line }) => line.size));
  const bands: Box[][] = [];
  let bottom = Number.POSITIVE_INFINITY;
  for (const box of [...boxes].sort((one, other) => other.top - one.top)) {
    const band = bands.at(-1);
    if (band && bottom - box.top < 0.9 * size) band.push(box);
    else bands.push([box]);
    bottom = Math.min(bottom, box.bottom);
  }
  return bands;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
