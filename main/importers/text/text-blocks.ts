import { splitAligned } from './aligned-lines.ts';
import type { Block } from './block.ts';
import { isHeadingLine, isRule, isSignature, mayBeHeading, underlineLevel } from './heading-line.ts';
import { createLineJoiner } from './join-lines.ts';
import { endsEarly, findLayout, type Layout } from './layout.ts';
import { readList, readSingleItem } from './list-items.ts';
import { splitFront } from './split-front.ts';
import { lineGroups } from './text-lines.ts';

type Join = (lines: readonly string[]) => string;

const quoteDepthLimit = 8;

/** Lines → paragraphs, headings, lists, quotations and hand-aligned parts, where they are plain to see. */
export function textBlocks(lines: readonly string[]): Block[] {
  return blocksOf(lines, createLineJoiner(lines), 0);
}

function blocksOf(lines: readonly string[], join: Join, depth: number): Block[] {
  const groups = lineGroups(lines);
  const layout = findLayout(groups.filter((group) => !group.some((line) => /^\s*>/.test(line))));
  const blocks: Block[] = [];
  for (let index = 0; index < groups.length; index += 1) {
    const items = looseItems(groups.slice(index, index + 200));
    if (items.length >= 2) {
      blocks.push(looseList(items, join));
      index += items.length - 1;
      continue;
    }
    const group = groups[index] ?? [];
    const parts =
      depth === 0 && index < 2 ? splitFront(group, layout).flatMap(splitGroup) : splitGroup(group);
    for (const part of parts) for (const block of groupBlocks(part, layout, join, depth)) blocks.push(block);
  }
  return headingsBetween(blocks);
}

/** Parts of a group that no empty line separates, though they are different things. */
function splitGroup(group: readonly string[]): string[][] {
  const parts: string[][] = [];
  let part: string[] = [];
  const flush = (): void => {
    if (part.length > 0) parts.push(part);
    part = [];
  };
  for (const [index, line] of group.entries()) {
    const next = group[index + 1];
    const previous = group[index - 1];
    const quoted = /^\s*>/.test(line);
    if (previous !== undefined && quoted !== /^\s*>/.test(previous)) flush();
    if (isRule(line) && underlineLevel(previous ?? '', line) === null) {
      flush();
      parts.push([line]);
      continue;
    }
    if (next !== undefined && underlineLevel(line, next) !== null) flush();
    if (previous !== undefined && /:$/.test(previous) && /^\s*(?:[-*•]|1[.)])[ \t]/.test(line)) flush();
    part.push(line);
    if (part.length === 2 && underlineLevel(previous ?? '', line) !== null) flush();
  }
  flush();
  return parts;
}

function groupBlocks(group: string[], layout: Layout, join: Join, depth: number): Block[] {
  const [first = '', second] = group;
  if (group.length === 1 && isRule(first)) return [{ kind: 'rule' }];
  if (group.length === 2 && second !== undefined && underlineLevel(first, second) !== null)
    return [{ kind: 'heading', level: underlineLevel(first, second) === 1 ? 2 : 3, text: first.trim() }];
  if (group.every((line) => /^\s*>/.test(line)) && depth < quoteDepthLimit) {
    const inner = group.map((line) => line.replace(/^\s*> ?/, ''));
    return [{ kind: 'quote', blocks: blocksOf(inner, join, depth + 1) }];
  }
  const list = readList(group, (lines) => join(lines));
  if (list) return [list];
  return splitAligned(group).flatMap(({ aligned, lines }) =>
    aligned ? [{ kind: 'pre', text: dedent(lines).join('\n') } as const] : runningText(lines, layout, join),
  );
}

function runningText(lines: readonly string[], layout: Layout, join: Join): Block[] {
  if (lines.length === 1 && isHeadingLine(lines[0] ?? '') && !isSignature(lines[0] ?? ''))
    return [{ kind: 'heading', level: 2, text: (lines[0] ?? '').trim() }];
  const paragraphs =
    layout.kind === 'wrapped' ? wrappedParagraphs(lines, layout.width) : brokenParagraphs(lines);
  return paragraphs.map((paragraph) => ({
    kind: 'paragraph',
    text: paragraph.map((joined) => join(joined)).join('\n'),
  }));
}

/** A paragraph is a list of meant lines, each of them the wrapped lines it was set in. */
type Paragraph = string[][];

function wrappedParagraphs(lines: readonly string[], width: number): Paragraph[] {
  if (isMeant(lines, width) && isVerse(lines)) return [lines.map((line) => [line])];
  const paragraphs: string[][] = [];
  let current: string[] = [];
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    const begins =
      previous !== undefined &&
      (startsIndented(previous, line) ||
        (endsEarly(previous, line, width) && endsSentence(previous)) ||
        isSignature(line));
    if (begins) {
      paragraphs.push(current);
      current = [];
    }
    current.push(line);
  }
  paragraphs.push(current);
  return paragraphs.map((paragraph) => [paragraph]);
}

/** The first line of a paragraph that is set in, as in print. */
function startsIndented(previous: string, line: string): boolean {
  const own = indentation(line);
  return own > indentation(previous) || (own >= 2 && endsSentence(previous));
}

/** Lines that were broken on purpose: verse stays together, anything else is a paragraph a line. */
function brokenParagraphs(lines: readonly string[]): Paragraph[] {
  if (isVerse(lines)) return [lines.map((line) => [line])];
  return lines.map((line) => [[line]]);
}

const verseLine = 64;

/** Short lines, most of which end without ending a sentence. */
function isVerse(lines: readonly string[]): boolean {
  if (lines.length < 2 || lines.some((line) => line.length > verseLine)) return false;
  const open = lines.slice(0, -1).filter((line) => !endsSentence(line)).length;
  return open >= (lines.length - 1) * 0.5;
}

/** In a wrapped text, lines that had room for the next word are broken on purpose too. */
function isMeant(lines: readonly string[], width: number): boolean {
  const meant = lines
    .slice(0, -1)
    .filter((line, index) => endsEarly(line, lines[index + 1] ?? '', width)).length;
  return meant >= (lines.length - 1) * 0.7;
}

function endsSentence(line: string): boolean {
  return /[.!?…:։。！？]["'»”’)\]]*$/.test(line);
}

function indentation(line: string | undefined): number {
  return /^\s*/.exec(line ?? '')?.[0].length ?? 0;
}

function dedent(lines: readonly string[]): string[] {
  const shared = lines.reduce((least, line) => Math.min(least, indentation(line)), Number.POSITIVE_INFINITY);
  return lines.map((line) => line.slice(shared));
}

type LooseItem = NonNullable<ReturnType<typeof readSingleItem>>;

/** The items of a list whose items have empty lines between them, from the first group on. */
function looseItems(groups: readonly (readonly string[])[]): LooseItem[] {
  const items: LooseItem[] = [];
  for (const group of groups) {
    const item = readSingleItem(group);
    const last = items.at(-1);
    if (
      !item ||
      (last &&
        (item.marker !== last.marker || item.number !== (last.number === null ? null : last.number + 1)))
    )
      break;
    // A dash before each of several paragraphs is dialogue; only bullets and numbers make a loose list.
    if (item.marker === '-') break;
    items.push(item);
  }
  return items;
}

function looseList(items: readonly LooseItem[], join: Join): Block {
  const start = items[0]?.number ?? null;
  return {
    kind: 'list',
    ordered: start !== null,
    start: start ?? 1,
    items: items.map(({ lines }) => join(lines)),
  };
}

const longParagraph = 100;

/** A short line without a stop that stands alone between two long paragraphs is a heading. */
function headingsBetween(blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) => {
    if (block.kind !== 'paragraph' || index === 0 || block.text.includes('\n') || !mayBeHeading(block.text))
      return block;
    const around = [blocks[index - 1], blocks[index + 1]];
    const between = around.every(
      (neighbour) =>
        neighbour?.kind === 'paragraph' &&
        neighbour.text.length >= longParagraph &&
        /[.!?…։"»”)]$/.test(neighbour.text),
    );
    return between ? { kind: 'heading', level: 2, text: block.text } : block;
  });
}
