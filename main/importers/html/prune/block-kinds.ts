import type { PageElement } from '../../../cleaning/parse-html.ts';
import { closest, textOf } from '../page-tree.ts';
import type { TextBlock } from '../text-blocks.ts';

export function isHeading(element: PageElement): boolean {
  return closest(element, (candidate) => /^h[1-6]$/.test(candidate.tagName)) !== null;
}

const sentence = /[.!?…։。！？](?:\s|$|["”»'’)])/u;

/** A line that carries the article by itself. */
export function isGood({ owner, text, linked }: TextBlock): boolean {
  return (
    !isHeading(owner) &&
    text.length >= 60 &&
    linked < text.length * 0.4 &&
    sentence.test(text) &&
    !(dateLabel.test(text) && isDateLine(text))
  );
}

/** Little more than a date, a time, a count: `12. März 2019, 14:05 Uhr`, `Updated: 3/4/2020`, `5 min read`, `12`. */
export function isDateLine(text: string): boolean {
  const labelled = dateLabel.test(text);
  if (text.length > (labelled ? 130 : 70)) return false;
  if (!/\p{L}/u.test(text)) return true;
  if (/^\d{1,3}\s?(?:min(?:ute)?s?|мин|minuten|րոպե)\b/iu.test(text)) return true;
  const hasDate =
    /(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d)|\d{4}-\d{2}-\d{2}(?!\d)|(?:19|20)\d{2}(?=\d{1,2}:\d{2})|(?:19|20)\d{2}(?!\d))/.test(
      text,
    );
  const words = (text.match(/\p{L}+/gu) ?? []).length;
  // Where no spaces part the words, signs are counted.
  const signs = text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g)?.length ?? 0;
  if (!hasDate || signs > 14) return false;
  return labelled
    ? words <= 16 && !/\p{Ll}{3}[.!?]\s\p{Lu}/u.test(text)
    : words <= 6 && (words <= 2 || !/[.!?]$/.test(text));
}

/** Words that only dates follow. */
const dateLabel =
  /^(?:(?:first |date |last )?(?:published|posted|updated|modified|created|edited)|veröffentlicht|aktualisiert|erschienen|stand|datum|erstellt|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|atualizado|gepubliceerd|opublikowano|опубликовано|обновлено|дата|հրապարակվել)(?!\p{L})[^.!?]{0,30}\d/iu;

export function linkedShare(blocks: readonly TextBlock[]): number {
  const length = blocks.reduce((sum, block) => sum + block.text.length, 0);
  return length === 0 ? 0 : blocks.reduce((sum, block) => sum + block.linked, 0) / length;
}

/** A whole line that is the title of something else: between paragraphs it points elsewhere, among its like it is a list. */
export function isLoneLink({ text, linked, owner }: TextBlock): boolean {
  return (
    text.length > 15 &&
    linked >= text.length * 0.95 &&
    closest(owner, ({ tagName }) => tagName === 'li') === null
  );
}

export function inCaption(element: PageElement): boolean {
  return (
    closest(element, ({ tagName }) => tagName === 'figure' || tagName === 'figcaption') !== null ||
    inTable(element)
  );
}

/** In a cell of a table of data; what only lays out the page has cells full of paragraphs. */
export function inTable(element: PageElement): boolean {
  const cell = closest(element, ({ tagName }) => tagName === 'td' || tagName === 'th');
  return cell !== null && textOf(cell).length < longestCell;
}
const longestCell = 300;
