import type { RangedFile } from '../ranged-file.ts';

/** A file of lines in the order of their bytes, each beginning with a word and a blank: WordNet's indexes and exceptions. */
export interface SortedLines {
  /** The line that begins with this word, or null. */
  find(word: string): Promise<string | null>;
  /** Lines about the place where the word stands or would stand, and after it, some `bytes` of them. */
  around(word: string, before: number, after: number): Promise<string[]>;
}

/** Below this it is read in one go. */
const windowSize = 4_096;
const longestLine = 16_384;
const mostProbes = 4_096;

export function createSortedLines(file: RangedFile): SortedLines {
  /** What stands behind an offset; halving asks the same few places each time. */
  const probes = new Map<number, Line>();
  const probe = async (offset: number): Promise<Line> => {
    const known = probes.get(offset);
    if (known !== undefined) return known;
    const line = await nextLine(file, offset);
    if (probes.size < mostProbes) probes.set(offset, line);
    return line;
  };

  /** Offset of the first line that is not before the word. */
  const place = async (word: string): Promise<number> => {
    let low = 0;
    let high = file.size;
    while (high - low > windowSize) {
      const middle = Math.floor((low + high) / 2);
      const { start, key } = await probe(middle);
      if (start >= high || key >= word) high = middle;
      else low = start;
    }
    const text = (await file.read(low, windowSize + longestLine)).toString('latin1');
    let at = 0;
    while (at < text.length) {
      const end = text.indexOf('\n', at);
      const line = text.slice(at, end === -1 ? undefined : end);
      if (firstWord(line) >= word) break;
      if (end === -1) return file.size;
      at = end + 1;
    }
    return low + at;
  };

  return {
    async find(word) {
      const start = await place(word);
      if (start >= file.size) return null;
      const line = await lineAt(file, start);
      return firstWord(line) === word ? line : null;
    },
    async around(word, before, after) {
      const at = await place(word);
      const start = Math.max(0, at - before);
      const text = (await file.read(start, at - start + after)).toString('latin1');
      const lines = text.split('\n');
      // Both ends are most likely cut.
      return lines.slice(start === 0 ? 0 : 1, -1).filter((line) => !line.startsWith(' '));
    },
  };
}

/** Notes of the licence at the head of the file begin with blanks, so that they sort before every word. */
function firstWord(line: string): string {
  const blank = line.indexOf(' ');
  return blank === -1 ? line : line.slice(0, blank);
}

interface Line {
  start: number;
  /** Its first word. */
  key: string;
}

/** The line that begins at or after an offset. */
async function nextLine(file: RangedFile, offset: number): Promise<Line> {
  for (const reach of [1_024, 2 * longestLine]) {
    const text = (await file.read(Math.max(0, offset - 1), reach)).toString('latin1');
    const end = offset === 0 ? -1 : text.indexOf('\n');
    const blank = text.indexOf(' ', end + 1);
    if ((offset === 0 || end !== -1) && (blank !== -1 || text.length < reach)) {
      const key = text.slice(end + 1, blank === -1 ? undefined : blank);
      return { start: offset === 0 ? 0 : offset + end, key };
    }
  }
  return { start: file.size, key: '' };
}

async function lineAt(file: RangedFile, start: number): Promise<string> {
  for (const reach of [512, longestLine]) {
    const text = (await file.read(start, reach)).toString('latin1');
    const end = text.indexOf('\n');
    if (end !== -1) return text.slice(0, end).trimEnd();
    if (reach === longestLine || text.length < reach) return text.trimEnd();
  }
  return '';
}
