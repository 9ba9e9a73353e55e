import type { Paragraph } from './blocks.ts';

/** Notes at the foot of a page are set in smaller type than its text. */
const noteSize = 0.94;

/**
 * Marks the paragraphs at the end of a column that are footnotes: in small type, the first of them beginning with a
 * number or a star. What is in small type above them stays where it is.
 */
export function markNotes(column: readonly Paragraph[], bodySize: number): void {
  let start = column.length;
  while (start > 0 && isSmall(column[start - 1], bodySize)) start -= 1;
  const small = column.slice(start);
  const first = small.findIndex((paragraph) => noteNumber(paragraph) !== null);
  // A whole column in small type is no foot.
  if (first < 0 || (start === 0 && first === 0 && small.length > 6)) return;
  for (const paragraph of small.slice(first))
    paragraph.role = { kind: 'note', number: noteNumber(paragraph), id: null };
}

function isSmall(paragraph: Paragraph | undefined, bodySize: number): boolean {
  return paragraph?.lines.every(({ size, mono }) => size < noteSize * bodySize && !mono) ?? false;
}

/** What the text refers to the note by, `12` or `*`; null where a paragraph does not begin as a note does. */
export function noteNumber({ lines }: Pick<Paragraph, 'lines'>): string | null {
  const [first] = lines;
  if (first === undefined) return null;
  const [span] = first.spans;
  if (span?.shift === 'up' && /^\s*(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z])\s*$/.test(span.text))
    return span.text.trim();
  return /^(\d{1,3}|[*†‡§¶]{1,3})\.?\s*(?=[\p{L}"'«“„(‘])/u.exec(first.text)?.[1] ?? null;
}

/** Gives the notes of a page their names, and the raised numbers in its text the way to them. */
export function linkNotes(page: number, paragraphs: readonly Paragraph[]): void {
  const names = new Map<string, string>();
  for (const { role } of paragraphs) {
    if (role?.kind !== 'note' || role.number === null || names.has(role.number)) continue;
    role.id = `note-${page}-${names.size + 1}`;
    names.set(role.number, role.id);
  }
  if (names.size === 0) return;
  for (const { role, lines } of paragraphs)
    if (role?.kind !== 'note')
      for (const { spans } of lines)
        for (const span of spans) {
          const name = span.shift === 'up' ? names.get(span.text.trim()) : undefined;
          if (name !== undefined) span.link = `#${name}`;
        }
}
