import { foldWord } from './fold-word.ts';
import type { VisitToken } from './read-tokens.ts';

// One dictionary serves every language of these scripts, so no locale is asked for.
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
/** The segmenter's time grows faster than its text; a run without any punctuation is cut. */
const longestRun = 2_000;

/** Reads the words of a run of a script without spaces; returns the position after the last. */
export function segmentUnspaced(
  text: string,
  start: number,
  end: number,
  position: number,
  visit: VisitToken,
): number {
  let next = position;
  for (let from = start; from < end; ) {
    let to = Math.min(end, from + longestRun);
    const last = text.charCodeAt(to - 1);
    if (to < end && last >= 0xd800 && last <= 0xdbff) to--;
    for (const { segment, index } of segmenter.segment(text.slice(from, to))) {
      const term = foldWord(segment);
      if (term !== '') visit(term, from + index, from + index + segment.length, next++, 1);
    }
    from = to;
  }
  return next;
}
