import type { Segment } from '../segments/segment.ts';

export interface MergePlan {
  segments: Segment[];
  to: 'memory' | 'disk';
}

/** So many segments of about one size become one: each article is written again once per level. */
const together = 8;
/** When there is nothing else to do: every query asks each segment. */
const togetherAtRest = 3;
/** More than that is not kept in memory. */
const mostInMemory = 24 * 1024 * 1024;
const largestInMemory = 8 * 1024 * 1024;
/** Fewer dead articles are not worth a rewriting. */
const fewDead = 1_000;

/** The merge that is due; null when none is. `inMemory` are those of the segments that are not on the disk yet. */
export function planMerge(
  segments: readonly Segment[],
  inMemory: ReadonlySet<Segment>,
  atRest: boolean,
): MergePlan | null {
  const newest = segments.filter((segment) => inMemory.has(segment));
  if (sizeOf(newest) > mostInMemory) return { segments: newest, to: 'disk' };
  const few = ofOneLevel(newest, together);
  if (few !== null) return { segments: few, to: sizeOf(few) > largestInMemory ? 'disk' : 'memory' };
  const onDisk = segments.filter((segment) => !inMemory.has(segment));
  const many = ofOneLevel(onDisk, atRest ? togetherAtRest : together);
  if (many !== null) return { segments: many, to: 'disk' };
  const wasteful = onDisk.find(
    ({ articles, living }) => articles - living > Math.max(fewDead, living) || living === 0,
  );
  return wasteful === undefined ? null : { segments: [wasteful], to: 'disk' };
}

function ofOneLevel(segments: readonly Segment[], count: number): Segment[] | null {
  const levels = new Map<number, Segment[]>();
  for (const segment of segments) {
    const level = Math.floor(Math.log(Math.max(1, segment.living)) / Math.log(count));
    levels.set(level, [...(levels.get(level) ?? []), segment]);
  }
  for (const peers of levels.values()) if (peers.length >= count) return peers.slice(0, together);
  return null;
}

function sizeOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { bytes }) => sum + bytes, 0);
}
