import type { Random } from './seeded-random.ts';
import type { Piece, TracedText } from './traced-text.ts';

export const kinds = ['added', 'removed', 'reordered', 'repeated', 'words', 'everything'] as const;
export type Kind = (typeof kinds)[number];

interface Word {
  id: number;
  text: string;
  /** White space behind it. */
  gap: string;
}
type Paragraph = Word[];

export function traceText(text: string): TracedText {
  return join(split(text));
}

/** A later version of a text. `others` is what new paragraphs are taken from. */
export function mutateText(text: string, kind: Kind, others: string, random: Random): TracedText {
  let paragraphs = split(text);
  const has = (...wanted: Kind[]): boolean => wanted.includes(kind) || kind === 'everything';
  if (has('removed')) paragraphs = paragraphs.filter(() => !random.chance(0.2));
  if (has('reordered'))
    paragraphs = kind === 'everything' ? moveSome(paragraphs, random) : random.shuffle(paragraphs);
  if (has('words')) paragraphs = paragraphs.map((words) => changeWords(words, random));
  if (has('added')) paragraphs = addAmong(paragraphs, split(others).map(anew), random);
  if (has('repeated')) paragraphs = addAmong(paragraphs, paragraphs.map(anew), random);
  return join(paragraphs);
}

function anew(words: Paragraph): Paragraph {
  return words.map((word) => ({ ...word, id: 0 }));
}

function moveSome(paragraphs: Paragraph[], random: Random): Paragraph[] {
  const moved = paragraphs.filter(() => random.chance(0.2));
  return addAt(
    paragraphs.filter((one) => !moved.includes(one)),
    moved,
    random,
  );
}

function addAmong(paragraphs: Paragraph[], more: readonly Paragraph[], random: Random): Paragraph[] {
  const count = Math.max(1, Math.round(paragraphs.length * 0.2));
  return addAt(paragraphs, random.shuffle(more).slice(0, count), random);
}

function addAt(paragraphs: Paragraph[], more: readonly Paragraph[], random: Random): Paragraph[] {
  const all = [...paragraphs];
  for (const one of more) all.splice(random.whole(all.length + 1), 0, one);
  return all;
}

/** One word in twenty: another in its place, taken out, or one put behind it. */
export function changeWords(words: Paragraph, random: Random): Paragraph {
  return words.flatMap((word) => {
    if (!random.chance(0.05)) return [word];
    const other = random.pick(words)?.text.toUpperCase() ?? '';
    const deed = random.whole(3);
    if (deed === 0) return [{ ...word, text: `${other}x` }];
    return deed === 1
      ? []
      : [
          { ...word, gap: ' ' },
          { id: 0, text: `${other}y`, gap: word.gap },
        ];
  });
}

function split(text: string): Paragraph[] {
  let id = 0;
  return text.split(/\n\n+/u).map((paragraph) =>
    [...paragraph.matchAll(/(\S+)(\s*)/gu)].map(([, word = '', gap = '']) => {
      id += 1;
      return { id, text: word, gap };
    }),
  );
}

function join(paragraphs: readonly Paragraph[]): TracedText {
  const parts: string[] = [];
  const pieces: Piece[] = [];
  let length = 0;
  for (const words of paragraphs) {
    if (words.length === 0) continue;
    if (length > 0) {
      parts.push('\n\n');
      length += 2;
    }
    for (const [index, { id, text, gap }] of words.entries()) {
      pieces.push({ id, start: length, end: length + text.length });
      const behind = index === words.length - 1 ? '' : gap === '' ? ' ' : gap;
      parts.push(text, behind);
      length += text.length + behind.length;
    }
  }
  return { text: parts.join(''), pieces };
}
