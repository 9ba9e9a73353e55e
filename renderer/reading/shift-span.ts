/** Moves of the two ends of a passage by word and by sentence, for choosing it with the keyboard. */
import type { TextSpan } from '../../contract/anchor-location.ts';
import { sentenceAt, sentencesOf } from '../../contract/sentences.ts';

export type SpanEnd = 'start' | 'end';
export type SpanUnit = 'word' | 'sentence';

/** Looked at around an end: the longest sentence that anyone reads. */
const reach = 4_000;

/** The passage with one end a word or a sentence further on (1) or back (-1); the same when that would leave nothing. */
export function shiftSpan(
  text: string,
  span: TextSpan,
  end: SpanEnd,
  unit: SpanUnit,
  by: 1 | -1,
  language: string,
): TextSpan {
  const units = unitsAround(text, span[end], unit, language);
  const at = span[end];
  const next =
    end === 'start'
      ? by === 1
        ? units.find(({ start }) => start > at)?.start
        : units.findLast(({ start }) => start < at)?.start
      : by === 1
        ? units.find((one) => one.end > at)?.end
        : units.findLast((one) => one.end < at)?.end;
  const moved = { ...span, [end]: next ?? at };
  return moved.start < moved.end ? moved : span;
}

/** The sentence behind the passage (1) or before it (-1); null at the end of the text. */
export function neighbourSentence(
  text: string,
  span: TextSpan,
  by: 1 | -1,
  language: string,
): TextSpan | null {
  const units = unitsAround(text, by === 1 ? span.end : span.start, 'sentence', language);
  return (
    (by === 1
      ? units.find(({ start }) => start >= span.end)
      : units.findLast(({ end }) => end <= span.start)) ?? null
  );
}

/** The first whole sentence from an offset on. */
export function sentenceFrom(text: string, offset: number, language: string): TextSpan | null {
  const units = unitsAround(text, offset, 'sentence', language);
  return units.find(({ start }) => start >= offset) ?? sentenceAt(text, offset, language);
}

function unitsAround(text: string, at: number, unit: SpanUnit, language: string): TextSpan[] {
  const [from, to] = [Math.max(0, at - reach), Math.min(text.length, at + reach)];
  if (unit === 'sentence') return sentencesOf(text, language, from, to);
  const near = { from: Math.max(0, at - 300), to: Math.min(text.length, at + 300) };
  const words = new Intl.Segmenter(language === '' ? 'en' : language, { granularity: 'word' });
  return [...words.segment(text.slice(near.from, near.to))].flatMap(({ isWordLike, index, segment }) =>
    isWordLike === true ? [{ start: near.from + index, end: near.from + index + segment.length }] : [],
  );
}
