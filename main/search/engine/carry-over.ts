import type { DocumentFacts } from '../segments/document-facts.ts';
import { isGone } from '../segments/merge-segments.ts';
import type { Segment } from '../segments/segment.ts';

/** What happened to the articles of a segment while it was merged. */
export function carryOver(
  segment: Segment,
  articles: Uint32Array,
  changedBefore: ReadonlyMap<number, DocumentFacts>,
  merged: Segment,
): void {
  for (const [article, to] of articles.entries())
    if (!isGone(to) && segment.alive[article] === 0) merged.remove(to);
  for (const [article, facts] of segment.changed) {
    const to = articles[article];
    if (to !== undefined && !isGone(to) && changedBefore.get(article) !== facts) merged.change(to, facts);
  }
}
