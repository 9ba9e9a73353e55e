import type { StatedDate } from '../../understanding/date-text.ts';
import { type Dateline, readDateline } from '../../understanding/dateline.ts';
import type { Block } from './block.ts';
import { readFrontLine } from './front-line.ts';

/** What stands above and at the beginning of the body. */
export interface TextFront {
  title: string | null;
  byline: string | null;
  source: string | null;
  place: string | null;
  /** Of the dateline, or of a line that is nothing but a date. */
  date: StatedDate | null;
  /** Without headline, byline and dateline. */
  body: Block[];
}

const frontLimit = 7;
const frontLineLimit = 220;
const headlineLimit = 150;

/**
 * Headline, byline and dateline off the top of a text. Whatever is none of them stays in the body, and so does what the
 * text's own header has said already and otherwise.
 */
export function readTextFront(
  blocks: readonly Block[],
  known: { title?: string | undefined; byline?: string | undefined; source?: string | undefined } = {},
): TextFront {
  const found = findDateline(blocks);
  const front: TextFront = {
    title: known.title ?? null,
    byline: known.byline ?? null,
    source: known.source ?? found?.dateline.source ?? null,
    place: found?.dateline.place ?? null,
    date: found?.dateline.date ?? null,
    body: [],
  };
  if (!found) return readLooseFront(blocks, front, known);
  const kept: Block[] = [];
  for (const block of blocks.slice(0, found.index)) keepUnread(block, front, kept, true);
  front.byline ??= found.dateline.author;
  const rest = found.rest === '' ? [] : [{ kind: 'paragraph', text: found.rest } as const];
  front.body = [...kept, ...rest, ...blocks.slice(found.index + 1)];
  return front;
}

function findDateline(blocks: readonly Block[]): { index: number; dateline: Dateline; rest: string } | null {
  let headed = false;
  for (const [index, block] of blocks.slice(0, frontLimit).entries()) {
    if (block.kind === 'paragraph') {
      const dateline = readDateline(block.text);
      // A line of its own that is a date only is no dateline when a real one follows.
      if (
        dateline &&
        (dateline.place !== null || dateline.source !== null || dateline.end < block.text.length)
      )
        return { index, dateline, rest: block.text.slice(dateline.end).trim() };
    }
    if (!isFrontBlock(block) || (!headed && isSentence(block))) return null;
    headed ||= !isFullyRead(block);
  }
  return null;
}

/** A stop after a single capital belongs to initials: `… IN THE U.S.` */
function endsSentence(text: string): boolean {
  return /[.։:]$/.test(text) && !/(?:^|[\s.])\p{Lu}\.$/u.test(text);
}

/** A headline has no stop: above a dateline that is further down, a sentence is the body, which the dateline is not above. */
function isSentence(block: Block): boolean {
  return block.kind === 'paragraph' && endsSentence(block.text) && !isFullyRead(block);
}

function isFrontBlock(block: Block): block is Extract<Block, { kind: 'heading' | 'paragraph' | 'rule' }> {
  if (block.kind === 'rule') return true;
  return (block.kind === 'heading' || block.kind === 'paragraph') && block.text.length <= frontLineLimit;
}

/** No dateline: a headline is a first block that looks like one, and lines right after it may be byline and date. */
function readLooseFront(
  blocks: readonly Block[],
  front: TextFront,
  known: { title?: string | undefined },
): TextFront {
  let index = 0;
  const kept: Block[] = [];
  while (index < Math.min(blocks.length, frontLimit)) {
    const block = blocks[index];
    if (block === undefined || !isFrontBlock(block)) break;
    const headline =
      isRepeated(block, front) || (front.title === null && isHeadline(block, blocks[index + 1]));
    if (!headline && !isFullyRead(block)) break;
    keepUnread(block, front, kept, headline);
    index += 1;
  }
  front.body = [...kept, ...blocks.slice(index)];
  // A text that is nothing but its own title stays a text.
  return front.body.length > 0 ? front : { ...front, title: known.title ?? null, body: [...blocks] };
}

function isHeadline(block: Block, next: Block | undefined): boolean {
  if (next === undefined || (block.kind !== 'heading' && block.kind !== 'paragraph')) return false;
  if (block.kind === 'heading') return true;
  const { text } = block;
  if (text.length > headlineLimit || text.split('\n').length > 3) return false;
  if (endsSentence(text) || /[,;՝]$/.test(text)) return false;
  return /^["'«“‘(]?[\p{Lu}\p{Lo}\p{N}\u10d0-\u10ff]/u.test(text);
}

/** Takes from a block what is byline, date or agency, and its first other line as the title; the rest is kept. */
function keepUnread(block: Block, front: TextFront, kept: Block[], mayTitle: boolean): void {
  if (block.kind !== 'paragraph' && block.kind !== 'heading') {
    if (kept.length > 0) kept.push(block);
    return;
  }
  if (isRepeated(block, front)) return;
  const unread = block.text.split('\n').filter((line) => !takeFrontLine(line, front));
  if (unread.length === 0) return;
  if (front.title === null && mayTitle) {
    // Lines of one block are one headline set in several lines.
    front.title = unread.join(' ');
    return;
  }
  kept.push({ ...block, text: unread.join('\n') });
}

/** The headline once more, under a header that had it. */
function isRepeated(block: Block, front: TextFront): boolean {
  return (
    (block.kind === 'paragraph' || block.kind === 'heading') &&
    block.text.replaceAll('\n', ' ') === front.title
  );
}

function isFullyRead(block: Block): boolean {
  if (block.kind !== 'paragraph' && block.kind !== 'heading') return false;
  return block.text.split('\n').every((line) => readFrontLine(line) !== null);
}

/** Takes a line that is nothing but a byline, a date or an agency, unless another was taken before it. */
function takeFrontLine(line: string, front: TextFront): boolean {
  const read = readFrontLine(line);
  switch (read?.kind) {
    case 'byline':
      if (front.byline !== null && front.byline !== read.byline.author) return false;
      front.byline = read.byline.author;
      front.source ??= read.byline.source;
      return true;
    case 'date':
      if (front.date !== null && front.date.year !== null) return false;
      front.date =
        front.date === null || read.date.day !== null ? read.date : { ...front.date, year: read.date.year };
      return true;
    case 'agency':
      if (front.source !== null && front.source !== read.name) return false;
      front.source = read.name;
      front.place ??= read.place;
      return true;
    case undefined:
      return false;
  }
}
