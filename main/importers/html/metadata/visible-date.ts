import { attribute, isElement, type PageDocument, type PageElement } from '../../../cleaning/parse-html.ts';
import { closest, elementsOf, findFirst, hasWord, nameWords, textOf } from '../page-tree.ts';
import { type TextBlock, textBlocks } from '../text-blocks.ts';
import { plainWords, saysTitle } from '../words.ts';
import { machineDate, writtenDate } from './written-date.ts';

/** Dates as the readers of a page see them: marked by their element or class, else in a short line by the title. */
export function visibleDate(
  page: PageDocument,
  title: string | null,
  language: string | null,
): string | null {
  return markedDate(page, language) ?? dateByTitle(page, title, language);
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

function markedDate(page: PageDocument, language: string | null): string | null {
  let named: string | null = null;
  for (const element of elementsOf(page)) {
    if (element.tagName === 'time') {
      const date = machineDate(dateText(element)) ?? writtenDate(textOf(element), language);
      if (date !== null && !hasWord(element, 'class', 'updated', 'modified')) return date;
    } else if (named === null && element.tagName !== 'meta' && saysDate(element)) {
      const text = textOf(element);
      const hidden = attribute(element, 'title');
      if (text.length <= 120)
        named = (hidden === null ? null : machineDate(hidden)) ?? writtenDate(text, language);
    }
  }
  return named;
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
  const body = findFirst(page, ({ tagName }) => tagName === 'body');
  if (body === null) return null;
  const blocks = textBlocks(body).filter(({ owner }) => isShown(owner));
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
  return null;
}

function titleIndex(blocks: readonly TextBlock[], title: string): number {
  const wanted = plainWords(title);
  const heading = blocks.findIndex(({ owner, text }) => inHeading(owner) && saysTitle(text, title));
  return heading >= 0 ? heading : blocks.findIndex(({ text }) => plainWords(text) === wanted);
}

function inHeading(element: PageElement): boolean {
  return closest(element, ({ tagName }) => /^h[1-6]$/.test(tagName)) !== null;
}

function isShown(element: PageElement): boolean {
  return (
    isElement(element) &&
    closest(element, ({ tagName }) => ['script', 'style', 'noscript', 'template'].includes(tagName)) === null
  );
}
