import type { Passage } from '../../../contract/model.ts';
import { analyse, type Token } from '../analysis/read-tokens.ts';
import type { TextField } from '../query/query-tree.ts';
import { cutPassage } from './cut-passage.ts';
import { marksOf, matchTokens, type TextMatch, type TextMatcher } from './text-matcher.ts';

/** A text of a hit, best told from first. */
export interface FieldText {
  field: TextField;
  text: string;
}

const most = 3;
const wide = 240;
/** Beyond the first match so much of a long text is read for better passages, and no more. */
const readFurther = 60_000;

/**
 * One to three passages that show why an article is a hit: the places where most and the rarest of the query's words
 * stand together. Short fields give themselves whole, and only where no longer text matched. Also which words matched.
 */
export function makePassages(
  texts: readonly FieldText[],
  matchers: readonly TextMatcher[],
): { passages: Passage[]; matched: Record<string, string[]> } {
  const passages: Passage[] = [];
  const whole: Passage[] = [];
  const matched: Record<string, string[]> = {};
  for (const { field, text } of texts) {
    const { tokens, matches } = readUntilEnough(text, matchers, field);
    if (matches.length > 0) matched[field] = wordsOf(text, matches);
    const shown = passageField(field);
    if (shown === null) continue;
    if (!isLong(field)) {
      if (matches.length > 0) whole.push({ field: shown, text, marks: marksOf(matches) });
      continue;
    }
    for (const [start, end] of bestWindows(matches, matchers, most - passages.length))
      passages.push({ field: shown, ...cutPassage(text, tokens, marksOf(matches), start, end, wide) });
  }
  if (passages.length < most) passages.push(...whole.slice(0, Math.max(0, most - passages.length)));
  if (passages.length > 0) return { passages, matched };
  const body = texts.find(({ field, text }) => field === 'body' && text !== '')?.text ?? texts[0]?.text ?? '';
  const opening = body.slice(0, wide * 4);
  return { passages: [{ field: 'body', ...cutPassage(opening, analyse(opening), [], 0, 0, wide) }], matched };
}

function readUntilEnough(
  text: string,
  matchers: readonly TextMatcher[],
  field: TextField,
): { tokens: Token[]; matches: TextMatch[] } {
  if (text.length <= readFurther) {
    const tokens = analyse(text);
    return { tokens, matches: matchTokens(tokens, matchers, field) };
  }
  let matches: TextMatch[] = [];
  let tokens: Token[] = [];
  for (let length = readFurther; matches.length === 0; length *= 4) {
    tokens = analyse(text.slice(0, length));
    matches = matchTokens(tokens, matchers, field);
    if (length >= text.length) break;
  }
  return { tokens, matches };
}

/** Windows of about `wide` characters, best first, none overlapping. */
function bestWindows(
  matches: readonly TextMatch[],
  matchers: readonly TextMatcher[],
  count: number,
): [number, number][] {
  const chosen: [number, number][] = [];
  const covered = new Set<number>();
  while (chosen.length < count) {
    let best: [number, number] | null = null;
    let bestScore = 0;
    matches.forEach(({ start }, from) => {
      const seen = new Set<number>();
      let end = start;
      let score = 0;
      for (let at = from; at < matches.length; at++) {
        const match = matches[at];
        if (match === undefined || match.end > start + wide * 0.8) break;
        end = Math.max(end, match.end);
        const weight = matchers[match.matcher]?.weight ?? 0;
        if (seen.has(match.matcher)) score += 0.05 * weight;
        else score += covered.has(match.matcher) ? 0.3 * weight : weight;
        seen.add(match.matcher);
      }
      if (end === start) return;
      if (chosen.some(([a, b]) => start < b + wide / 2 && end > a - wide / 2)) return;
      if (score > bestScore) {
        best = [start, end];
        bestScore = score;
      }
    });
    if (best === null) break;
    const [start, end]: [number, number] = best;
    for (const match of matches) if (match.start >= start && match.end <= end) covered.add(match.matcher);
    chosen.push([start, end]);
  }
  return chosen;
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
