/**
 * Soft hyphens in a text node are no part of the article's text: offsets of the text and of the node differ by those that
 * stand before. `breaks` are the offsets of the text at which one was put, ascending, each once.
 */
export const softHyphen = '\u00ad';

/** Offset in the node of an offset in the text: behind a soft hyphen that stands there as a start, before it as an end. */
export function nodeOffset(breaks: readonly number[], offset: number, as: 'start' | 'end'): number {
  return offset + countBelow(breaks, (_index, at) => (as === 'start' ? at <= offset : at < offset));
}

/** Offset in the text of an offset in the node; both sides of a soft hyphen are the same place. */
export function textOffset(breaks: readonly number[], offset: number): number {
  return offset - countBelow(breaks, (index, at) => at + index < offset);
}

export function withSoftHyphens(text: string, breaks: readonly number[]): string {
  let from = 0;
  const parts = breaks.map((at) => {
    const part = text.slice(from, at);
    from = at;
    return part;
  });
  return [...parts, text.slice(from)].join(softHyphen);
}

export function withoutSoftHyphens(text: string): string {
  return text.replaceAll(softHyphen, '');
}

/** How many of them, from the first on, pass; those that do come before those that do not. */
function countBelow(breaks: readonly number[], passes: (index: number, at: number) => boolean): number {
  let low = 0;
  let high = breaks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(middle, breaks[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
