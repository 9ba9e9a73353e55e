import type { IndexFiles } from '../segments/index-files.ts';
import type { ManifestSegment } from '../segments/manifest.ts';
import type { PageCache } from '../segments/page-cache.ts';
import type { Segment } from '../segments/segment.ts';
import { openSegment } from '../segments/segment-files.ts';

/** What the manifest says of a segment. */
export function manifestOf(segment: Segment): ManifestSegment {
  return {
    meta: segment.meta,
    gone: numbersWhere(segment.alive, 0),
    changed: [...segment.changed].sort(([a], [b]) => a - b),
  };
}

/** Opens the segments that a manifest names, as they were when it was written. All or none; throws `index-damaged`. */
export function openSegments(
  files: IndexFiles,
  wanted: readonly ManifestSegment[],
  cache: PageCache,
): Segment[] {
  const segments: Segment[] = [];
  try {
    for (const { meta, gone, changed } of wanted) {
      const segment = openSegment(files, meta, cache);
      segments.push(segment);
      for (const article of gone) segment.remove(article);
      for (const [article, facts] of changed) segment.change(article, facts);
    }
    return segments;
  } catch (error) {
    for (const segment of segments) segment.close();
    throw error;
  }
}

function numbersWhere(values: Uint8Array, wanted: number): number[] {
  const found: number[] = [];
  for (let at = 0; at < values.length; at++) if (values[at] === wanted) found.push(at);
  return found;
}
