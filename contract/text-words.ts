/** The words of a text, as numbers that two texts share, so that they can be held against each other quickly. */
export interface TextWords {
  count: number;
  /** Number of each word in the vocabulary. */
  ids: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  /** Number of the paragraph of each word. */
  paragraphs: Int32Array;
}

/** Scripts that do not set words apart: each letter stands for itself. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** @param vocabulary is added to. */
export function readWords(text: string, vocabulary: Map<string, number>): TextWords {
  const ids: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const paragraphs: number[] = [];
  let paragraph = 0;
  let nextBreak = text.indexOf('\n\n');
  const add = (word: string, start: number): void => {
    let id = vocabulary.get(word);
    if (id === undefined) {
      id = vocabulary.size + 1;
      vocabulary.set(word, id);
    }
    while (nextBreak !== -1 && nextBreak < start) {
      paragraph += 1;
      nextBreak = text.indexOf('\n\n', nextBreak + 2);
    }
    ids.push(id);
    paragraphs.push(paragraph);
    starts.push(start);
    ends.push(start + word.length);
  };
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)) {
    if (word.charCodeAt(0) < 0x0e00 || !unspaced.test(word)) add(word, index);
    else for (const { 0: letter, index: within } of word.matchAll(/.\p{M}*/gsu)) add(letter, index + within);
  }
  return {
    count: ids.length,
    ids: Int32Array.from(ids),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    paragraphs: Int32Array.from(paragraphs),
  };
}

/** The first word that ends behind the offset; the number of words when there is none. */
export function wordAfter({ ends, count }: TextWords, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
