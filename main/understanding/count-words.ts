const unspaced =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]/;

/** How many words a text has. Scripts without spaces between words are cut by dictionary, a paragraph at a time. */
export function countWords(text: string): number {
  if (!unspaced.test(text)) return countSpaced(text);
  let words = 0;
  for (const paragraph of text.split('\n'))
    words += unspaced.test(paragraph) ? countSegments(paragraph) : countSpaced(paragraph);
  return words;
}

function countSpaced(text: string): number {
  let words = 0;
  let inWord = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isSpace(code)) inWord = false;
    else if (!inWord && isWordCharacter(code)) {
      inWord = true;
      words += 1;
    }
  }
  return words;
}

function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x3000
  );
}

/** Letters and digits; beyond Latin-1 everything but the blocks of punctuation. */
function isWordCharacter(code: number): boolean {
  if (code < 0x80)
    return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba;
  return !(code >= 0x2010 && code <= 0x2bff) && !(code >= 0x3000 && code <= 0x303f);
}

// A segmenter over a long string is slow beyond reason, so it is fed pieces.
const pieceLength = 2_000;
let segmenter: Intl.Segmenter | null = null;

function countSegments(paragraph: string): number {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  let words = 0;
  for (let start = 0; start < paragraph.length; start += pieceLength)
    for (const segment of segmenter.segment(paragraph.slice(start, start + pieceLength)))
      if (segment.isWordLike) words += 1;
  return words;
}
