const sentenceEnd = /[.!?\u0589\u2026\u3002\uff01\uff1f:]["'\u201d\u00bb)\]]?\s/u;
const gap = /\s/u;
/** White space other than single spaces between words. */
const unevenGap = /^\s|\s$|\s\s|[^\S ]/u;
/** A single line break is one within a paragraph: see contract/article-text.ts. */
const betweenParagraphs = '\n\n';
/** So far away is the end of a word looked for; beyond, words are not what the text is made of. */
const nearGap = 40;
/** No more of a passage than this lies before its first match: what follows mostly says more. */
const before = 0.6;

/**
 * The stretch of about `length` characters around `[start, end)`, from the beginning of its sentence where that is near,
 * else from a word; white space made single, marks moved along, an ellipsis where text was left away.
 */
export function cutPassage(
  text: string,
  marks: readonly [number, number][],
  start: number,
  end: number,
  length: number,
): { text: string; marks: [number, number][] } {
  const spare = Math.max(0, length - (end - start));
  const from = beginning(text, start, spare);
  const to = ending(text, end, Math.max(end, from + length));
  const lead = text.slice(Math.max(0, from - 200), from).trim() === '' && from < 200 ? '' : '… ';
  const tail = text.slice(to, to + 200).trim() === '' ? '' : ' …';
  return squeeze(text.slice(from, to), marks, from, lead, tail);
}

function beginning(text: string, start: number, spare: number): number {
  const earliest = Math.max(0, start - Math.floor(spare * before));
  const stretch = text.slice(earliest, start);
  const paragraph = stretch.lastIndexOf(betweenParagraphs);
  if (paragraph >= 0) return earliest + paragraph + betweenParagraphs.length;
  if (earliest === 0) return 0;
  const sentence = sentenceEnd.exec(stretch);
  if (sentence !== null) return earliest + sentence.index + sentence[0].length;
  // In the middle of a long sentence: half of what may be shown goes before.
  const wanted = Math.max(earliest, start - Math.floor(spare / 2));
  const word = gap.exec(text.slice(wanted, Math.min(start, wanted + nearGap)));
  return word === null ? betweenCharacters(text, wanted) : wanted + word.index + 1;
}

function ending(text: string, end: number, latest: number): number {
  const paragraph = text.slice(end, latest).indexOf(betweenParagraphs);
  if (paragraph >= 0) return end + paragraph;
  if (latest >= text.length) return text.length;
  for (let at = latest; at > Math.max(end, latest - nearGap); at--) if (gap.test(text.charAt(at))) return at;
  return betweenCharacters(text, latest);
}

/** Not in the middle of a pair, nor before a mark that belongs to the letter before it. */
function betweenCharacters(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && /[\udc00-\udfff]|\p{M}/u.test(text.charAt(at))) at--;
  return at;
}

/** Runs of white space become one space, and the marks of the stretch that began at `from` move with them. */
function squeeze(
  stretch: string,
  marks: readonly [number, number][],
  from: number,
  lead: string,
  tail: string,
): { text: string; marks: [number, number][] } {
  const within = marks.filter(([start, end]) => start >= from && end <= from + stretch.length);
  if (!unevenGap.test(stretch)) {
    const moved = lead.length - from;
    const shown = within.map(([start, end]): [number, number] => [start + moved, end + moved]);
    return { text: lead + stretch + tail, marks: shown };
  }
  // Where each unit of the stretch stands in the result.
  const places = new Uint32Array(stretch.length + 1);
  let text = lead;
  let spaced = true;
  for (let at = 0; at < stretch.length; at++) {
    places[at] = text.length;
    const unit = stretch.charAt(at);
    const isSpace = unit === ' ' || (unit < '!' || unit > '~' ? gap.test(unit) : false);
    if (!isSpace) text += unit;
    else if (!spaced) text += ' ';
    spaced = isSpace;
  }
  text = text.trimEnd();
  places[stretch.length] = text.length;
  return {
    text: text + tail,
    marks: within.map(([start, end]) => [places[start - from] ?? 0, places[end - from] ?? 0]),
  };
}
