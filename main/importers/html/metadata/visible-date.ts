import { attribute, type PageDocument, type PageElement } from '../../../cleaning/parse-html.ts';
import { closest, elementsOf, hasWord, nameWords, textOf } from '../page-tree.ts';
import type { TextBlock } from '../text-blocks.ts';
import { plainWords, saysTitle } from '../words.ts';
import { isAside } from './aside.ts';
import { shownBlocks } from './shown-blocks.ts';
import { machineDate, writtenDate } from './written-date.ts';

/** Dates as the readers of a page see them: marked by their element or class, else in a short line by the title. */
export function visibleDate(
  page: PageDocument,
  title: string | null,
  language: string | null,
): string | null {
  return markedDate(page, title, language) ?? dateByTitle(page, title, language);
}

const dateWords = new Set([
  'date',
  'datetime',
  'published',
  'pubdate',
  'publish',
  'timestamp',
  'datum',
  'fecha',
  'data',
  'posted',
  'time',
  'dateline',
  'created',
  'publication',
  'datepublished',
]);

/** Of the dates that their elements say are dates, the one nearest to the title: the others are of other articles. */
function markedDate(page: PageDocument, title: string | null, language: string | null): string | null {
  const marked: { date: string; at: number }[] = [];
  let titleAt: number | null = null;
  let at = 0;
  for (const element of elementsOf(page)) {
    at += 1;
    if (titleAt === null && title !== null && /^h[1-4]$/.test(element.tagName)) {
      if (saysTitle(textOf(element), title)) titleAt = at;
    }
    if (marked.length < mostMarked) {
      const date = dateMarkedBy(element, language);
      if (date !== null && !isAside(element)) marked.push({ date, at });
    }
  }
  const from = titleAt ?? 0;
  // What stands above a title is as often of something else.
  const distance = (place: number): number => (place < from ? (from - place) * 2 : place - from);
  marked.sort((left, right) => distance(left.at) - distance(right.at));
  return marked[0]?.date ?? null;
}
const mostMarked = 40;

function dateMarkedBy(element: PageElement, language: string | null): string | null {
  if (element.tagName === 'time') {
    if (hasWord(element, 'class', 'updated', 'modified')) return null;
    return machineDate(dateText(element)) ?? writtenDate(textOf(element), language);
  }
  if (element.tagName === 'meta' || !saysDate(element)) return null;
  const text = textOf(element);
  if (text.length > 120) return null;
  const hidden = attribute(element, 'title');
  return (hidden === null ? null : machineDate(hidden)) ?? writtenDate(text, language);
}

function saysDate(element: PageElement): boolean {
  return nameWords(element).some((word) => dateWords.has(word));
}

export function dateText(element: PageElement): string {
  return attribute(element, 'datetime') ?? attribute(element, 'content') ?? textOf(element);
}

const longestLine = 110;
/** How many lines away from the title a date may stand. */
const after = 12;
const before = 4;
const label =
  /^(?:datum|date|stand|veröffentlicht|erschienen|erstellt|published|posted|updated|publié|publicado|pubblicato|опубликовано|дата|հրապարակվել|ամսաթիվ|掲載|発行)/i;

function dateByTitle(page: PageDocument, title: string | null, language: string | null): string | null {
  const blocks = shownBlocks(page);
  const read = (block: TextBlock | undefined): string | null =>
    block === undefined || block.text.length > longestLine || block.linked > block.text.length * 0.7
      ? null
      : writtenDate(block.text, language);
  const at = title === null ? -1 : titleIndex(blocks, title);
  if (at >= 0) {
    for (let away = 0; away <= after; away += 1) {
      const date = read(blocks[at + away]) ?? (away <= before ? read(blocks[at - away]) : null);
      if (date !== null) return date;
    }
  }
  for (const block of blocks) {
    const date = label.test(block.text) ? read(block) : null;
    if (date !== null) return date;
  }
  return openingDate(blocks, language);
}

/** What stands at the head of a text: a line with little more than a date, or a paragraph that opens with one. */
function openingDate(blocks: readonly TextBlock[], language: string | null): string | null {
  for (const { text, owner, linked } of blocks.slice(0, farthestOpening)) {
    const [opening] =
      /^\(?(?:\d{1,2}[./]\s?(?:\d{1,2}[./]|\p{L}{3,10})\s?\d{4}|\d{4}-\d{2}-\d{2})\)?(?=\s?[-–—|:,)]|\s*$|\.\s)/u.exec(
        text,
      ) ?? [];
    const short = text.length < 30 && linked === 0 && (text.match(/\p{L}+/gu)?.length ?? 0) <= 3;
    const date = opening === undefined && !short ? null : writtenDate(opening ?? text, language);
    if (date !== null && !isAside(owner)) return date;
  }
  return null;
}
const farthestOpening = 400;

function titleIndex(blocks: readonly TextBlock[], title: string): number {
  const wanted = plainWords(title);
  const heading = blocks.findIndex(({ owner, text }) => inHeading(owner) && saysTitle(text, title));
  return heading >= 0 ? heading : blocks.findIndex(({ text }) => plainWords(text) === wanted);
}

function inHeading(element: PageElement): boolean {
  return closest(element, ({ tagName }) => /^h[1-6]$/.test(tagName)) !== null;
}
