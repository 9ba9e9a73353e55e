import type { TextSpan } from './anchor-location.ts';

/** Shorter ones (a "More", a number) say too little to be known again between other neighbours. */
const shortest = 8;
/** Longer ones are known by their words. */
const longest = 400;

/**
 * For headings and other short paragraphs, which have moved among other neighbours: a passage follows its paragraph when
 * that stands once in either text, the same to the letter.
 */
export function followParagraphs(before: string, after: string): (span: TextSpan) => TextSpan | null {
  let places: { here: Map<string, number>; there: Map<string, number> } | undefined;
  return ({ start, end }) => {
    const from = start === 0 ? 0 : before.lastIndexOf('\n\n', start - 1) + 2;
    const begin = from === 1 ? 0 : from;
    if (end - begin > longest) return null;
    const next = before.indexOf('\n\n', begin);
    const paragraph = before.slice(begin, next === -1 ? before.length : next);
    if (end > begin + paragraph.length || paragraph.length < shortest) return null;
    places ??= { here: readParagraphs(before), there: readParagraphs(after) };
    const place = places.there.get(paragraph) ?? -1;
    if (place === -1 || places.here.get(paragraph) !== begin) return null;
    return { start: place + start - begin, end: place + end - begin };
  };
}

/** Short paragraph → where it stands, or -1 where it stands twice. */
function readParagraphs(text: string): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at <= text.length; ) {
    const next = text.indexOf('\n\n', at);
    const end = next === -1 ? text.length : next;
    if (end - at <= longest) {
      const paragraph = text.slice(at, end);
      places.set(paragraph, places.has(paragraph) ? -1 : at);
    }
    at = end + 2;
  }
  return places;
}
