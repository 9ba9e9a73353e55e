import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { MissingPart } from '../../../contract/model.ts';
import type { ImportedHighlight } from '../importer.ts';
import type { Block, Paragraph } from './blocks.ts';
import { createFontStyles, type FontStyles } from './font-styles.ts';
import { buildLines, type Line } from './lines.ts';
import { readMarks } from './page-marks.ts';
import { readPage } from './read-page.ts';
import { structuredPage } from './structure.ts';

/** One page as it was read; its plain lines are put in order when all pages are known. */
export interface ReadPage {
  number: number;
  /** By the document's own structure, in order; null where only the places of lines tell. */
  structured: Block[] | null;
  /** By direction, that of most of the text first. Empty for a structured page. */
  directions: Line[][];
  added: string[];
}

export interface ReadPages {
  pages: ReadPage[];
  highlights: ImportedHighlight[];
  comments: string[];
  missing: MissingPart[];
  letters: number;
}

/** Longer ones are cut there, and the receipt says so. */
const mostPages = 5_000;
/** Of the minute that a file has; cleaning and understanding need theirs. */
const timeMs = 40_000;
/** Fonts and other things that PDF.js keeps for all pages are let go now and then. */
const pagesBetweenCleaning = 200;

/** All pages, one after the other, each let go when it was read. A page that cannot be read is listed as missing. */
export async function readPages(document: PDFDocumentProxy): Promise<ReadPages> {
  const read: ReadPages = { pages: [], highlights: [], comments: [], missing: [], letters: 0 };
  const fonts = createFontStyles();
  const start = performance.now();
  const last = Math.min(document.numPages, mostPages);
  for (let number = 1; number <= last; number += 1) {
    if (performance.now() - start > timeMs) {
      read.missing.push(missingPages(number, document.numPages));
      return read;
    }
    try {
      const page = await document.getPage(number);
      await readOne(page, number, fonts, read);
      page.cleanup();
    } catch {
      read.missing.push({ kind: 'text', address: `page ${number}`, reason: 'unreadable' });
    }
    if (number % pagesBetweenCleaning === 0) await document.cleanup(true);
  }
  if (last < document.numPages) read.missing.push(missingPages(last + 1, document.numPages));
  return read;
}

function missingPages(from: number, to: number): MissingPart {
  return { kind: 'text', address: `pages ${from} to ${to}`, reason: 'too-large' };
}

async function readOne(
  page: PDFPageProxy,
  number: number,
  fonts: FontStyles,
  read: ReadPages,
): Promise<void> {
  const { directions } = await readPage(page, number, fonts);
  const upright = directions.find(({ angle }) => angle === 0);
  const marks = await readMarks(page, upright?.runs ?? []);
  if (upright) upright.runs = marks.runs;
  read.highlights.push(...marks.highlights);
  read.comments.push(...marks.comments.map((comment) => `Page ${number}: ${comment}`));
  const all = directions.flatMap(({ runs }) => runs);
  const tree = all.some(({ mark }) => mark !== null) ? await page.getStructTree().catch(() => null) : null;
  const structured = structuredPage(tree, all, number, number);
  for (const { text } of all) read.letters += text.length;
  for (const text of marks.added) read.letters += text.length;
  read.pages.push({
    number,
    structured,
    directions: structured ? [] : directions.map(({ runs }) => release(buildLines(runs))),
    added: marks.added,
  });
  if (structured) for (const block of structured) release(linesOf(block));
}

export function linesOf(block: Block): Line[] {
  return block.kind === 'paragraph' ? block.lines : block.rows.flat().flatMap(({ lines }) => lines);
}

/** The pieces were needed to make the lines; a book of thousand pages has a million of them. */
function release(lines: Line[]): Line[] {
  for (const line of lines) line.runs = [];
  return lines;
}

export function isParagraph(block: Block): block is Paragraph {
  return block.kind === 'paragraph';
}
