import { type Sentence, sentencesOf } from '../../../contract/sentences.ts';

/**
 * From sentence to sentence through a text of any length: only the line at hand is divided. What has no letter or figure in
 * it (`* * *`) is no sentence to a voice.
 */
export interface SentenceWalk {
  text: string;
  /** The sentence at an offset, or else the next one; null behind the last. */
  at(offset: number): Sentence | null;
  next(sentence: Sentence): Sentence | null;
  previous(sentence: Sentence): Sentence | null;
  nextParagraph(sentence: Sentence): Sentence | null;
  /** The beginning of this paragraph; from there, that of the one before. */
  previousParagraph(sentence: Sentence): Sentence | null;
}

const paragraphEnd = '\n\n';

export function createSentenceWalk(text: string, language: string): SentenceWalk {
  let held: { start: number; end: number; sentences: Sentence[] } | null = null;

  const line = (offset: number): { start: number; end: number; sentences: Sentence[] } => {
    if (held !== null && offset >= held.start && offset <= held.end) return held;
    const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
    const found = text.indexOf('\n', offset);
    const end = found === -1 ? text.length : found;
    const sentences =
      end === start
        ? []
        : sentencesOf(text, language, start, end).filter((one) =>
            /[\p{L}\p{N}]/u.test(text.slice(one.start, one.end)),
          );
    held = { start, end, sentences };
    return held;
  };

  const at = (offset: number): Sentence | null => {
    for (let place = Math.max(0, offset); place <= text.length; ) {
      const { end, sentences } = line(place);
      const found = sentences.find((one) => one.end > place);
      if (found !== undefined) return found;
      place = end + 1;
    }
    return null;
  };
  const before = (offset: number): Sentence | null => {
    for (let place = offset; place >= 0; ) {
      const { start, sentences } = line(place);
      const found = sentences.findLast((one) => one.start < offset);
      if (found !== undefined) return found;
      place = start - 1;
    }
    return null;
  };
  const paragraphStart = (offset: number): number => {
    const end = offset === 0 ? -1 : text.lastIndexOf(paragraphEnd, offset - 1);
    return end === -1 ? 0 : end + paragraphEnd.length;
  };

  return {
    text,
    at,
    next: ({ end }) => at(end),
    previous: ({ start }) => before(start),
    nextParagraph({ end }) {
      const found = text.indexOf(paragraphEnd, end);
      return found === -1 ? null : at(found + paragraphEnd.length);
    },
    previousParagraph(sentence) {
      const first = at(paragraphStart(sentence.start));
      if (first !== null && first.start < sentence.start) return first;
      const last = before(sentence.start);
      return last === null ? null : at(paragraphStart(last.start));
    },
  };
}
