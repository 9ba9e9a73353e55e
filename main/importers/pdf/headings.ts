import { type Block, type Paragraph, plainTextOf } from './blocks.ts';
import { listMarker } from './list-marker.ts';
import type { OutlineEntry } from './outline.ts';

const longestHeading = 220;

/**
 * Which paragraphs are headings, and of which level: those that the document's outline names, and those in larger or
 * bolder type than the text. The looks of headings that the outline names tell the level of the others.
 */
export function markHeadings(
  blocks: readonly Block[],
  bodySize: number,
  outline: readonly OutlineEntry[],
): void {
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
  const entries = new Map<string, OutlineEntry[]>();
  for (const entry of outline) {
    const key = wordsOf(entry.title);
    if (key === '') continue;
    const same = entries.get(key);
    if (same === undefined) entries.set(key, [entry]);
    else same.push(entry);
  }
  const levels = new Map<string, number[]>();
  const open: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.role?.kind === 'heading' ? paragraph.role.level !== null : paragraph.role !== null)
      continue;
    const entry = entryFor(paragraph, entries);
    if (entry === null || !looksApart(paragraph, bodySize)) {
      open.push(paragraph);
      continue;
    }
    paragraph.role = { kind: 'heading', level: entry.level };
    const look = lookOf(paragraph);
    levels.set(look, [...(levels.get(look) ?? []), entry.level]);
  }
  const known = new Map([...levels].map(([look, list]) => [look, mostCommon(list)]));
  const found = open.filter(
    (paragraph) =>
      paragraph.role !== null ||
      isHeading(paragraph, bodySize) ||
      (known.has(lookOf(paragraph)) && isLikeHeading(paragraph, bodySize)),
  );
  const ranks = ranksOf(found.filter((paragraph) => !known.has(lookOf(paragraph))));
  for (const paragraph of found)
    paragraph.role = { kind: 'heading', level: levelOf(lookOf(paragraph), known, ranks) };
}

/** As the outline says of headings that look so; larger ones are above them, smaller ones below. */
function levelOf(
  look: string,
  known: ReadonlyMap<string, number>,
  ranks: ReadonlyMap<string, number>,
): number {
  const stated = known.get(look);
  if (stated !== undefined) return stated;
  if (known.size === 0) return ranks.get(look) ?? 1;
  const size = Number.parseFloat(look);
  const smaller = [...known].filter(([other]) => Number.parseFloat(other) <= size).map(([, level]) => level);
  return smaller.length > 0 ? Math.min(...smaller) : Math.min(6, Math.max(...known.values()) + 1);
}

/** In the type of headings that the outline names, though it names not all of them. */
function isLikeHeading({ lines }: Paragraph, bodySize: number): boolean {
  const text = plainTextOf(lines);
  return (
    lines.length <= 4 &&
    text.length <= longestHeading &&
    /\p{L}{2}/u.test(text) &&
    !/[.,;:]$/.test(text.trim()) &&
    lines.every(({ size, bold, mono }) => !mono && (bold || size > 1.1 * bodySize))
  );
}

function entryFor(paragraph: Paragraph, entries: ReadonlyMap<string, OutlineEntry[]>): OutlineEntry | null {
  const text = plainTextOf(paragraph.lines);
  if (text.length > longestHeading) return null;
  const words = wordsOf(text);
  // `Chapter 2 Definitions` and `2.1 Definitions` in the text, `Definitions` in the outline, or the other way round.
  const bare = words.replace(
    /^(?:(?:chapter|kapitel|appendix|anhang|chapitre|глава|part)\s+)?[\divxa-z]{1,4}(?:\s\d+)*\s+/,
    '',
  );
  const found = entries.get(words) ?? entries.get(bare);
  return found?.find(({ page }) => page === null || page === paragraph.page) ?? null;
}

function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** A line of the text may say by chance what the outline says: a heading is set otherwise, or stands alone. */
function looksApart({ lines }: Paragraph, bodySize: number): boolean {
  return (
    lines.length <= 4 &&
    (lines.every(({ size, bold }) => bold || size > 1.02 * bodySize) || lines.length === 1)
  );
}

function isHeading({ lines }: Paragraph, bodySize: number): boolean {
  const text = plainTextOf(lines);
  const [first] = lines;
  if (first === undefined || lines.length > 4 || text.length > longestHeading) return false;
  if (!/\p{L}{2}/u.test(text) || /\.{4}|(?:\. ){4}/.test(text)) return false;
  if (lines.every(({ mono }) => mono)) return false;
  const larger = first.size >= 1.12 * bodySize;
  if (larger) return !(first.size < 1.3 * bodySize && text.length > 120);
  const bold = lines.every((line) =>
    line.spans.every(({ style, text: part }) => style.bold || part.trim() === ''),
  );
  if (!bold || first.size < 0.9 * bodySize) return false;
  if (text.length > 110 || lines.length > 2 || /[.,;:]$/.test(text.trim())) return false;
  const marker = listMarker(text);
  return marker === null || marker.ordered;
}

function lookOf({ lines }: Paragraph): string {
  const [first] = lines;
  return `${Math.round((first?.size ?? 0) * 2) / 2} ${first?.bold ?? false}`;
}

/** 1 for the largest look, 2 for the next; of one size, bold comes first. */
function ranksOf(paragraphs: readonly Paragraph[]): Map<string, number> {
  const looks = [...new Set(paragraphs.map(lookOf))].sort((one, other) => {
    const [size = 0, otherSize = 0] = [Number.parseFloat(one), Number.parseFloat(other)];
    return otherSize - size || Number(other.endsWith('true')) - Number(one.endsWith('true'));
  });
  return new Map(looks.map((look, index) => [look, Math.min(index + 1, 4)]));
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 1;
}
