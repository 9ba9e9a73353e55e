/**
 * How the whole text is set: `wrapped` at a column, so that lines of a paragraph must be rejoined; or `long`, one line a
 * paragraph; or `short`, lines that were broken on purpose.
 */
export interface Layout {
  kind: 'wrapped' | 'long' | 'short';
  /** The column that wrapped lines reach. */
  width: number;
}

const longLine = 110;
/** Narrower columns than this are lists and verse. */
const narrowest = 36;

export function findLayout(groups: readonly (readonly string[])[]): Layout {
  const lengths: number[] = [];
  for (const group of groups) for (const line of group) lengths.push(line.length);
  if (lengths.length === 0) return { kind: 'short', width: 0 };
  lengths.sort((a, b) => a - b);
  const width = lengths[Math.floor((lengths.length - 1) * 0.97)] ?? 0;
  if (width > longLine) return { kind: 'long', width };
  if (width < narrowest) return { kind: 'short', width };
  let full = 0;
  let borders = 0;
  let sentences = 0;
  for (const group of groups)
    for (let index = 0; index + 1 < group.length; index += 1) {
      const line = group[index] ?? '';
      const next = group[index + 1] ?? '';
      // A line before an indented one ends a paragraph, and says nothing about the column.
      if (/^\s/.test(next)) continue;
      borders += 1;
      if (/[.!?…։]["'»”’)]*$/.test(line)) sentences += 1;
      if (isFull(line, next, width)) full += 1;
    }
  // Lines that nearly all end with a sentence are paragraphs, however alike their lengths.
  if (borders > 1 && sentences / borders >= 0.8) return { kind: 'short', width };
  return { kind: borders > 0 && full / borders >= 0.6 ? 'wrapped' : 'short', width };
}

/** The next line's first word had no room left on this line: the break was forced, not meant. */
export function isFull(line: string, next: string, width: number): boolean {
  const firstWord = /^\s*(\S*)/.exec(next)?.[1] ?? '';
  return line.length + 1 + firstWord.length > width - 2;
}

/** So much room was left that the break must have been meant. */
export function endsEarly(line: string, next: string, width: number): boolean {
  const firstWord = /^\s*(\S*)/.exec(next)?.[1] ?? '';
  return line.length + 1 + firstWord.length < width - 8;
}
