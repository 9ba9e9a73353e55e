import type { Passage } from '../../../contract/model.ts';
import type { TextField } from '../query/query-tree.ts';
import { cutPassage } from './cut-passage.ts';
import { marksOf, type TextMatch } from './text-matcher.ts';
import type { TextScanner } from './text-scanner.ts';

/** A text of a hit, best told from first. */
export interface FieldText {
  field: TextField;
  text: string;
}

export const mostPassages = 3;
/** Characters of a passage, about. */
export const passageLength = 240;

/**
 * One to three passages that show why an article is a hit: the places where most and the rarest of the query's words
 * stand together. Short fields give themselves whole, after those; the title always when it matches. Also which words of the article matched, by field.
 */
export function makePassages(
  texts: readonly FieldText[],
  scanner: TextScanner,
): { passages: Passage[]; matched: Record<string, string[]> } {
  const passages: Passage[] = [];
  const whole: Passage[] = [];
  const matched: Record<string, string[]> = {};
  // The title is on the screen whatever else is, so its marks are always told.
  const room = mostPassages - (isTitleMatched(texts, scanner) ? 1 : 0);
  for (const { field, text } of texts) {
    const matches = scanner.scanForPassages(text, field);
    if (matches.length === 0) continue;
    matched[field] = [...(matched[field] ?? []), ...wordsOf(text, matches)];
    const shown = passageField(field);
    if (shown === null) continue;
    const marks = marksOf(matches);
    if (field === 'title') whole.unshift({ field: shown, text, marks });
    else if (!isLong(field)) whole.push({ field: shown, text, marks });
    else
      for (const [start, end] of bestWindows(matches, scanner, room - passages.length))
        passages.push({ field: shown, ...cutPassage(text, marks, start, end, passageLength) });
  }
  passages.push(...whole.slice(0, mostPassages - passages.length));
  if (passages.length === 0) passages.push(opening(texts));
  return { passages, matched };
}

function isTitleMatched(texts: readonly FieldText[], scanner: TextScanner): boolean {
  return texts.some(({ field, text }) => field === 'title' && scanner.scan(text, field).length > 0);
}

function opening(texts: readonly FieldText[]): Passage {
  const text = texts.find(({ field }) => field === 'body')?.text ?? '';
  return { field: 'body', ...cutPassage(text, [], 0, 0, passageLength) };
}

/** Stretches of matches, none much longer than a passage, best first, none overlapping. */
function bestWindows(matches: readonly TextMatch[], scanner: TextScanner, count: number): [number, number][] {
  const chosen: [number, number][] = [];
  const covered = new Set<number>();
  while (chosen.length < count) {
    const best = bestWindow(matches, scanner, covered, chosen);
    if (best === null) break;
    const [start, end] = best;
    for (const match of matches) if (match.start >= start && match.end <= end) covered.add(match.matcher);
    chosen.push(best);
  }
  return chosen;
}

function bestWindow(
  matches: readonly TextMatch[],
  scanner: TextScanner,
  covered: ReadonlySet<number>,
  chosen: readonly [number, number][],
): [number, number] | null {
  const apart = passageLength / 2;
  let best: [number, number] | null = null;
  let bestScore = 0;
  for (const [from, { start }] of matches.entries()) {
    const seen = new Set<number>();
    let end = start;
    let score = 0;
    for (let at = from; at < matches.length; at++) {
      const match = matches[at];
      if (match === undefined || (at > from && match.end > start + passageLength * 0.8)) break;
      end = Math.max(end, match.end);
      const weight = scanner.weightOf(match.matcher);
      if (seen.has(match.matcher)) score += 0.05 * weight;
      else score += covered.has(match.matcher) ? 0.3 * weight : weight;
      seen.add(match.matcher);
    }
    const overlaps = chosen.some(([a, b]) => start < b + apart && end > a - apart);
    if (overlaps || score <= bestScore) continue;
    best = [start, end];
    bestScore = score;
  }
  return best;
}

const mostWords = 8;

function wordsOf(text: string, matches: readonly TextMatch[]): string[] {
  const words = new Set<string>();
  for (const { start, end } of matches) {
    if (words.size === mostWords) break;
    words.add(text.slice(start, Math.min(end, start + 100)).toLowerCase());
  }
  return [...words];
}

function isLong(field: TextField): boolean {
  return field === 'body' || field === 'note' || field === 'highlight';
}

function passageField(field: TextField): Passage['field'] | null {
  return field === 'place' || field === 'section' ? null : field;
}
