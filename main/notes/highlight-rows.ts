import type { HighlightColour } from '../../contract/annotation-model.ts';
import type { HighlightFilter, PutBackHighlight, ShelvedHighlight } from '../../contract/shelf-model.ts';
import { foldText } from '../storage/fold-text.ts';
import { type Conditions, conditionsOf } from './conditions.ts';
import { beginningOf } from './local-days.ts';

export interface HighlightRow extends Record<string, unknown> {
  id: string;
  article: string;
  title: string;
  byline: string | null;
  source: string | null;
  place: string | null;
  published: string | null;
  language: string | null;
  address: string | null;
  quote: string;
  prefix: string;
  suffix: string;
  start: number;
  end: number;
  colour: HighlightColour;
  comment: string;
  page: number | null;
  placed: number;
  created: string;
  changed: string;
  tags: string;
}

export const highlightColumns = `h.id, a.id AS article, a.title, a.byline, a.source, a.place, a.published, a.language,
  a.address, h.quote, h.prefix, h.suffix, h.start, h."end", h.colour, h.comment, h.page, h.placed, h.created, h.changed,
  (SELECT json_group_array(name) FROM (SELECT name FROM highlight_tags t WHERE t.highlight = h.key ORDER BY name)) AS tags`;

export function toShelved(row: HighlightRow): ShelvedHighlight {
  const { article: id, title, byline, source, place, published, language, address, ...rest } = row;
  const { quote, prefix, suffix, start, end, placed, tags, ...highlight } = rest;
  return {
    ...highlight,
    article: { id, title, byline, source, place, published, language, address },
    anchor: { quote, prefix, suffix, start, end },
    placed: placed === 1,
    tags: JSON.parse(tags),
  };
}

export function toPutBack({ article, ...rest }: ShelvedHighlight): PutBackHighlight {
  return { ...rest, article: article.id };
}

/** Of highlights `h` in articles `a`. */
export function highlightConditions(filter: HighlightFilter): Conditions {
  const { colours, tag, source, collection, article, madeFrom, madeTo, commented, unplaced, text } = filter;
  return conditionsOf([
    ['a.trashed IS NULL'],
    ['h.colour IN (SELECT value FROM json_each(?))', colours && JSON.stringify(colours)],
    [
      'EXISTS (SELECT 1 FROM highlight_tags t WHERE t.highlight = h.key AND fold(t.name) = ?)',
      tag && foldText(tag),
    ],
    ['a.source = ?', source],
    [
      `a.key IN (SELECT ac.article FROM article_collections ac JOIN collections c ON c.key = ac.collection
        WHERE c.id = ?)`,
      collection,
    ],
    ['a.id = ?', article],
    ['h.created >= ?', madeFrom && beginningOf(madeFrom)],
    ['h.created < ?', madeTo && beginningOf(madeTo, 1)],
    [`(h.comment <> '') = ?`, commented === undefined ? undefined : Number(commented)],
    ['h.placed <> ?', unplaced === undefined ? undefined : Number(unplaced)],
    [
      "instr(fold(h.quote || ' ' || h.comment), ?) > 0",
      text === undefined || text.trim() === '' ? undefined : foldText(text.trim()),
    ],
  ]);
}
