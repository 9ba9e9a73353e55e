import { decodeHTML } from 'entities';

const enough = 1_000;
const shortestParagraph = 40;

/** The first paragraphs of a book that are prose and no title, motto or address. */
export function firstWords(pieces: readonly string[]): string {
  const found: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    for (const part of piece.split('</p>')) {
      const start = part.lastIndexOf('<p');
      const words = decodeHTML(
        part
          .slice(Math.max(0, start))
          .replace(/<br>/g, ' ')
          .replace(/<[^<>]*>/g, ''),
      )
        .replace(/\s+/g, ' ')
        .trim();
      if (start < 0 || words.length < shortestParagraph) continue;
      found.push(words);
      length += words.length;
      if (length > enough) return found.join('\n\n');
    }
  }
  return found.join('\n\n');
}
