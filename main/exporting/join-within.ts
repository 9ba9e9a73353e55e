import { ArchiveError } from '../../contract/errors.ts';

/** What a host takes for one file, in characters. */
export const longestExport = 100_000_000;

/** Pieces as one text with how many they were; stops as soon as it would be too long. Error: too-large. */
export function joinWithin(
  pieces: Iterable<string>,
  { before = '', between = '', after = '' }: { before?: string; between?: string; after?: string },
  longest = longestExport,
): { text: string; count: number } {
  const parts: string[] = [before];
  let length = before.length + after.length;
  let count = 0;
  for (const piece of pieces) {
    const part = count === 0 ? piece : between + piece;
    length += part.length;
    if (length > longest)
      throw new ArchiveError(
        'too-large',
        `The export would be more than ${longest.toLocaleString('en')} characters after ${count.toLocaleString('en')} entries. Choose fewer of them.`,
      );
    parts.push(part);
    count++;
  }
  parts.push(after);
  return { text: parts.join(''), count };
}
