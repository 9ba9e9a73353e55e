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
  const notes = new Map<string, { role: Extract<Paragraph['role'], { kind: 'note' }>; name: string }>();
  for (const { role } of paragraphs)
    if (role?.kind === 'note' && role.number !== null && !notes.has(role.number))
      notes.set(role.number, { role, name: `note-${page}-${notes.size + 1}` });
  if (notes.size === 0) return;
  for (const { role, lines } of paragraphs)
    if (role?.kind !== 'note')
      for (const span of lines.flatMap(({ spans }) => spans)) {
        const note = span.shift === 'up' ? notes.get(span.text.trim()) : undefined;
        // One way there, and one back.
        if (note === undefined || note.role.id !== null) continue;
        note.role.id = note.name;
        span.link = `#${note.name}`;
      }
}
