import type { Block, Paragraph } from './blocks.ts';
import { joinColumns, markItems } from './flow.ts';
import { markHeadings } from './headings.ts';
import { createVocabulary, type Vocabulary } from './join-lines.ts';
import type { Line } from './lines.ts';
import { linkNotes, markNotes } from './notes.ts';
import type { OutlineEntry } from './outline.ts';
import { pageFurniture } from './page-furniture.ts';
import { paragraphsOf } from './paragraphs.ts';
import { isParagraph, linesOf, type ReadPage } from './read-document.ts';
import { readingOrder } from './reading-order.ts';
import { mergeRow } from './rows.ts';
import { findTables } from './tables.ts';

export interface Composed {
  blocks: Block[];
  vocabulary: Vocabulary;
  /** Of most of the text, in points. */
  bodySize: number;
}

/** From the lines of all pages to blocks in the order of reading, each with what it is. */
export function compose(pages: readonly ReadPage[], outline: readonly OutlineEntry[]): Composed {
  const all = pages.flatMap(({ directions, structured }) => [
    ...directions.flat(),
    ...(structured ?? []).flatMap(linesOf),
  ]);
  const bodySize = commonSize(all);
  forgetCommonMono(all);
  const vocabulary = createVocabulary();
  for (const { text } of all) vocabulary.add(text);
  const plain = pages.filter(({ structured }) => structured === null);
  const furniture = sparing(
    pageFurniture(
      plain.map(({ number, directions }) => ({ number, lines: directions[0] ?? [] })),
      bodySize,
    ),
    all,
  );
  const blocks: Block[] = [];
  let column = pages.length + 1;
  for (const { number, directions, structured, added } of pages) {
    const page: Block[] = structured ?? [];
    for (const lines of directions) {
      const kept = lines.filter((line) => !furniture.has(line));
      const rtl = kept.filter((line) => line.rtl).length * 2 > kept.length;
      for (const region of readingOrder(kept, rtl)) {
        column += 1;
        page.push(...readRegion(region, { rtl, page: number, column, bodySize }));
      }
    }
    linkNotes(number, page.filter(isParagraph));
    for (const block of page) blocks.push(block);
    for (const text of added) blocks.push(addedText(text, number, ++column));
  }
  markHeadings(blocks, bodySize, outline);
  const joined = joinColumns(blocks);
  markItems(joined);
  return { blocks: joined, vocabulary, bodySize };
}

interface RegionPlace {
  rtl: boolean;
  page: number;
  column: number;
  bodySize: number;
}

function readRegion(lines: readonly Line[], { rtl, page, column, bodySize }: RegionPlace): Block[] {
  const blocks: Block[] = [];
  const paragraphs: Paragraph[] = [];
  for (const piece of findTables(lines, rtl, page)) {
    if (piece.kind === 'table') {
      blocks.push(piece.table);
      continue;
    }
    const found = paragraphsOf(piece.rows.map(mergeRow), page, column);
    blocks.push(...found);
    paragraphs.push(...found);
  }
  markNotes(paragraphs, bodySize);
  return blocks;
}

/** Pages of a line each are slides or forms: what stands on all of them is their text. */
function sparing(furniture: Set<Line>, all: readonly Line[]): Set<Line> {
  const letters = (lines: Iterable<Line>): number =>
    [...lines].reduce((sum, { text }) => sum + text.length, 0);
  return letters(furniture) > 0.4 * letters(all) ? new Set() : furniture;
}

function commonSize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const key = Math.round(size * 4) / 4;
    letters.set(key, (letters.get(key) ?? 0) + text.length);
  }
  return [...letters].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 10;
}

/** In a typescript the type of code is that of the text. */
function forgetCommonMono(lines: readonly Line[]): void {
  let mono = 0;
  let all = 0;
  for (const line of lines) {
    all += line.text.length;
    if (line.mono) mono += line.text.length;
  }
  if (mono < 0.6 * all) return;
  for (const line of lines) {
    line.mono = false;
    for (const span of line.spans) span.style = { ...span.style, mono: false };
  }
}

/** What somebody set upon the page or filled in, as a paragraph of its own after the page's text. */
function addedText(text: string, page: number, column: number): Paragraph {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Line => {
      const style = { bold: false, italic: false, mono: false };
      const spans = [{ text: line.trim(), style, shift: null, link: null }];
      return {
        runs: [],
        spans,
        text: line.trim(),
        x: 0,
        right: 0,
        y: 0,
        size: 0,
        bold: false,
        mono: false,
        rtl: false,
        order: 0,
      };
    });
  const hard = new Set(lines.slice(1).keys());
  return { kind: 'paragraph', page, column, indent: 0, lines, hard, role: { kind: 'text' } };
}
