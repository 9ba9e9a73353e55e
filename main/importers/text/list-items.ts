import type { Block } from './block.ts';

interface Item {
  marker: string;
  /** Null for a bullet. */
  number: number | null;
  text: string;
}

// An em or en dash begins a line of dialogue in many languages, so it is no bullet here.
const bullet = /^\s*([-*•·▪◦‣●])[ \t]+(?=\S)/;
const numbered = /^\s*\(?(\d{1,3})([.)])[ \t]+(?=\S)/;

function readItem(line: string): Item | null {
  const dot = bullet.exec(line);
  if (dot) return { marker: dot[1] ?? '', number: null, text: line.slice(dot[0].length) };
  const digits = numbered.exec(line);
  if (digits)
    return { marker: digits[2] ?? '', number: Number(digits[1]), text: line.slice(digits[0].length) };
  return null;
}

/**
 * A group of lines as a list, when every line is an item or carries one on and it is plain to see: two items or more of one
 * kind, numbers in sequence. `join` puts the lines of an item together.
 */
export function readList(group: readonly string[], join: (lines: string[]) => string): Block | null {
  const items: { item: Item; lines: string[] }[] = [];
  for (const line of group) {
    const item = readItem(line);
    const last = items.at(-1);
    if (item && (!last || item.marker === last.item.marker)) items.push({ item, lines: [item.text] });
    else if (last) last.lines.push(line);
    else return null;
  }
  const first = items[0]?.item;
  if (!first || items.length < 2) return null;
  const inSequence = items.every(({ item }, index) =>
    item.number === null ? first.number === null : item.number === (first.number ?? 0) + index,
  );
  if (!inSequence || (first.marker === '-' && isDialogue(items.map(({ item }) => item.text)))) return null;
  return {
    kind: 'list',
    ordered: first.number !== null,
    start: first.number ?? 1,
    items: items.map(({ lines }) => join(lines)),
  };
}

/** `- Where to? - he asked.`: typed with hyphens where print has dashes. */
function isDialogue(items: string[]): boolean {
  return items.some((item) => /[,.!?…] [-–—] \p{Ll}/u.test(item));
}

/** Whether this group is a single item that a list parted by empty lines could go on with. */
export function readSingleItem(
  group: readonly string[],
): { number: number | null; marker: string; lines: string[] } | null {
  const item = readItem(group[0] ?? '');
  if (!item || group.slice(1).some((line) => readItem(line))) return null;
  return { number: item.number, marker: item.marker, lines: [item.text, ...group.slice(1)] };
}
