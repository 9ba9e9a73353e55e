import { classOfCodePoint, unspaced } from './character-class.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
/** What is longer was pasted or is a sentence; what is shorter is a name or a term, and looked for as it stands. */
const longestTerm = 12;

/**
 * The words of a run of a script without spaces that is too long to be looked for as it stands; else the text itself. A
 * character that stands alone between words, such as 的, の and で, is passed over; several in a row are a name.
 */
export function cutSentence(text: string): string[] {
  if ([...text].length <= longestTerm || !hasUnspaced(text)) return [text];
  const words: string[] = [];
  let singles = '';
  const endSingles = (): void => {
    if ([...singles].length > 1) words.push(singles);
    singles = '';
  };
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike && [...segment].length === 1) singles += segment;
    else {
      endSingles();
      if (isWordLike) words.push(segment);
    }
  }
  endSingles();
  return words.length === 0 ? [text] : words;
}

function hasUnspaced(text: string): boolean {
  for (const character of text) if (classOfCodePoint(character.codePointAt(0) ?? 0) === unspaced) return true;
  return false;
}
