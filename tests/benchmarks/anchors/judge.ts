import {
  anchorContext,
  createAnchor,
  locateAnchor,
  type TextSpan,
} from '../../../contract/anchor-location.ts';
import { followPassages } from '../../../contract/moved-passages.ts';
import { type Passage, placesOf, spanOf, type TracedText, truthOf } from './traced-text.ts';

export interface Tally {
  passages: number;
  /** Still there, word for word; and how many of them were placed. */
  whole: number;
  wholePlaced: number;
  /** Still there with a few words changed. */
  mended: number;
  mendedPlaced: number;
  /** Placed where they are, but an edge is off by part of what was changed next to it. */
  edges: number;
  wrong: number;
  /** In another paragraph that is the same to the letter, at the same place in it, or at the very offset where it stood, with
   * the same surroundings: nobody could tell them apart. */
  twins: number;
  examples: string[];
}

export const ways = ['earlier text', 'anchor alone'] as const;
export type Way = (typeof ways)[number];

export function newTally(): Tally {
  return {
    ...{ passages: 0, whole: 0, wholePlaced: 0, mended: 0, mendedPlaced: 0 },
    ...{ edges: 0, wrong: 0, twins: 0, examples: [] },
  };
}

/** Places passages of one version in another and holds each place against what is known. */
export function judge(
  before: TracedText,
  passages: readonly Passage[],
  after: TracedText,
  tallies: Record<Way, Tally>,
): void {
  const places = placesOf(after);
  const follow = followPassages(before.text, after.text);
  for (const passage of passages) {
    const span = spanOf(before, passage);
    const truth = truthOf(before, passage, after, places);
    const anchor = createAnchor(before.text, span.start, span.end);
    for (const way of ways) {
      const found = way === 'earlier text' ? follow(span) : locateAnchor(after.text, anchor);
      const tally = tallies[way];
      tally.passages += 1;
      if (truth.kind === 'whole') tally.whole += 1;
      if (truth.kind === 'mended') tally.mended += 1;
      if (found === null) {
        if (truth.kind === 'whole' && tally.examples.length < 40)
          tally.examples.push(`missed: ${JSON.stringify(anchor)}`);
        continue;
      }
      const right = truth.kind === 'gone' ? 'wrong' : compare(truth.span, found, before.text, span);
      // What was changed at the very edge may be on either side of it.
      const alike =
        isTwin(before.text, span, after.text, found) ||
        (truth.kind === 'whole' && isTwin(after.text, truth.span, after.text, found));
      if (right === 'wrong' && alike) {
        tally.twins += 1;
        continue;
      }
      if (right === 'wrong') {
        tally.wrong += 1;
        const got = after.text.slice(Math.max(0, found.start - 40), found.end + 40);
        if (tally.wrong <= 40)
          tally.examples.push(`${truth.kind} wrong: ${JSON.stringify(anchor)} → ${JSON.stringify(got)}`);
        continue;
      }
      if (right === 'edge') tally.edges += 1;
      if (truth.kind === 'whole') tally.wholePlaced += 1;
      if (truth.kind === 'mended') tally.mendedPlaced += 1;
    }
  }
}

/** Off by less than a tenth of the passage, or one word: it marks what it marked, give or take what was changed at its edge. */
function compare(truth: TextSpan, found: TextSpan, text: string, span: TextSpan): 'exact' | 'edge' | 'wrong' {
  const off = Math.max(Math.abs(truth.start - found.start), Math.abs(truth.end - found.end));
  if (off === 0) return 'exact';
  const overlap = Math.min(truth.end, found.end) - Math.max(truth.start, found.start);
  const length = text.slice(span.start, span.end).length;
  return overlap > 0 && off <= Math.max(24, length / 10) ? 'edge' : 'wrong';
}

function isTwin(before: string, span: TextSpan, after: string, found: TextSpan): boolean {
  const widen = (text: string, { start, end }: TextSpan): string => {
    const from = start === 0 ? -1 : text.lastIndexOf('\n\n', start - 1);
    const to = text.indexOf('\n\n', end);
    return text.slice(from === -1 ? 0 : from + 2, to === -1 ? text.length : to);
  };
  const same = before.slice(span.start, span.end) === after.slice(found.start, found.end);
  if (same && widen(before, span) === widen(after, found)) return true;
  const around = (text: string, { start, end }: TextSpan): string =>
    text.slice(Math.max(0, start - anchorContext), end + anchorContext);
  return span.start === found.start && around(before, span) === around(after, found);
}
