import type { Block, Paragraph } from './blocks.ts';
import { isDense } from './lines.ts';
import { listMarker } from './list-marker.ts';

const sentenceEnd = /[.!?…:;։؟。！？]["'»”’)\]]*$/u;

/** Paragraphs that a column's or a page's end parted become one again; notes and captions between them stay where they are. */
export function joinColumns(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  let last: Paragraph | null = null;
  for (const block of blocks) {
    if (block.kind === 'table') {
      joined.push(block);
      last = null;
      continue;
    }
    if (last !== null && block.column !== last.column && goesOn(last, block)) {
      const at: number = last.lines.length;
      last.lines = [...last.lines, ...block.lines];
      last.hard = new Set([...last.hard, ...[...block.hard].map((index) => index + at)]);
      last.column = block.column;
      continue;
    }
    joined.push(block);
    if (!standsAside(block, last)) last = block;
  }
  return joined;
}

/** Notes, captions and small print at the foot of a column: the text goes on behind them. */
function standsAside({ role, lines, column }: Paragraph, last: Paragraph | null): boolean {
  if (role?.kind === 'note' || role?.kind === 'caption') return true;
  const size = last?.lines.at(-1)?.size ?? 0;
  return role === null && column === last?.column && lines.every((line) => line.size < 0.94 * size);
}

function goesOn(before: Paragraph, after: Paragraph): boolean {
  const plain = ({ role }: Paragraph): boolean =>
    role === null || role.kind === 'text' || role.kind === 'quotation';
  if (!plain(after) || !(plain(before) || before.role?.kind === 'item')) return false;
  const last = before.lines[before.lines.length - 1];
  const first = after.lines[0];
  if (!last || !first || Math.abs(last.size - first.size) > 0.07 * last.size) return false;
  if (last.bold !== first.bold || last.mono !== first.mono || last.rtl !== first.rtl) return false;
  const end = last.text.trimEnd();
  if (/\p{L}[-‐\u00ad]$/u.test(end)) return true;
  if (sentenceEnd.test(end) || listMarker(first.text) !== null) return false;
  if (/^["'«„“‘(]?\p{Ll}/u.test(first.text)) return true;
  const full = before.lines.length > 1 && fills(before);
  return full && (/[\p{Ll},]$/u.test(end) || isDense(end.at(-1)) || last.rtl);
}

/** The last line is as long as the others. */
function fills({ lines }: Paragraph): boolean {
  const width = ({ x, right }: { x: number; right: number }): number => right - x;
  const last = lines[lines.length - 1];
  return last !== undefined && width(last) > 0.93 * Math.max(...lines.map(width));
}

/** Which paragraphs without a role are items of lists: those with bullets, and numbers that count up. */
export function markItems(blocks: readonly Block[]): void {
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
  const markers = paragraphs.map(({ role, lines }) =>
    role === null || role.kind === 'text' ? listMarker(lines[0]?.text ?? '') : null,
  );
  markers.forEach((marker, index) => {
    const paragraph = paragraphs[index];
    if (marker === null || paragraph === undefined) return;
    const counts = marker.number ?? letterNumber(marker.marker);
    if (marker.ordered) {
      const neighbours = markers.slice(Math.max(0, index - 8), index + 9);
      const inTurn = neighbours.some(
        (other) =>
          other !== null &&
          other !== marker &&
          shapeOf(other.marker) === shapeOf(marker.marker) &&
          Math.abs((other.number ?? letterNumber(other.marker)) - counts) === 1,
      );
      if (!inTurn) return;
    }
    paragraph.role = { kind: 'item', depth: 0, ordered: marker.ordered, marker: marker.marker };
  });
}

function shapeOf(marker: string): string {
  return marker
    .replace(/\d+/, '1')
    .replace(/[a-z]+/, 'a')
    .replace(/[A-Z]+/, 'A');
}

function letterNumber(marker: string): number {
  const letter = /[a-zA-Z]/.exec(marker)?.[0];
  return letter === undefined ? Number.NaN : letter.toLowerCase().charCodeAt(0) - 96;
}
