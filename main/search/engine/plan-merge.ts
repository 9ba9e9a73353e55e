import type { Segment } from '../segments/segment.ts';

export interface MergePlan {
  segments: Segment[];
  to: 'memory' | 'disk';
}

/** So many segments of about one size become one: each article is written again once per level. */
const together = 8;
/** More than that is not kept in memory. */
const mostInMemory = 24 * 1024 * 1024;
const largestInMemory = 8 * 1024 * 1024;
/** Fewer dead articles are not worth a rewriting. */
const fewDead = 1_000;

/** The merge that is due; null when none is. `inMemory` are those of the segments that are not on the disk yet. */
export function planMerge(segments: readonly Segment[], inMemory: ReadonlySet<Segment>): MergePlan | null {
  const newest = segments.filter((segment) => inMemory.has(segment));
  if (sizeOf(newest) > mostInMemory) return { segments: newest, to: 'disk' };
  const few = ofOneLevel(newest);
  if (few !== null) return { segments: few, to: sizeOf(few) > largestInMemory ? 'disk' : 'memory' };
  const onDisk = segments.filter((segment) => !inMemory.has(segment));
  const many = ofOneLevel(onDisk);
  if (many !== null) return { segments: many, to: 'disk' };
  const wasteful = onDisk.find(
    ({ articles, living }) => articles - living > Math.max(fewDead, living) || living === 0,
  );
  return wasteful === undefined ? null : { segments: [wasteful], to: 'disk' };
}

function ofOneLevel(segments: readonly Segment[]): Segment[] | null {
  const levels = new Map<number, Segment[]>();
  for (const segment of segments) {
    const level = Math.floor(Math.log(Math.max(1, segment.living)) / Math.log(together));
    const peers = levels.get(level) ?? [];
    levels.set(level, peers);
    peers.push(segment);
    if (peers.length === together) return peers;
  }
  return null;
}

function sizeOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { bytes }) => sum + bytes, 0);
}
