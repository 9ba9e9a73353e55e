import { isDense, type Line, type Span, sameStyle } from './lines.ts';

/** Words that stand whole inside of lines: they tell which hyphens belong to a word and which to a line's end. */
export interface Vocabulary {
  /** The text of one line. */
  add(line: string): void;
  has(word: string): boolean;
  /**
   * No line ends with a hyphen, as in files whose hyphens are marked as soft: PDF.js leaves those out, and a word that
   * was parted looks like two.
   */
  hidesHyphens(): boolean;
}

const mostWords = 300_000;
const enoughLines = 30;

export function createVocabulary(): Vocabulary {
  const words = new Set<string>();
  let lines = 0;
  let hyphens = 0;
  return {
    add(line) {
      lines += 1;
      if (/\p{L}[-‐\u00ad]\s*$/u.test(line)) hyphens += 1;
      if (words.size > mostWords) return;
      const found = line.toLowerCase().match(/\p{L}+(?:[-‐]\p{L}+)*/gu) ?? [];
      // The first and last may be parts.
      for (const word of found.slice(1, -1)) words.add(word.replaceAll('‐', '-'));
    },
    has: (word) => words.has(word.toLowerCase().replaceAll('‐', '-')),
    hidesHyphens: () => lines >= enoughLines && hyphens === 0,
  };
}

/**
 * The text of lines that follow one another, with the words mended that were parted at a line's end. A hard break stays
 * one, as a line feed.
 */
export function joinLines(lines: readonly Line[], hard: ReadonlySet<number>, vocabulary: Vocabulary): Span[] {
  const joined: Span[] = [];
  lines.forEach((line, index) => {
    const spans = line.spans.map((span) => ({ ...span }));
    const last = joined.at(-1);
    const next = spans[0];
    if (last && next) {
      const seam = hard.has(index - 1)
        ? { cut: 0, between: '\n' }
        : last.style.mono && next.style.mono && /[/._=]$/.test(last.text) && /^[\w.]/.test(next.text)
          ? { cut: 0, between: '' } // a path, an option
          : seamOf(last.text, next.text, vocabulary);
      last.text = last.text.slice(0, last.text.length - seam.cut) + seam.between;
    }
    for (const span of spans) append(joined, span);
  });
  return joined.filter(({ text }) => text !== '');
}

function append(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (last && last.shift === span.shift && last.link === span.link && sameStyle(last.style, span.style))
    last.text += span.text;
  else spans.push(span);
}

/** What goes from the end of one line and what comes between it and the next. */
export function seamOf(
  before: string,
  after: string,
  vocabulary: Pick<Vocabulary, 'has' | 'hidesHyphens'>,
): { cut: number; between: string } {
  const end = before.trimEnd();
  const spaces = before.length - end.length;
  if (end.endsWith('\u00ad')) return { cut: spaces + 1, between: '' };
  const parted = /([\p{L}\p{M}][\p{L}\p{M}'’]*)[-‐]$/u.exec(end.slice(-60));
  const rest = /^[\p{L}\p{M}]+/u.exec(after.slice(0, 60))?.[0];
  if (parted && rest !== undefined) {
    const head = /[\p{L}\p{M}]+$/u.exec(parted[1] ?? '')?.[0] ?? '';
    const drop = dropsHyphen(head, rest, end.slice(0, -1), vocabulary);
    return drop ? { cut: spaces + 1, between: '' } : { cut: spaces, between: '' };
  }
  // `pages 12-` and `19`: a range; an address goes on in the next line.
  if (/\d[-–]$/.test(end) && /^\d/.test(after)) return { cut: spaces, between: '' };
  if (/(?:https?:\/\/|www\.)\S*[/\-_=&?.#]$/i.test(end.slice(-300)) && /^[\w%/?#-]/.test(after))
    return { cut: spaces, between: '' };
  if (isDense(end.at(-1)) && isDense(after.at(0))) return { cut: spaces, between: '' };
  if (vocabulary.hidesHyphens() && isParted(end, after, vocabulary)) return { cut: spaces, between: '' };
  return { cut: spaces, between: ' ' };
}

/** The two are a word that stands elsewhere, and the second is none by itself. */
function isParted(before: string, after: string, vocabulary: Pick<Vocabulary, 'has'>): boolean {
  const head = /\p{L}*\p{Ll}$/u.exec(before.slice(-40))?.[0] ?? '';
  const rest = /^\p{Ll}{2,}/u.exec(after.slice(0, 40))?.[0] ?? '';
  return head.length > 1 && rest !== '' && vocabulary.has(head + rest) && !vocabulary.has(rest);
}

function dropsHyphen(
  head: string,
  rest: string,
  before: string,
  vocabulary: Pick<Vocabulary, 'has'>,
): boolean {
  // `Franco-` and `German` are two; in German a noun may go on in small letters only.
  if (/^\p{Lu}/u.test(rest) && !/^\p{Lu}+$/u.test(head)) return false;
  if (vocabulary.has(head + rest)) return true;
  if (vocabulary.has(`${head}-${rest}`)) return false;
  // A word with a hyphen already (`state-of-the-`), or one letter before it (`e-` and `mail`), keeps the second as well.
  return head.length > 1 && !/[-‐]\p{L}+$/u.test(before);
}
