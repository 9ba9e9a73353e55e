import { isKeptBeginning } from '../segments/beginnings.ts';
import { beginningTerm } from '../segments/postings.ts';
import type { IndexView } from './index-view.ts';
import { findTerm } from './index-view.ts';
import type { Frequencies } from './score-terms.ts';

/** All terms that begin with `beginning`, as if they were one word. */
export function addBeginning(view: IndexView, beginning: string, frequencies: Frequencies): void {
  if (isKeptBeginning(beginning)) {
    const kept = findTerm(view, beginningTerm(beginning));
    if (kept !== null) frequencies.addTerm(kept, 1);
    return;
  }
  for (const [number, segment] of view.segments.entries()) {
    const lists: { at: number; count: number }[] = [];
    let start = 0;
    let end = 0;
    const cursor = segment.termCursor();
    for (
      let there = cursor.seek(beginning);
      there && cursor.units.startsWith(beginning);
      there = cursor.next()
    ) {
      const { postings, postingsLength, count } = cursor.read();
      if (lists.length === 0) start = postings;
      lists.push({ at: postings - start, count });
      end = postings + postingsLength;
    }
    if (lists.length === 0) continue;
    // They lie one after the other.
    const bytes = segment.readPostings({ postings: start, postingsLength: end - start });
    for (const { at, count } of lists) frequencies.addList(number, segment, bytes, at, count, 1, null);
  }
}
