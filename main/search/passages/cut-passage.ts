import type { Token } from '../analysis/read-tokens.ts';

const sentenceEnd = /[.!?\u0589\u2026\u3002\uff01\uff1f:]["'\u201d\u00bb)\]]*\s/u;
const whiteSpace = /\s+/gu;

/**
 * The stretch of about `wide` characters around `[start, end)`, from the beginning of its sentence where that is near,
 * else from a word; white space made single, marks moved along, an ellipsis where text was left away.
 */
export function cutPassage(
  text: string,
  tokens: readonly Token[],
  marks: readonly [number, number][],
  start: number,
  end: number,
  wide: number,
): { text: string; marks: [number, number][] } {
  const spare = Math.max(0, wide - (end - start));
  const from = beginning(text, tokens, start, spare);
  const to = ending(text, tokens, Math.max(end, from), Math.max(end, from + wide));
  const before = text.slice(0, from).trim() !== '';
  const after = text.slice(to, to + 200).trim() !== '';
  return squeeze(text.slice(from, to), marks, from, before ? '… ' : '', after ? ' …' : '');
}

function beginning(text: string, tokens: readonly Token[], start: number, spare: number): number {
  const earliest = Math.max(0, start - spare);
  if (earliest === 0) return 0;
  const stretch = text.slice(earliest, start);
  const paragraph = stretch.lastIndexOf('\n');
  if (paragraph >= 0) return earliest + paragraph + 1;
  for (let at = 0; at < stretch.length; ) {
    const found = sentenceEnd.exec(stretch.slice(at));
    if (found === null) break;
    return earliest + at + found.index + found[0].length;
  }
  const wanted = Math.max(earliest, start - Math.floor(spare / 2));
  return firstTokenFrom(tokens, wanted)?.start ?? start;
}

function ending(text: string, tokens: readonly Token[], end: number, latest: number): number {
  if (latest >= text.length) return text.length;
  const paragraph = text.slice(end, latest).indexOf('\n');
  if (paragraph >= 0) return end + paragraph;
  const next = firstTokenFrom(tokens, latest);
  const cut = lastTokenBefore(tokens, latest);
  if (cut !== undefined && cut.end > end) return cut.end;
  return next === undefined || cut === undefined ? Math.max(end, latest) : Math.max(end, cut.end);
}

function firstTokenFrom(tokens: readonly Token[], offset: number): Token | undefined {
  return tokens[lowerBound(tokens, offset)];
}

function lastTokenBefore(tokens: readonly Token[], offset: number): Token | undefined {
  for (let at = lowerBound(tokens, offset) - 1; at >= 0; at--) {
    const token = tokens[at];
    if (token !== undefined && token.end <= offset) return token;
  }
  return undefined;
}

/** The first token that starts at `offset` or later. */
function lowerBound(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Runs of white space become one space, and the marks of the stretch that began at `from` move with them. */
function squeeze(
  stretch: string,
  marks: readonly [number, number][],
  from: number,
  lead: string,
  tail: string,
): { text: string; marks: [number, number][] } {
  const gone: { at: number; total: number }[] = [];
  let total = stretch.length - stretch.trimStart().length;
  gone.push({ at: 0, total });
  const trimmed = stretch.trim();
  const text = trimmed.replace(whiteSpace, (run, at: number) => {
    if (run.length > 1) {
      total += run.length - 1;
      gone.push({ at: at + run.length + (gone[0]?.total ?? 0), total });
    }
    return ' ';
  });
  const move = (offset: number): number => {
    let lost = 0;
    for (const { at, total: upTo } of gone) if (at <= offset) lost = upTo;
    return Math.min(Math.max(0, offset - lost), text.length) + lead.length;
  };
  const inside = marks.filter(([a, b]) => a >= from && b <= from + stretch.length);
  return {
    text: lead + text + tail,
    marks: inside.map(([a, b]): [number, number] => [move(a - from), move(b - from)]),
  };
}
